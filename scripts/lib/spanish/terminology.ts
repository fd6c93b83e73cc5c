import { Cursor } from '../../../src/lesson/cursor.ts';
import type { Problem } from '../../../src/lesson/problem.ts';
import { readYaml } from '../../../src/lesson/yaml.ts';
import type { Finding } from './finding.ts';

/** What is written here, and what is not written for it. */
export interface Term {
  readonly say: string;
  readonly not: readonly string[];
  readonly why?: string;
}

/** Reads a list of terms. What is wrong is reported and left out. */
export function parseTerms(text: string, file: string): { value: Term[]; problems: Problem[] } {
  const { documents, problems } = readYaml(text, { file });
  const value = Cursor.over(documents, file, problems)
    .items('la terminología')
    .flatMap((item): Term[] => {
      const fields = item.record(['say', 'not', 'why'], 'un término');
      const say = fields?.at('say').text('say');
      if (!fields || say === undefined) return [];
      const not = fields.at('not').items('not');
      const why = fields.has('why') ? fields.at('why').text('why') : undefined;
      return [{ say, not: not.flatMap((one) => one.text('not') ?? []), ...(why && { why }) }];
    });
  return { value, problems };
}

/** Each use of a word or phrase that is not ours, whole words only, in whatever case. */
export function unwanted(prose: string, terms: readonly Term[]): Finding[] {
  return terms.flatMap(({ say, not, why }) =>
    not.flatMap((phrase) =>
      [...prose.matchAll(patternOf(phrase))].map((match) => ({
        offset: match.index,
        message: `«${match[0].replace(/\s+/g, ' ')}» no se dice así`,
        hint: `Mejor: ${say}.${why ? ` ${why}` : ''}`,
      })),
    ),
  );
}

function patternOf(phrase: string): RegExp {
  const words = RegExp.escape(phrase).replaceAll('\\x20', '\\s+').replaceAll('…', '\\p{L}*');
  return new RegExp(`(?<![\\p{L}\\d-])${words}(?![\\p{L}\\d-])`, 'giu');
}
