import { mdxToMdast } from 'satteri';
import { Cursor } from './cursor.ts';
import { claimProblems } from './claim.ts';
import { checkVariables } from './check-variables.ts';
import { parseDiagram } from './diagram.ts';
import { checkLanguage } from './fence-language.ts';
import { parseExpectation } from './expectation.ts';
import { parseFigures } from './figure.ts';
import { parseFrontMatter } from './front-matter.ts';
import type { MdxNode } from './mdx.ts';
import { flatten, malformedMdx, nodeLocation } from './mdx.ts';
import { checkManifestElement } from './manifest.ts';
import type { Problem, SourceLocation } from './problem.ts';
import { proseWords } from './prose-words.ts';
import { byPlace } from './problem.ts';
import { parseStep } from './step.ts';
import { readCitations, unusedSources } from './source.ts';
import { checkModes } from './step-modes.ts';
import type { Diagram, Expectation, Lesson, Step } from './types.ts';
import { readYaml } from './yaml.ts';

/** What a lesson is parsed from: its folder, text and neighbours; nothing here is read from disk. */
export interface LessonSource {
  /** `content/lecciones/05-pod`, relative to the project's root. */
  readonly folder: string;
  /** Text of its `index.mdx`. */
  readonly text: string;
  /** Text of each YAML file of the folder, by name. */
  readonly manifests: ReadonlyMap<string, string>;
  /** Public URL of the site, without a final slash: what `{site}` stands for. */
  readonly site: string;
  /** Today, as an ISO date: past it, skips have expired. */
  readonly today: string;
  /** Names of the addons that a lesson may ask for; none unless given. */
  readonly addons?: readonly string[];
}

/** Everything that parsing collects on its way through a lesson. */
export interface LessonContext {
  readonly source: LessonSource;
  readonly file: string;
  readonly problems: Problem[];
}

const FOLDER = /^(\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)$/;

/** The one parser from MDX to steps, expectations, manifests and diagrams. Never throws on content. */
export function parseLesson(source: LessonSource): { lesson?: Lesson; problems: Problem[] } {
  const context = { source, file: `${source.folder}/index.mdx`, problems: [] as Problem[] };
  const [, order, slug] = FOLDER.exec(source.folder.split('/').at(-1) ?? '') ?? [];
  const location = { file: context.file, line: 1, column: 1 };
  if (order === undefined || slug === undefined) {
    const message = `la carpeta «${source.folder}» no se llama NN-slug`;
    return { problems: [{ location, message, hint: 'Por ejemplo: content/lecciones/05-pod.' }] };
  }
  let tree: MdxNode;
  try {
    tree = mdxToMdast(source.text) as MdxNode;
  } catch (error) {
    return { problems: [malformedMdx(error, context.file)] };
  }
  const nodes = flatten(tree);
  const parts = collectParts(nodes, context);
  if (parts.steps.length === 0) {
    context.problems.push({
      location,
      message: 'la lección no tiene pasos',
      hint: 'Un paso es un bloque ```sh id="nombre"```.',
    });
  }
  checkModes(parts.steps, context.problems);
  const place = { order: Number(order), slug, folder: source.folder, file: context.file };
  const words = proseWords(source.text, tree);
  const head = readFrontMatter(nodes, context);
  const { sources, cited } = readCitations(nodes, head.sources, context);
  const lesson = { ...place, ...head, ...parts, words, sources };
  context.problems.push(...claimProblems(lesson), ...unusedSources(lesson, cited));
  return { lesson, problems: context.problems.toSorted(byPlace) };
}

function readFrontMatter(nodes: readonly MdxNode[], { source, file, problems }: LessonContext) {
  const node = nodes.find(({ type }) => type === 'yaml');
  const line = (node?.position.start.line ?? 0) + 1;
  const { documents, problems: found } = readYaml(node?.value ?? '', { file, line });
  problems.push(...found);
  const root = Cursor.over(documents, file, problems);
  return parseFrontMatter(root, source.addons ?? [], source.today);
}

function collectParts(nodes: readonly MdxNode[], context: LessonContext) {
  const steps: Step[] = [];
  const diagrams: Diagram[] = [];
  const ids = new Map<string, SourceLocation>();
  nodes.forEach((node, index) => {
    if (node.type === 'code' && node.lang === 'sh') {
      const next = nodes[index + 1];
      const expectation = next && isExpectation(next) ? readExpectation(next, context) : undefined;
      const step = parseStep(node, expectation, ids, context);
      if (next) checkVariables(next, step, steps, context);
      steps.push(step);
    } else if (isExpectation(node) && !isShell(nodes[index - 1])) {
      reportOrphan(node, context);
    } else if (node.type === 'code' && node.lang === 'mermaid') {
      diagrams.push(parseDiagram(node, ids, context));
    } else if (node.type === 'code') {
      checkLanguage(node, context);
    } else if (node.name === 'Manifest') {
      checkManifestElement(node, context);
    }
  });
  const figures = parseFigures(nodes, steps, context);
  const manifests = [...context.source.manifests].map(([name, text]) => ({
    name,
    file: `${context.source.folder}/${name}`,
    text,
  }));
  return { steps, manifests, diagrams, figures };
}

const isExpectation = (node: MdxNode) => node.type === 'code' && node.lang === 'expect';
const isShell = (node: MdxNode | undefined) => node?.type === 'code' && node.lang === 'sh';

function reportOrphan(node: MdxNode, { file, problems }: LessonContext): void {
  problems.push({
    location: { file, ...point(node) },
    message: 'esta expectativa no tiene paso',
    hint: 'Un bloque ```expect``` va justo debajo de su bloque ```sh```.',
  });
}

function readExpectation(
  node: MdxNode,
  { file, problems }: LessonContext,
): Expectation | undefined {
  const { line, column } = point(node);
  const { documents, problems: found } = readYaml(node.value ?? '', {
    file,
    line: line + 1,
    column: column - 1,
  });
  problems.push(...found);
  if (found.length > 0) return undefined;
  if (!documents[0] || documents.length > 1) {
    const message = 'una expectativa es un solo documento YAML, y no está vacía';
    problems.push({
      location: nodeLocation(node, file),
      message,
      hint: 'Di qué esperas del paso de arriba.',
    });
    return undefined;
  }
  return parseExpectation(new Cursor(documents[0], problems));
}

function point({ position: { start } }: MdxNode): { line: number; column: number } {
  return { line: start.line, column: start.column };
}
