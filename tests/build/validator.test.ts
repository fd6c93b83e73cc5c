// The validator is one page's alone, and comes only when it is asked for.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { attribute } from '../../scripts/lib/links/page.ts';
import { mistakeFiles, readMistakes } from '../../src/site/mistakes.ts';
import { asset, first, having, site } from './dist.ts';

const OF_VALIDATOR =
  /judge-(?:extensions-)?\d|kubernetes-\d[\w.-]*\.json|campos\.|validar\/_astro|service-worker/;

suite('the validator', () => {
  test('is named by no page but its own', () => {
    const others = site.pages().filter(({ file }) => file !== join('validar', 'index.html'));
    assert.ok(others.length > 1);
    for (const { file, html } of others) assert.doesNotMatch(html, OF_VALIDATOR, file);
  });

  test('is named by no script that another page loads', () => {
    const own = site.page('validar/index.html').elements;
    const shared = site.page('index.html').elements;
    const scripts = (elements: typeof own) =>
      elements.flatMap(
        (element) => (element.tagName === 'script' && attribute(element, 'src')) || [],
      );
    assert.equal(scripts(own).length, scripts(shared).length + 1);
    for (const path of scripts(shared)) assert.doesNotMatch(asset(path).toString(), OF_VALIDATOR);
  });

  test('its page says where its files are, and how large each module is', () => {
    const { elements } = site.page('validar/index.html');
    const box = first(having(elements, 'data-validator'), 'validator');
    const modules = having(elements, 'data-module');
    assert.deepEqual(
      modules.map((module) => attribute(module, 'data-module')),
      ['judge', 'extensions'],
    );
    for (const module of modules) {
      const { length } = asset(attribute(module, 'data-url') ?? '');
      assert.equal(String(length), attribute(module, 'data-bytes'));
    }
    assert.deepEqual(
      asset(attribute(box, 'data-meanings') ?? ''),
      readFileSync('content/campos.yaml'),
    );
    assert.equal(
      JSON.parse(asset(attribute(box, 'data-schema') ?? '').toString()).title,
      `Kubernetes ${site.course.versions.kubernetes}`,
    );
    assert.ok(asset(attribute(box, 'data-worker') ?? '').length > 0);
  });

  test('its worker is below the page, where its service worker sees it', () => {
    assert.ok(globSync('validar/_astro/worker.*.js', { cwd: site.dist }).length === 1);
    assert.deepEqual(globSync('_astro/worker.*.js', { cwd: site.dist }), []);
  });

  test('makes no code from texts, which the policy of a page forbids', () => {
    for (const file of globSync('validar/_astro/*.js', { cwd: site.dist })) {
      const code = readFileSync(join(site.dist, file), 'utf8');
      assert.doesNotMatch(code, /new Function\(|\beval\(|from"node:/, file);
    }
  });

  test('publishes every classic mistake byte for byte', () => {
    for (const { file, path } of readMistakes('.').flatMap(mistakeFiles)) {
      assert.deepEqual(readFileSync(join(site.dist, path)), readFileSync(file), file);
    }
  });
});
