import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { finish } from '../../../../scripts/lib/diagrams/finish.ts';
import { descendants, parseSvg } from '../../../../scripts/lib/diagrams/tree.ts';

// NAME.raw.svg is what mermaid drew of NAME.mmd; NAME.svg what the course keeps of it.
const FIXTURES = join(import.meta.dirname, '../../../fixtures/diagrams');
const names = readdirSync(FIXTURES)
  .filter((name) => name.endsWith('.raw.svg'))
  .map((name) => name.replace('.raw.svg', ''));

const read = (name: string) => readFileSync(join(FIXTURES, name), 'utf8');

for (const name of names) {
  const finished = finish(read(`${name}.raw.svg`), `d-prueba-${name}`);

  test(`${name}: mermaid's drawing becomes the course's`, () => {
    assert.equal(finished, read(`${name}.svg`));
  });

  test(`${name}: says what it shows to who cannot see it`, () => {
    const [root, title, description] = descendants(parseSvg(finished));
    assert.equal(root?.attributes['role'], 'img');
    assert.equal(root.attributes['aria-labelledby'], title?.attributes['id']);
    assert.equal(root.attributes['aria-describedby'], description?.attributes['id']);
    const source = read(`${name}.mmd`);
    assert.ok(source.includes(`accTitle: ${String(title?.children[0])}`));
    assert.ok(source.includes(`accDescr: ${String(description?.children[0])}`));
  });

  test(`${name}: small, with ids of its own that all references find`, () => {
    assert.ok(finished.length <= 6_000, `${finished.length} bytes`);
    const ids = [...finished.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.every((id) => id.startsWith(`d-prueba-${name}`)));
    for (const [, id = ''] of finished.matchAll(/url\(#([^)]+)\)/g))
      assert.ok(ids.includes(id), id);
  });

  test(`${name}: no script, no other host, no colour but through a variable`, () => {
    assert.doesNotMatch(
      finished.replace('http://www.w3.org/2000/svg', ''),
      /<script|https?:|@import/,
    );
    const bare = finished.replaceAll(/var\(--diagram-[a-z]+,#[0-9a-f]{6}\)/g, '');
    assert.doesNotMatch(
      bare.replaceAll(/(url\(|id="|\{?)#[a-z-]+/g, ''),
      /#[0-9a-f]{3,8}\b|rgb\(|hsl\(/,
    );
  });
}
