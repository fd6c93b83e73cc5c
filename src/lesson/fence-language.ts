import type { MdxNode } from './mdx.ts';
import { nodeLocation } from './mdx.ts';
import type { LessonContext } from './parse-lesson.ts';
import { suggestion } from './suggest.ts';

/** Fences that the parser reads. */
const READ = ['sh', 'expect', 'mermaid'];
/** Fences that a page only shows. */
const SHOWN = [
  'yaml',
  'json',
  'toml',
  'ini',
  'text',
  'diff',
  'dockerfile',
  'nginx',
  'http',
  'html',
  'js',
  'go',
];
/** Names by which people write commands, which would stand on the page and never run. */
const SHELLS = ['bash', 'shell', 'console', 'zsh', 'shellscript', 'shell-session', 'terminal'];

/** Checks a fence's language: a misspelt one, or another name for `sh`, would silently not run. */
export function checkLanguage(node: MdxNode, { file, problems }: LessonContext): void {
  const language = node.lang ?? '';
  const known = [...READ, ...SHOWN];
  if (language === '' || known.includes(language)) return;
  const location = nodeLocation(node, file);
  if (SHELLS.includes(language)) {
    const message = `un bloque «${language}» no se ejecuta`;
    problems.push({
      location,
      message,
      hint: 'Los comandos van en un bloque ```sh id="nombre"```.',
    });
  } else {
    const message = `no hay bloques de «${language}»`;
    problems.push({ location, message, hint: suggestion(language, known) });
  }
}
