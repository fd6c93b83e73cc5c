import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { checkLinks } from '../../../scripts/lib/links/check-links.ts';

const SITE = 'https://ejemplo.org/curso/';
let dist: string;

before(() => {
  dist = mkdtempSync(join(tmpdir(), 'enlaces-'));
  mkdirSync(join(dist, 'pod'));
  writeFileSync(join(dist, 'pod/web.yaml'), 'kind: Pod\n');
  writeFileSync(join(dist, 'pod/index.html'), '<h1 id="arriba">Pod</h1><a href="web.yaml">a</a>');
});

after(() => rmSync(dist, { recursive: true }));

/** The reasons for which the links of a home page are broken. */
function reasons(html: string): string[] {
  writeFileSync(join(dist, 'index.html'), html);
  return checkLinks(dist, SITE).map(({ target, reason }) => `${target}: ${reason}`);
}

test('good links, anchors, assets and other hosts are left in peace', () => {
  const good =
    '<a href="/curso/pod/#arriba">a</a><a href="pod/web.yaml">b</a><a href="https://kubernetes.io">c</a>';
  assert.deepEqual(reasons(good), []);
});

test('a page, an anchor or an image that is not there is named with its reason', () => {
  assert.deepEqual(reasons('<a href="/curso/deployment/">a</a>'), [
    '/curso/deployment/: no existe',
  ]);
  assert.match(reasons('<a href="pod/#ariba">a</a>')[0] ?? '', /#ariba.*«arriba»/);
  assert.deepEqual(reasons('<img src="foto.png">'), ['foto.png: no existe']);
});

test('a link that leaves the base path is broken on the public site', () => {
  assert.deepEqual(reasons('<a href="/pod/">a</a>'), ['/pod/: sale de la base «/curso/»']);
});

test('a folder without its final slash would be redirected, and is not accepted', () => {
  assert.deepEqual(reasons('<a href="/curso/pod">a</a>'), ['/curso/pod: no existe']);
});
