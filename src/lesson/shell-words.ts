/** A word of a shell command, without its quotes, and where it begins: line and column, from 1. */
export interface Word {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** A quoted part, an escaped character or a plain one: a word is a row of them. */
const PART = /'[^']*'|"(?:[^"\\]|\\[^])*"|\\[^]|[^\s'"\\|;&()<>#]/;
const TOKEN = new RegExp(`((?:${PART.source}|(?<=[^\\s;|&()<>])#)+)|(\\n|[|;&()<>])|(#.*)`, 'g');

/**
 * The simple commands of a piece of shell, each as its words. It knows quotes, comments, continued lines and
 * what parts one command from the next; variables, and what is in quotes, stay as they are written.
 */
export function shellCommands(text: string): Word[][] {
  const commands: Word[][] = [[]];
  // A continued line goes on: the same length, so that every place stays what it was.
  const joined = text.replaceAll('\\\n', '  ');
  for (const { 1: word, 2: end, index } of joined.matchAll(TOKEN)) {
    if (word !== undefined)
      commands.at(-1)?.push({ text: unquoted(word), ...placeOf(text, index) });
    else if (end !== undefined) commands.push([]);
  }
  return commands.filter((words) => words.length > 0);
}

function unquoted(word: string): string {
  const quoted = /'([^']*)'|"((?:[^"\\]|\\[^])*)"|\\([^])/g;
  return word.replace(
    quoted,
    (_, single?: string, double?: string, escaped?: string) =>
      single ?? double?.replace(/\\([^])/g, '$1') ?? escaped ?? '',
  );
}

function placeOf(text: string, index: number) {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
