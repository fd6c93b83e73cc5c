import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { defineMdastPlugin } from 'satteri';
import { attribute, component } from './mdx-component.ts';
import { groupTerminals } from './terminal-panes.ts';

/** Fence languages that become a component; the component finds its part of the lesson by id. */
const COMPONENTS: Readonly<Record<string, string>> = { sh: 'Command', mermaid: 'Diagram' };

/** Components that authors write and that need to know the lesson which they stand in. */
const FIGURES = ['Timeline', 'ReplicaPlot', 'Distribution'];
const LESSON_COMPONENTS = new Set(['Manifest', 'Source', ...FIGURES]);

/**
 * Sätteri plugin: turns `sh` and `mermaid` fences into components, puts those of several terminals side
 * by side, and removes `expect` fences.
 *
 * Only ids and terminals are read here: what a command says comes from the lesson model, the one parser,
 * so that the bytes shown are the bytes run.
 */
export const lessonParts = defineMdastPlugin({
  name: 'lesson-parts',
  before(root, context) {
    groupTerminals(root, slugOf(context.fileURL), context);
  },
  code(node, context) {
    if (node.lang === 'expect') return context.removeNode(node);
    const name = COMPONENTS[node.lang ?? ''];
    if (!name) return;
    const id = /(?:^|\s)id="([^"]*)"/.exec(node.meta ?? '')?.[1] ?? '';
    context.replaceNode(node, component(name, { lesson: slugOf(context.fileURL), id }));
  },
  mdxJsxFlowElement(node, context) {
    if (LESSON_COMPONENTS.has(node.name ?? ''))
      context.replaceNode(node, inLesson(node, context.fileURL));
  },
  mdxJsxTextElement(node, context) {
    if (LESSON_COMPONENTS.has(node.name ?? ''))
      context.replaceNode(node, inLesson(node, context.fileURL));
  },
});

/**
 * The same element, which now knows the lesson that it stands in. A figure may be of another lesson, which
 * its author names; then it learns on whose page it is.
 */
function inLesson<Element extends MdxJsxFlowElement | MdxJsxTextElement>(
  { type, name, attributes }: Readonly<Element>,
  file: URL | undefined,
) {
  const isElsewhere = attributes.some((given) => 'name' in given && given.name === 'lesson');
  const known = [...attributes, attribute(isElsewhere ? 'page' : 'lesson', slugOf(file))];
  return { type, name, attributes: known, children: [] };
}

/** `…/content/lecciones/05-pod/index.mdx` → `pod`. */
function slugOf(file: URL | undefined): string {
  if (!file) return '';
  return basename(dirname(fileURLToPath(file))).replace(/^\d+-/, '');
}
