import { excerpt } from '../../lesson/excerpt.ts';
import type { Problem } from '../../lesson/problem.ts';
import type { ExaminedObject } from '../../manifests/examine.ts';
import { element } from './element.ts';
import { scrollTo } from './in-view.ts';
import type { CheckedDocument } from './protocol.ts';
import { shortened } from './shortened.ts';

/** Documents and problems that are shown; who has more begins with these. */
const MOST_SHOWN = 50;

const STAMPS = {
  accepted: ['✓', 'Aceptado', 'green'],
  refused: ['✗', 'Rechazado', 'brick'],
  unknown: ['○', 'Sin juzgar', 'amber'],
  skipped: ['○', 'No es para el API server', 'amber'],
} as const;

const WAITS = 'Lo juzga el segundo módulo.';

/** What is said of a text, document by document. `goTo`: where a place in the text is shown. */
export function verdictItems(
  documents: readonly CheckedDocument[],
  text: string,
  goTo: (problem: Problem) => void,
): HTMLElement[] {
  const lines = text.split('\n');
  // With many, those that are right go last.
  const shown =
    documents.length > MOST_SHOWN
      ? documents.toSorted((a, b) => Math.sign(b.problems.length) - Math.sign(a.problems.length))
      : documents;
  const items = shown.slice(0, MOST_SHOWN).map((document) => {
    const problems = document.problems.slice(0, MOST_SHOWN);
    return element('li', { className: 'verdict' }, [
      ...document.objects.map((object) => heading(object, document)),
      ...(document.needsExtensions ? [element('p', { className: 'waits' }, [WAITS])] : []),
      ...(problems.length > 0 ? [list(problems, lines, goTo)] : []),
      ...more(document.problems.length, 'problemas'),
    ]);
  });
  const rest = more(documents.length, 'documentos').map((note) => element('li', {}, [note]));
  return [...items, ...rest];
}

function heading(
  { outcome, kind }: ExaminedObject,
  { name, location }: CheckedDocument,
): HTMLElement {
  const [sign, word, ink] = STAMPS[outcome];
  const stamp = element('strong', { className: `tag ${ink}` }, [`${sign} ${word}`]);
  const what = kind
    ? [
        element('span', { className: 'what' }, [
          shortened(kind),
          ...(name ? [` ${shortened(name)}`] : []),
        ]),
      ]
    : [];
  return element('h3', {}, [stamp, ...what, element('small', {}, [`línea ${location.line}`])]);
}

function list(
  problems: readonly Problem[],
  lines: readonly string[],
  goTo: (problem: Problem) => void,
): HTMLElement {
  return element(
    'ol',
    { className: 'problems' },
    problems.map((problem) => item(problem, lines, goTo)),
  );
}

function item(
  problem: Problem,
  lines: readonly string[],
  goTo: (problem: Problem) => void,
): HTMLElement {
  const { location, path, message, hint, meaning, lesson, server, isAdvice } = problem;
  const place = element('button', { type: 'button', className: 'place' }, [
    `línea ${location.line}`,
  ]);
  place.addEventListener('click', () => goTo(problem));
  const sentence =
    path && message.startsWith(`${path}: `) ? message.slice(path.length + 2) : message;
  const said = element('p', { className: 'message' }, [
    place,
    ' ',
    ...(path ? [element('code', {}, breakable(path)), ' '] : []),
    sentence,
  ]);
  const note = (className: string, text: string | undefined) =>
    text ? [element('p', { className }, unbroken(text))] : [];
  return element('li', { className: isAdvice ? 'advice' : 'error' }, [
    said,
    drawing(problem, lines),
    ...note('hint', hint),
    ...(meaning ? [meaningOf(meaning, lesson)] : []),
    ...(server ? [serverSentence(server)] : []),
  ]);
}

/** A path that may go on in the next line before each of its steps. */
function breakable(path: string): (Node | string)[] {
  return path.split(/(?=[.[])/).flatMap((step) => [document.createElement('wbr'), step]);
}

/** The line, the one before it, and a mark below its place. */
function drawing({ location }: Problem, lines: readonly string[]): HTMLElement {
  // Of a long text only these lines are read again.
  const from = Math.max(location.line - 2, 0);
  const near = '\n'.repeat(from) + lines.slice(from, location.line).join('\n');
  const shown = excerpt(near, location);
  const [carets = ''] = /\^+$/.exec(shown.at(-1) ?? '') ?? [];
  const before = shown.join('\n').slice(0, -carets.length || undefined);
  const mark = element('span', { className: 'carets' }, [carets]);
  return element('pre', { ariaHidden: 'true', tabIndex: -1 }, [before, mark]);
}

/** Scrolls the lines that are too long for their place to their marks. They have to be in the page. */
export function revealMarks(list: HTMLElement): void {
  for (const mark of list.querySelectorAll<HTMLElement>('.carets')) {
    const lines = mark.offsetParent;
    const { offsetLeft: from, offsetWidth: width } = mark;
    if (lines) lines.scrollLeft = scrollTo(from, from + width, lines.clientWidth);
  }
}

/** A text whose `--flags` stay whole at the end of a line. */
function unbroken(text: string): (Node | string)[] {
  return text
    .split(/(?<=\s)(--\S+)/)
    .map((part, index) =>
      index % 2 === 0 ? part : element('span', { className: 'flag' }, [part]),
    );
}

/** What a field is for, and where that is explained. */
function meaningOf(meaning: string, lesson: string | undefined): HTMLElement {
  const link = (slug: string) =>
    element('a', { href: new URL(`../${slug}/`, location.href).href }, [
      'La lección que lo explica',
    ]);
  return element('p', { className: 'meaning' }, [meaning, ...(lesson ? [' ', link(lesson)] : [])]);
}

function serverSentence(text: string): HTMLElement {
  return element('p', { className: 'server', lang: 'en' }, [text]);
}

function more(all: number, what: string): HTMLElement[] {
  if (all <= MOST_SHOWN) return [];
  return [element('p', { className: 'more' }, [`Y ${all - MOST_SHOWN} ${what} más.`])];
}
