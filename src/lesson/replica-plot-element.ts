import type { Figure } from './figure.ts';
import type { MdxNode } from './mdx.ts';
import type { LessonContext } from './parse-lesson.ts';
import { recordedLives } from './timeline-element.ts';

/** Kinds that keep a number of replicas. */
const KINDS = ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'HorizontalPodAutoscaler'];

/** What is drawn where its author names no kind. */
export const REPLICA_KIND = 'Deployment';

/** Reads a `<ReplicaPlot steps="…" kinds="…" names="…">`: it draws how many replicas there were. */
export function parseReplicaPlot(
  node: MdxNode,
  ids: readonly string[],
  context: LessonContext,
): Figure {
  const lives = recordedLives(node, ids, KINDS, context);
  const kinds = lives.kinds.length > 0 ? lives.kinds : [REPLICA_KIND];
  return { element: 'ReplicaPlot', ...lives, kinds };
}
