import type { Lesson, Step } from '../../../src/lesson/types.ts';

/** A TCP port of this machine that a step opens, or needs somebody to have opened. */
export interface LocalPort {
  readonly port: number;
  /** The first step that names it. */
  readonly step: Step;
}

const WORD = /(?:[^\s"';&|()\\]|\\[^]|"(?:\\[^]|[^"\\])*"|'[^']*')+|[\n;&|()]+/g;
const KUBECTL_PROXY_PORT = 8001;

/**
 * The local ports that a lesson's steps say that they use: `port` of an expectation, `kubectl port-forward`
 * and `proxy`, `docker run -p`. Those that the system chooses (`:80`, `-p 80`) are nobody else's.
 */
export function localPorts({ steps }: Lesson): readonly LocalPort[] {
  const found = new Map<number, LocalPort>();
  for (const step of steps) {
    if (step.skip) continue;
    for (const port of portsOf(step)) {
      if (!found.has(port)) found.set(port, { port, step });
    }
  }
  return [...found.values()];
}

function portsOf({ command, expectation }: Step): number[] {
  const opened = simpleCommands(command).flatMap((words) => [
    ...forwarded(words),
    ...proxied(words),
    ...published(words),
  ]);
  return expectation?.port === undefined ? opened : [...opened, expectation.port];
}

/** The words of each simple command of a block, as far as that can be told without running it. */
function simpleCommands(block: string): string[][] {
  const commands: string[][] = [[]];
  for (const [word] of block.replaceAll('\\\n', ' ').matchAll(WORD)) {
    if (/^[\n;&|()]/.test(word)) commands.push([]);
    else commands.at(-1)?.push(word.replace(/["']/g, ''));
  }
  return commands;
}

/** `kubectl port-forward pod/web 8080:80`: the first number of each pair, or the only one. */
function forwarded(words: readonly string[]): number[] {
  const verb = words.indexOf('port-forward');
  if (!words.includes('kubectl') || verb < 0) return [];
  return words.slice(verb + 1).flatMap((word) => {
    const [, local] = /^(\d+)(?::\d+)?$/.exec(word) ?? [];
    return local === undefined ? [] : [Number(local)];
  });
}

/** `kubectl proxy --port=8001`, which is also its default; 0 lets the system choose. */
function proxied(words: readonly string[]): number[] {
  const text = words.join(' ');
  if (!/\bkubectl(?: -\S+)* proxy\b/.test(text) || text.includes('--unix-socket')) return [];
  const [, port = KUBECTL_PROXY_PORT] = / (?:--port|-p)[ =]?(\d+)/.exec(text) ?? [];
  return Number(port) === 0 ? [] : [Number(port)];
}

/** `docker run -p 127.0.0.1:8080:80`, also for a range of ports and with `-dp`. */
function published(words: readonly string[]): number[] {
  const text = words.join(' ');
  if (!/\bdocker(?: container)? (?:run|create)\b/.test(text)) return [];
  const option =
    / (?:-[a-zA-Z]*p|--publish)[ =]?(?:\S*:)?(\d+)(?:-(\d+))?:\d+(?:-\d+)?(?:\/tcp)?(?= |$)/g;
  return [...text.matchAll(option)].flatMap(([, first, last = first]) =>
    Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index),
  );
}
