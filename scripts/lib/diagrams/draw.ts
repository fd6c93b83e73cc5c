import type { Page } from 'playwright-core';
import type { Problem } from '../../../src/lesson/problem.ts';
import type { Diagram } from '../../../src/lesson/types.ts';
import { withShapes } from './alphabet.ts';
import { MERMAID_CONFIG } from './config.ts';
import { finish } from './finish.ts';
import { locate } from './inspect.ts';
import { stamp } from './key.ts';
import type { PlannedDiagram } from './plan.ts';

/** The part of mermaid that the page uses. */
interface Mermaid {
  initialize(config: object): void;
  render(id: string, source: string): Promise<{ svg: string }>;
}

type Rendered = { readonly svg: string } | { readonly error: string };

/** Draws one diagram in a page of `openDrawingPage`: the finished SVG, or what mermaid did not understand. */
export async function draw(page: Page, planned: PlannedDiagram): Promise<string | Problem> {
  const { diagram, prefix, key } = planned;
  const rendered = await page.evaluate(render, {
    id: prefix,
    source: withShapes(diagram.source),
    config: MERMAID_CONFIG,
  });
  if ('error' in rendered) return syntaxProblem(diagram, rendered.error);
  return stamp(finish(rendered.svg, prefix), key);
}

/** Runs in the page. */
async function render({
  id,
  source,
  config,
}: {
  id: string;
  source: string;
  config: object;
}): Promise<Rendered> {
  const { mermaid } = globalThis as unknown as { mermaid: Mermaid };
  mermaid.initialize(config);
  try {
    return await mermaid.render(id, source);
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  } finally {
    document.body.replaceChildren();
  }
}

const MESSAGE =
  /(?:Parse|Lexical) error on line (\d+)[.:]?\s*(?:Unrecognized text\.)?\n(.*)\n(-*)\^(?:\n.*got '(\w+)')?/;

/** Mermaid counts lines from the diagram's first and shows the end of what it had read. */
function syntaxProblem(diagram: Diagram, error: string): Problem {
  const [, found, , , token] = MESSAGE.exec(error) ?? [];
  const lines = diagram.source.split('\n');
  const line = Math.min(Number(found ?? 1), lines.length);
  const text = lines[line - 1] ?? '';
  const column = text.length - text.trimStart().length + 1;
  const detail = token ? ` (no esperaba ${token})` : found ? '' : `: ${error.split('\n')[0]}`;
  return {
    location: locate(diagram, line, column),
    message: `mermaid no entiende «${text.trim()}»${detail}`,
    hint: 'Mira la línea y la anterior; los textos con signos van entre comillas: a["web (v2)"].',
  };
}
