import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { moveAddresses } from '../../../../scripts/lib/walk/addresses.ts';
import { unlikeServed } from '../../../../scripts/lib/walk/served-files.ts';
import type { ServedSite } from '../../../../scripts/lib/walk/served-site.ts';
import { serveSite } from '../../../../scripts/lib/walk/served-site.ts';

const SITE = 'https://sitio.example/curso';
const ADDON = 'https://otro.example/v1/todo.yaml';
const COMMANDS = `kubectl apply -f ${SITE}/pod/web.yaml -f ${ADDON}`;

const root = mkdtempSync(join(tmpdir(), 'walk-test-'));
let site: ServedSite;

before(async () => {
  mkdirSync(join(root, 'dist/pod'), { recursive: true });
  writeFileSync(join(root, 'package.json'), JSON.stringify({ homepage: `${SITE}/` }));
  writeFileSync(join(root, 'dist/index.html'), `<code>${COMMANDS}</code>`);
  writeFileSync(join(root, 'dist/pod/web.yaml'), `# ${SITE}/pod/web.yaml\n`);
  writeFileSync(join(root, 'web.yaml'), `# ${SITE}/pod/web.yaml\n`);
  writeFileSync(join(root, 'otro.yaml'), '# otro\n');
  site = await serveSite(root, new Map([[ADDON, 'kind: Todo\n']]));
});

after(async () => {
  await site.close();
  rmSync(root, { recursive: true });
});

const text = async (url: string) => (await fetch(url)).text();

test('pages name this machine wherever they name the site or a file that it has; nothing else changes', async () => {
  const page = await text(`${site.url}/`);
  assert.equal(page, `<code>${moveAddresses(COMMANDS, site.moved)}</code>`);
  const urls = page.match(/https?:[^ <]+/g) ?? [];
  assert.equal(urls.length, 2);
  for (const url of urls) assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/curso\//);
  assert.equal(await text(urls[1] ?? ''), 'kind: Todo\n');
});

test('a file that is no page is served byte for byte', async () => {
  const at = (file: string) => unlikeServed([{ path: 'pod/web.yaml', file }], root, site.url);
  assert.deepEqual(await at('web.yaml'), []);
  const [problem] = await at('otro.yaml');
  assert.equal(problem?.location.file, 'otro.yaml');
  assert.match(problem.message, /no sirve este archivo en pod\/web.yaml \(responde 200\)/);
});

test('a file that is not there is told', async () => {
  const [problem] = await unlikeServed([{ path: 'pod/no.yaml', file: 'web.yaml' }], root, site.url);
  assert.match(problem?.message ?? '', /responde 404/);
});

test('without a built site it says how to build it', async () => {
  await assert.rejects(serveSite(join(root, 'dist'), new Map()), /npm run build/);
});
