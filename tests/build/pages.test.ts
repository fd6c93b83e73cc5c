// What every page must have, whatever it is about.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { attribute, textOf } from '../../scripts/lib/links/page.ts';
import { ancestor, first, having, site, SITE } from './dist.ts';

const pages = site.pages();

for (const { file, html, elements } of pages) {
  suite(file, () => {
    const byTag = (tag: string) => elements.filter(({ tagName }) => tagName === tag);
    const only = (tag: string) => first(byTag(tag), `<${tag}>`);
    const meta = (name: string) =>
      having(elements, 'name', name).map((element) => attribute(element, 'content'))[0];

    test('is in Spanish, with a title and a description', () => {
      assert.equal(attribute(only('html'), 'lang'), 'es');
      assert.match(textOf(only('title')), /Kubernetes en vivo/);
      assert.ok((meta('description') ?? '').length >= 25, 'description');
    });

    test('has one h1 and no heading that skips a level', () => {
      const levels = elements
        .flatMap(({ tagName }) => /^h([1-6])$/.exec(tagName)?.[1] ?? [])
        .map(Number);
      assert.equal(levels.filter((level) => level === 1).length, 1);
      for (const [index, level] of levels.entries()) {
        assert.ok(level <= (levels[index - 1] ?? 0) + 1, `h${level} after h${levels[index - 1]}`);
      }
    });

    test('has the landmarks that the skip link and screen readers need', () => {
      assert.equal(byTag('main').length, 1);
      assert.equal(attribute(only('main'), 'id'), 'contenido');
      for (const nav of byTag('nav'))
        assert.ok(attribute(nav, 'aria-label'), 'a nav without a name');
    });

    test('repeats no id', () => {
      const ids = elements.flatMap((element) => attribute(element, 'id') ?? []);
      assert.deepEqual(
        ids.filter((id, index) => ids.indexOf(id) !== index),
        [],
      );
    });

    test('leaks no expectation and no placeholder', () => {
      assert.doesNotMatch(html, /language-expect|data-language="expect"/);
      assert.doesNotMatch(textOf(only('main')), /\{site\}|undefined|\[object Object\]/);
    });

    test('knows its own address, unless it is the page of what is not there', () => {
      const canonical = having(elements, 'rel', 'canonical').map((element) =>
        attribute(element, 'href'),
      )[0];
      const expected =
        file === '404.html' ? undefined : new URL(file.replace(/index\.html$/, ''), SITE).href;
      assert.equal(canonical, expected);
    });
  });
}

test('no two pages have the same title', () => {
  const titles = pages.flatMap(({ elements }) =>
    elements
      .filter((element) => element.tagName === 'title' && ancestor(element, 'head'))
      .map(textOf),
  );
  assert.equal(titles.length, pages.length);
  assert.equal(new Set(titles).size, titles.length);
});
