import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../../src/lesson/problem.ts';
import { byPlace } from '../../../src/lesson/problem.ts';
import { commentsOf, proseOf } from '../../../src/lesson/prose.ts';
import type { Finding } from './finding.ts';
import { Speller } from './spelling.ts';
import { parseTerms, unwanted } from './terminology.ts';
import { mistypeset } from './typography.ts';

const TERMS = 'content/terminologia.yaml';
/** Everything that is written for people, but what a program wrote. */
const FILES = [
  'content/lecciones/*/*.{mdx,yaml}',
  'content/{campos,curso,lint,temario,versiones}.yaml',
  'content/addons/*.yaml',
  'content/errores/*/*.yaml',
  '{README,CONTRIBUTING}.md',
];

/** The prose of every text below a root, or of those given (paths from the root): spelling, terms, signs. */
export async function checkSpanish(root: string, files = filesBelow(root)): Promise<Problem[]> {
  const terms = parseTerms(readFileSync(join(root, TERMS), 'utf8'), TERMS);
  const speller = await Speller.load(root);
  const problems = [...terms.problems];
  for (const file of files) {
    const text = readFileSync(join(root, file), 'utf8');
    const prose = file.endsWith('.yaml') ? commentsOf(text) : proseOf(text);
    const signs = file.endsWith('.yaml') ? [] : mistypeset(prose);
    const findings = [
      ...(await speller.misspelt(prose)),
      ...unwanted(prose, terms.value),
      ...signs,
    ];
    problems.push(...findings.map((finding) => located(finding, file, text)).toSorted(byPlace));
  }
  return problems;
}

function filesBelow(root: string): string[] {
  return FILES.flatMap((pattern) => globSync(pattern, { cwd: root })).sort();
}

function located({ offset, message, hint }: Finding, file: string, text: string): Problem {
  const before = text.slice(0, offset).split('\n');
  const location = { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  return { location, message, hint };
}
