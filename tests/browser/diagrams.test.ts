import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/lib/browser.ts';
import { openDrawingPage } from '../../scripts/lib/diagrams/browser.ts';
import { draw } from '../../scripts/lib/diagrams/draw.ts';
import type { PlannedDiagram } from '../../scripts/lib/diagrams/plan.ts';
import type { Lesson } from '../../src/lesson/types.ts';

const ROOT = join(import.meta.dirname, '../..');
const FIXTURES = join(ROOT, 'tests/fixtures/diagrams');
const NAMES = ['pod', 'arranque', 'vida'];

let browser: Browser;
let page: Page;
before(async () => {
  browser = await launchBrowser();
  page = await openDrawingPage(browser, ROOT);
});
after(() => browser.close());

/** A diagram whose fence is on line 10 of its lesson. */
function planned(name: string, source: string): PlannedDiagram {
  const location = { file: 'leccion/index.mdx', line: 10, column: 1 };
  const diagram = { id: name, source, svgFile: `${name}.svg`, location };
  const lesson = { slug: 'prueba' } as Lesson;
  return { lesson, diagram, prefix: `d-prueba-${name}`, key: 'ab', state: 'missing' };
}

const fixture = (name: string) =>
  planned(name, readFileSync(join(FIXTURES, `${name}.mmd`), 'utf8').trimEnd());

async function drawn(name: string, where = page): Promise<string> {
  const svg = await draw(where, fixture(name));
  assert.equal(typeof svg, 'string');
  return svg as string;
}

test('the same source gives the same bytes, in another page and another order', async () => {
  const first = [];
  for (const name of NAMES) first.push(await drawn(name));
  const other = await openDrawingPage(browser, ROOT);
  const second = [];
  for (const name of NAMES.toReversed()) second.unshift(await drawn(name, other));
  assert.deepEqual(second, first);
});

test('the fixtures are still what mermaid draws: shapes, words, places', async () => {
  for (const name of NAMES) {
    const svg = (await drawn(name)).replace(/ data-key="[^"]*"/, '');
    assert.equal(svg, readFileSync(join(FIXTURES, `${name}.svg`), 'utf8'));
  }
});

test('on one page each keeps its own ids, inks and accent, and asks nobody for anything', async () => {
  const svgs = [];
  for (const name of NAMES) svgs.push(await drawn(name));
  const shown = await browser.newPage();
  const requests: string[] = [];
  shown.on('request', ({ url }) => requests.push(url()));
  await shown.setContent(
    `<style>:root { --diagram-accent: rgb(1, 2, 3); --diagram-ink: rgb(4, 5, 6) }</style>${svgs.join('')}`,
  );
  const found = await shown.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    const subject = document.querySelector('.sujeto rect');
    const arrow = document.querySelector('.flecha');
    return {
      repeated: ids.length - new Set(ids).size,
      subject: subject && getComputedStyle(subject).stroke,
      arrow: arrow && getComputedStyle(arrow).stroke,
    };
  });
  assert.deepEqual(found, { repeated: 0, subject: 'rgb(1, 2, 3)', arrow: 'rgb(4, 5, 6)' });
  assert.deepEqual(requests, []);
  await shown.close();
});

test('all words stay inside their shapes, in the font of the site', async () => {
  const shown = await openDrawingPage(browser, ROOT);
  await shown.setContent(`${await shown.content()}${await drawn('pod')}`);
  const words = await shown.evaluate(() =>
    [...document.querySelectorAll('g')].flatMap((group) => {
      const shape = group.querySelector(':scope > rect, :scope > polygon')?.getBoundingClientRect();
      const text = group.querySelector(':scope > g > text, :scope > text')?.getBoundingClientRect();
      if (!shape || !text) return [];
      return [
        { words: group.textContent, inside: text.left > shape.left && text.right < shape.right },
      ];
    }),
  );
  assert.deepEqual(words, [
    { words: 'Service web', inside: true },
    { words: 'nginx', inside: true },
    { words: 'vigíacon dos líneas', inside: true },
  ]);
  await shown.close();
});

for (const [name, source, line] of [
  ['flowchart', 'flowchart TB\n  a --> b\n  c -->> | d\n  e --> f', 13],
  ['sequence', 'sequenceDiagram\n  a->>b: hola\n  q q q\n  b->>a: adiós', 13],
  ['state', 'stateDiagram-v2\n  a --> b\n  b --> --> c', 13],
] as const) {
  test(`what mermaid does not understand in a ${name} is said at its line of the lesson`, async () => {
    const problem = await draw(page, planned('roto', source));
    assert.ok(typeof problem !== 'string');
    assert.equal(problem.location.line, line, problem.message);
    assert.match(problem.message, /^mermaid no entiende «/);
    assert.equal(typeof (await draw(page, fixture('pod'))), 'string');
  });
}
