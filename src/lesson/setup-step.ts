import type { SourceLocation } from './problem.ts';
import type { Expectation, ObjectReference, StateCheck, Step } from './types.ts';

/** What a command of the course's own says of itself; the rest is as for any step of a lesson. */
export interface SetupText {
  /** Unlike any id that an author may write: it has a colon. */
  readonly id: `${string}:${string}`;
  readonly command: string;
  /** Lines that it must print; nothing is expected where they are left out. */
  readonly stdout?: readonly string[];
  readonly then?: readonly StateCheck[];
  readonly timeoutMs?: number;
  readonly location: SourceLocation;
}

const TIMEOUT_MS = 60_000;
const AT_ONCE = { forMs: 0, consecutive: 1, notYet: false };

/** A step that no author wrote: shown, copied, run and checked like any other. */
export function setupStep(text: SetupText): Step {
  const { id, command, stdout, then = [], timeoutMs = TIMEOUT_MS, location } = text;
  const how = { terminal: 1, mode: 'run', capture: [], exitCode: 0, timeoutMs } as const;
  const step = { id, command, ...how, location };
  if (!stdout && then.length === 0) return step;
  const printed = stdout && { stdout: { type: 'lines', lines: stdout, location } as const };
  const rest = { jsonpath: [], numbers: [], then, location };
  const expectation: Expectation = { ...AT_ONCE, ...printed, ...rest };
  return { ...step, expectation };
}

/** A state that must come: an object that is there, or that is gone. */
export function stateCheck(
  type: 'there' | 'gone',
  target: ObjectReference,
  withinMs: number,
  location: SourceLocation,
): StateCheck {
  const polling = { ...AT_ONCE, withinMs, target, location };
  return type === 'gone'
    ? { ...polling, type: 'absent' }
    : { ...polling, type: 'match', match: { metadata: { name: target.name } } };
}
