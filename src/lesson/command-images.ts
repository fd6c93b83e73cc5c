import type { NamedImage } from './named-images.ts';
import type { Step } from './types.ts';
import type { Word } from './shell-words.ts';
import { shellCommands } from './shell-words.ts';

/** Options of `docker run`, `create` and `pull` that take no value; any other takes one. */
const FLAGS = [
  ...['detach', 'disable-content-trust', 'help', 'init', 'interactive', 'no-healthcheck'],
  ...[
    'oom-kill-disable',
    'privileged',
    'publish-all',
    'quiet',
    'read-only',
    'rm',
    'sig-proxy',
    'tty',
  ],
];
const SHORT_FLAGS = 'ditPq';
const RUNS = ['run', 'create', 'pull'];

/** The images that a step's commands name: to Docker, or to kubectl by `--image` or `set image`. */
export function imagesInCommand({ command, location }: Pick<Step, 'command' | 'location'>) {
  const lines = command.split('\n');
  const named = ({ text, line, column }: Word): NamedImage => ({
    name: text,
    // The fence's own line comes before the first one of its text.
    location: { ...location, line: location.line + line, column: location.column + column - 1 },
    line: lines[line - 1] ?? '',
  });
  const isWritten = ({ text }: Word) => text !== '' && !text.includes('$');
  return shellCommands(command).flatMap((words) =>
    [...dockerImage(words), ...kubectlImages(words)].filter(isWritten).map(named),
  );
}

/** Names that a step's commands give to images which they make: with `docker build`, `tag` or `commit`. */
export function imagesMadeBy({ command }: Pick<Step, 'command'>): string[] {
  return shellCommands(command).flatMap((words) => {
    const texts = words.map(({ text }) => text);
    const [verb, ...rest] = afterDocker(texts);
    if (verb === 'build')
      return rest.flatMap((text, i) => {
        if (text.startsWith('--tag=')) return text.slice('--tag='.length);
        return text === '-t' || text === '--tag' ? (rest[i + 1] ?? []) : [];
      });
    return verb === 'tag' || verb === 'commit' ? rest.slice(-1) : [];
  });
}

function dockerImage(words: readonly Word[]): Word[] {
  const texts = words.map(({ text }) => text);
  const [verb = '', ...rest] = afterDocker(texts);
  if (!RUNS.includes(verb)) return [];
  const image = words.at(words.length - rest.length + afterOptions(rest));
  return image && rest.length > 0 ? [image] : [];
}

/** What follows `docker`, and `container` or `image`; nothing where there is no Docker. */
function afterDocker(texts: readonly string[]): string[] {
  const rest = texts.slice(texts.indexOf('docker') + 1 || texts.length);
  return ['container', 'image'].includes(rest[0] ?? '') ? rest.slice(1) : rest;
}

/** How many words are options and their values. */
function afterOptions(words: readonly string[]): number {
  let at = 0;
  while (words[at]?.startsWith('-')) at += takesNext(words[at] ?? '') ? 2 : 1;
  return at;
}

function takesNext(option: string): boolean {
  if (option.startsWith('--')) return !option.includes('=') && !FLAGS.includes(option.slice(2));
  // `-it`: two flags. `-dp`: a flag, and one that takes the next word. `-p80:80`: its value comes with it.
  const letters = [...option.slice(1)];
  const first = letters.findIndex((letter) => !SHORT_FLAGS.includes(letter));
  return first >= 0 && first === letters.length - 1;
}

function kubectlImages(words: readonly Word[]): Word[] {
  const at = words.findIndex(({ text }) => text === 'kubectl');
  if (at < 0) return [];
  const rest = words.slice(at + 1);
  const isSet = rest[0]?.text === 'set' && rest[1]?.text === 'image';
  return rest.flatMap((word, i) => {
    if (word.text === '--image') return rest[i + 1] ?? [];
    if (word.text.startsWith('--image=')) return valueOf(word);
    return isSet && i > 1 && /^[^-/][^/=]*=/.test(word.text) ? valueOf(word) : [];
  });
}

/** What comes after the `=` of a word. */
function valueOf({ text, line, column }: Word): Word {
  const from = text.indexOf('=') + 1;
  return { text: text.slice(from), line, column: column + from };
}
