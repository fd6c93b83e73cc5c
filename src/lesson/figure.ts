import { parseDistribution } from './distribution-element.ts';
import { ElementReader } from './element.ts';
import type { MdxNode } from './mdx.ts';
import { flatten } from './mdx.ts';
import type { LessonContext } from './parse-lesson.ts';
import type { SourceLocation } from './problem.ts';
import { parseReplicaPlot } from './replica-plot-element.ts';
import { parseTimeline } from './timeline-element.ts';
import type { Step } from './types.ts';

/** A figure that is made at build from what was recorded, as its author asked for it. */
export interface Figure {
  readonly element: 'Timeline' | 'ReplicaPlot' | 'Distribution';
  /** Slug of the lesson whose recording it draws, if that is another one. */
  readonly lesson?: string;
  /** Ids of the steps that it draws. */
  readonly steps: readonly string[];
  /** Kinds of the objects that it draws; none where it draws an answer. */
  readonly kinds: readonly string[];
  /** Names of those objects, where only some are asked for. */
  readonly names: readonly string[];
  readonly location: SourceLocation;
}

const PARSERS: Readonly<
  Record<string, (node: MdxNode, steps: readonly string[], context: LessonContext) => Figure>
> = { Timeline: parseTimeline, ReplicaPlot: parseReplicaPlot, Distribution: parseDistribution };

/** What can stand beside another in a `<SideBySide>`. */
const isFigure = ({ name, type, lang }: MdxNode) =>
  (name ?? '') in PARSERS || (type === 'code' && lang === 'mermaid');

/**
 * Reads and checks the figures of a lesson. Steps of its own lesson are checked here; those of another
 * one, where all are known: see `figureProblems`.
 */
export function parseFigures(
  nodes: readonly MdxNode[],
  steps: readonly Pick<Step, 'id'>[],
  context: LessonContext,
): Figure[] {
  const ids = steps.map(({ id }) => id);
  nodes
    .filter(({ name }) => name === 'SideBySide')
    .forEach((node) => checkSideBySide(node, context));
  return nodes.flatMap((node) => PARSERS[node.name ?? '']?.(node, ids, context) ?? []);
}

function checkSideBySide(node: MdxNode, { file, problems }: LessonContext): void {
  const element = new ElementReader(node, file, problems, []);
  if (flatten(node).filter(isFigure).length > 1) return;
  element.complain(
    '<SideBySide> pone al lado dos figuras o más',
    `Son figuras: ${Object.keys(PARSERS).join(', ')} y los bloques mermaid.`,
  );
}
