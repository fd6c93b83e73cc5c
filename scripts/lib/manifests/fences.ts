import { mdxToMdast } from 'satteri';
import { parseAttributes } from '../../../src/lesson/attributes.ts';
import { flatten, malformedMdx, nodeLocation, type MdxNode } from '../../../src/lesson/mdx.ts';
import type { Problem } from '../../../src/lesson/problem.ts';
import type { Declaration, ManifestSource } from '../../../src/manifests/text/source.ts';

/** Attributes of a `yaml` fence: what it declares, and what the site shows with it. */
const ATTRIBUTES = ['fragment', 'invalid', 'title', 'highlight'];

/** The `yaml` fences of an MDX file. */
export function fenceSources(
  file: string,
  text: string,
): { sources: ManifestSource[]; problems: Problem[] } {
  const problems: Problem[] = [];
  try {
    const nodes = flatten(mdxToMdast(text) as unknown as MdxNode);
    const fences = nodes.filter(
      ({ type, lang }) => type === 'code' && (lang === 'yaml' || lang === 'yml'),
    );
    return { sources: fences.map((fence) => fenceSource(fence, file, problems)), problems };
  } catch (error) {
    return { sources: [], problems: [malformedMdx(error, file)] };
  }
}

function fenceSource(fence: MdxNode, file: string, problems: Problem[]): ManifestSource {
  const location = nodeLocation(fence, file);
  const { fragment, invalid } = parseAttributes(fence.meta ?? '', ATTRIBUTES, location, problems);
  if (invalid === '') {
    problems.push({
      location,
      message: '«invalid» no dice por qué',
      hint: 'Escríbelo así: invalid="el selector no casa con la plantilla".',
    });
  }
  const type: Declaration['type'] = invalid === undefined ? 'fragment' : 'invalid';
  const isDeclared = invalid !== undefined || fragment !== undefined;
  return {
    file,
    text: fence.value ?? '',
    line: location.line + 1,
    column: location.column - 1,
    ...(isDeclared && { declaration: { type, location } }),
  };
}
