import { parseAttributes } from './attributes.ts';
import type { Attributes } from './attributes.ts';
import { parseDuration } from './duration.ts';
import { claimId } from './ids.ts';
import type { MdxNode } from './mdx.ts';
import { nodeLocation } from './mdx.ts';
import type { LessonContext } from './parse-lesson.ts';
import type { SourceLocation } from './problem.ts';
import { parseSkip } from './skip.ts';
import type { Expectation, Step, StepMode } from './types.ts';

const MODES = ['background', 'watch', 'tty', 'send'] as const;
const ATTRIBUTES = ['id', 'terminal', ...MODES, 'capture', 'exit', 'timeout', 'skip', 'until'];
const VARIABLE = /^[A-Za-z_]\w*$/;
const DEFAULT_TIMEOUT_MS = 60_000;
/** A `sleep` that is a command of its own: at the start of a line or after `;`, `&&`, `||`, `do`, `then`. */
const SLEEP = /(?:^[ \t]*|[;&|][ \t]*|\bdo\s+|\bthen\s+)sleep\s+[\d.]+[smhd]?[ \t]*(?:$|[;&|)#])/m;
/** What the shell does not run itself: quoted text, and the bodies of heredocs. */
const DATA = /'[^']*'|"(?:\\.|[^"\\])*"|<<-?\s*['"]?(\w+)['"]?[^]*?\n\s*\1\b/g;

/** Reads a `sh` fence. */
export function parseStep(
  node: MdxNode,
  expectation: Expectation | undefined,
  ids: Map<string, SourceLocation>,
  context: LessonContext,
): Step {
  const location = nodeLocation(node, context.file);
  const attributes = parseAttributes(node.meta ?? '', ATTRIBUTES, location, context.problems);
  const text = node.value ?? '';
  checkCommand(text, location, context);
  const skip = parseSkip(attributes, location, context);
  return {
    id: claimId('paso', attributes['id'], location, ids, context.problems),
    command: text.replaceAll('{site}', context.source.site),
    terminal: parseTerminal(attributes['terminal'], location, context),
    mode: parseMode(attributes, location, context),
    capture: parseCapture(attributes['capture'], location, context),
    exitCode: parseExitCode(attributes['exit'], location, context),
    timeoutMs: parseTimeout(attributes['timeout'], location, context),
    ...(expectation && { expectation }),
    ...(skip && { skip }),
    location,
  };
}

function checkCommand(text: string, location: SourceLocation, { problems }: LessonContext): void {
  if (text.trim() === '') {
    problems.push({
      location,
      message: 'el paso está vacío',
      hint: 'Escribe el comando que se ejecuta.',
    });
  }
  // Line breaks stay, so that the place of what is found does too.
  const sleep = SLEEP.exec(text.replace(DATA, (data) => data.replace(/[^\n]/g, '_')));
  if (sleep) {
    const line =
      location.line +
      1 +
      text.slice(0, sleep.index + sleep[0].indexOf('sleep')).split('\n').length -
      1;
    problems.push({
      location: { ...location, line },
      message: 'un «sleep» no sirve para esperar',
      hint: 'Espera al estado que necesitas, con «within» en la expectativa.',
    });
  }
}

function parseTerminal(
  text: string | undefined,
  location: SourceLocation,
  { problems }: LessonContext,
): number {
  if (text === undefined || /^[1-9]$/.test(text)) return Number(text ?? 1);
  const hint = 'Las terminales se numeran del 1 al 9: terminal="2".';
  problems.push({ location, message: `terminal="${text}" no es una terminal`, hint });
  return 1;
}

function parseMode(
  attributes: Attributes,
  location: SourceLocation,
  { problems }: LessonContext,
): StepMode {
  const [mode, ...others] = MODES.filter((name) => attributes[name] !== undefined);
  if (others.length > 0) {
    const message = `«${[mode, ...others].join('», «')}» no van juntos`;
    problems.push({ location, message, hint: 'Deja solo uno.' });
  }
  if (mode !== undefined && attributes[mode] !== '') {
    const message = `«${mode}» no lleva valor`;
    problems.push({ location, message, hint: `Escríbelo así: \`\`\`sh id="…" ${mode}` });
  }
  return mode ?? 'run';
}

function parseCapture(
  text: string | undefined,
  location: SourceLocation,
  { problems }: LessonContext,
): readonly string[] {
  const names = text?.split(/[ ,]+/).filter(Boolean) ?? [];
  const wrong =
    text !== undefined && names.length === 0 ? '' : names.find((name) => !VARIABLE.test(name));
  if (wrong === undefined) return names;
  const hint = 'Nombra variables que el paso deja en la terminal: capture="POD".';
  problems.push({ location, message: `capture="${text}" no nombra variables de bash`, hint });
  return [];
}

function parseExitCode(
  text: string | undefined,
  location: SourceLocation,
  { problems }: LessonContext,
) {
  const code = Number(text ?? '0');
  if (text === '' || !Number.isInteger(code) || code < 0 || code > 255) {
    problems.push({
      location,
      message: `exit="${text}" no es un código de salida`,
      hint: 'Va de 0 a 255.',
    });
    return 0;
  }
  return code;
}

function parseTimeout(
  text: string | undefined,
  location: SourceLocation,
  { problems }: LessonContext,
) {
  if (text === undefined) return DEFAULT_TIMEOUT_MS;
  const ms = parseDuration(text);
  if (ms !== undefined && ms > 0) return ms;
  problems.push({
    location,
    message: `timeout="${text}" no es una duración`,
    hint: 'Por ejemplo: timeout="90s".',
  });
  return DEFAULT_TIMEOUT_MS;
}
