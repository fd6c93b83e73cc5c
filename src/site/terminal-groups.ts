import type { StepMode } from '../lesson/types.ts';
import { staysRunning } from './terminals.ts';

/** A step among the parts of a section, as far as its place beside others goes. */
export interface GroupedStep {
  readonly id: string;
  readonly terminal: number;
  readonly mode: StepMode;
  /** Whether it says what must come of it; what is typed into a session without saying so closes it. */
  readonly expects: boolean;
}

/** A part of a section, in the order of the text; `step` where it is one. */
export interface Part<Node> {
  readonly node: Node;
  readonly type: 'step' | 'paragraph' | 'hidden' | 'other';
  readonly step?: GroupedStep;
}

/** A window of a terminal inside of a group: one command, or a session with what is typed into it. */
export interface Pane<Node> {
  readonly terminal: number;
  readonly steps: readonly GroupedStep[];
  /** The paragraph that leads to the command, if there is one. */
  readonly lead: readonly Node[];
  /** Column and rows of a grid, from 1; `lastRow` is still its own. Time goes down. */
  readonly column: number;
  readonly row: number;
  readonly lastRow: number;
}

/** Parts of a section, `[start, end)`, that are shown as one thing. */
export interface Group<Node> {
  readonly start: number;
  readonly end: number;
  readonly columns: number;
  readonly rows: number;
  readonly panes: readonly Pane<Node>[];
}

type Draft<Node> = Omit<Pane<Node>, 'column' | 'row' | 'lastRow'>;

/**
 * Finds the commands that are seen together: those in several terminals that follow each other with
 * nothing between them, or with the one paragraph that says what to do while the first goes on; and an
 * interactive session with what is typed into it.
 */
export function terminalGroups<Node>(parts: readonly Part<Node>[]): Group<Node>[] {
  const groups: Group<Node>[] = [];
  for (let start = 0; start < parts.length; start++) {
    if (!parts[start]?.step) continue;
    const { end, drafts } = collect(parts, start);
    const terminals = [...new Set(drafts.map(({ terminal }) => terminal))].sort();
    if (terminals.length > 1 || drafts.some(({ steps }) => steps.length > 1)) {
      groups.push({ start, end, ...arrange(drafts, terminals) });
    }
    start = end - 1;
  }
  return groups;
}

/** The longest run of steps from one on that belong together, each in a pane or in that of its session. */
function collect<Node>(parts: readonly Part<Node>[], start: number) {
  const drafts: Draft<Node>[] = [];
  let end = start;
  let lead: Node[] = [];
  for (let at = start; at < parts.length; at++) {
    const part = parts[at];
    if (part?.type === 'hidden') continue;
    if (part?.type === 'paragraph' && lead.length === 0) lead.push(part.node);
    else if (part?.step && belongs(drafts.at(-1), part.step, lead.length > 0)) {
      add(drafts, part.step, lead);
      lead = [];
      end = at + 1;
    } else break;
  }
  return { end, drafts };
}

function belongs<Node>(last: Draft<Node> | undefined, step: GroupedStep, isLed: boolean): boolean {
  if (!last || !isLed) return true;
  return last.terminal !== step.terminal && goesOn(last.steps);
}

/** Whether what these steps began is still there after them. */
function goesOn(steps: readonly GroupedStep[]): boolean {
  return steps.every(({ mode, expects }) => staysRunning(mode) || (mode === 'send' && expects));
}

function add<Node>(drafts: Draft<Node>[], step: GroupedStep, lead: readonly Node[]): void {
  const last = drafts.at(-1);
  const continues = step.mode === 'send' && lead.length === 0 && last?.terminal === step.terminal;
  if (continues) drafts[drafts.length - 1] = { ...last, steps: [...last.steps, step] };
  else drafts.push({ terminal: step.terminal, steps: [step], lead });
}

/** A column for each terminal; in it, a row of its own for each pane, never above what was done before. */
function arrange<Node>(drafts: readonly Draft<Node>[], terminals: readonly number[]) {
  const filled = new Map<number, number>();
  let row = 1;
  const placed = drafts.map((draft) => {
    row = Math.max(row, (filled.get(draft.terminal) ?? 0) + 1);
    filled.set(draft.terminal, row);
    return { ...draft, column: terminals.indexOf(draft.terminal) + 1, row };
  });
  const panes = placed.map((pane, index) => {
    const next = placed.slice(index + 1).find(({ terminal }) => terminal === pane.terminal);
    return { ...pane, lastRow: goesOn(pane.steps) ? (next?.row ?? row + 1) - 1 : pane.row };
  });
  return { panes, columns: terminals.length, rows: row };
}
