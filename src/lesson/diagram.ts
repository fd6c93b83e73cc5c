import { parseAttributes } from './attributes.ts';
import { claimId } from './ids.ts';
import type { MdxNode } from './mdx.ts';
import { nodeLocation } from './mdx.ts';
import type { LessonContext } from './parse-lesson.ts';
import type { SourceLocation } from './problem.ts';
import type { Diagram } from './types.ts';

/** Reads a `mermaid` fence. */
export function parseDiagram(
  node: MdxNode,
  ids: Map<string, SourceLocation>,
  { source, file, problems }: LessonContext,
): Diagram {
  const location = nodeLocation(node, file);
  const attributes = parseAttributes(node.meta ?? '', ['id'], location, problems);
  const id = claimId('diagrama', attributes['id'], location, ids, problems);
  return {
    id,
    source: node.value ?? '',
    svgFile: `${source.folder}/diagramas/${id}.svg`,
    location,
  };
}
