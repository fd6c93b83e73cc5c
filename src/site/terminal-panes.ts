import type { MdastVisitorContext, MdxJsxFlowElement } from 'satteri';
import { parseAttributes } from '../lesson/attributes.ts';
import type { StepMode } from '../lesson/types.ts';
import { component } from './mdx-component.ts';
import { terminalGroups } from './terminal-groups.ts';
import type { Group, Pane, Part } from './terminal-groups.ts';

type Node = MdxJsxFlowElement['children'][number];

/** A node that sections are made of: the page itself, or an element such as `<Failure>`. */
interface Section {
  readonly type: string;
  readonly children: readonly unknown[];
}

const MODES: readonly StepMode[] = ['background', 'watch', 'tty', 'send'];
const ATTRIBUTES = ['id', 'terminal', ...MODES];

/** Puts the commands of a lesson that are seen together in one element, wherever they stand. */
export function groupTerminals(
  section: Readonly<Section>,
  lesson: string,
  context: MdastVisitorContext,
): void {
  const nodes = section.children as readonly Node[];
  for (const node of nodes) {
    if (node.type === 'mdxJsxFlowElement') groupTerminals(node, lesson, context);
  }
  const groups = terminalGroups(nodes.map((node, index) => readPart(node, nodes[index + 1])));
  if (groups.length === 0) return;
  const children = nodes.flatMap((node, index) => {
    const group = groups.find(({ start, end }) => index >= start && index < end);
    if (!group) return node;
    return index === group.start ? groupElement(group, lesson) : [];
  });
  context.setProperty(section as Readonly<MdxJsxFlowElement>, 'children', children);
}

function readPart(node: Node, next: Node | undefined): Part<Node> {
  if (node.type === 'paragraph') return { node, type: 'paragraph' };
  if (node.type !== 'code') return { node, type: 'other' };
  if (isExpectation(node)) return { node, type: 'hidden' };
  if (node.lang !== 'sh') return { node, type: 'other' };
  // What is wrong with them is the model's to say.
  const location = { file: '', line: 1, column: 1 };
  const attributes = parseAttributes(node.meta ?? '', ATTRIBUTES, location, []);
  const step = {
    id: attributes['id'] ?? '',
    terminal: Number(attributes['terminal'] ?? 1),
    mode: MODES.find((mode) => attributes[mode] !== undefined) ?? 'run',
    expects: next !== undefined && isExpectation(next),
  };
  return { node, type: 'step', step };
}

function isExpectation(node: Node): boolean {
  return node.type === 'code' && node.lang === 'expect';
}

function groupElement({ columns, rows, panes }: Group<Node>, lesson: string): MdxJsxFlowElement {
  const children = panes.map((pane, index) =>
    paneElement(pane, lesson, columns > 1 ? { order: String(index + 1) } : {}),
  );
  const steps = Array.from({ length: columns }, (_, at) =>
    panes.filter(({ column }) => column === at + 1).flatMap((pane) => pane.steps),
  );
  const ids = steps.map((column) => column.map(({ id }) => id).join(',')).join(' ');
  return component('Terminals', { lesson, steps: ids, rows: String(rows) }, children);
}

function paneElement(
  { steps, lead, column, row, lastRow }: Pane<Node>,
  lesson: string,
  order: Readonly<Record<string, string>>,
): MdxJsxFlowElement {
  const commands = steps.map(({ id }, index) =>
    component('Command', { lesson, id, ...(index === 0 ? order : { joined: 'yes' }) }),
  );
  const place = { column: String(column), row: String(row), end: String(lastRow + 1) };
  return component('TerminalPane', place, [...lead, ...commands]);
}
