// What the search reads is whole: a page of it that is cut short would leave the reader with «Algo ha fallado».
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { site } from './dist.ts';

const folder = join(site.dist, 'pagefind');
/** What Pagefind packs begins with this, once it is unpacked. */
const SIGNATURE = 'pagefind_dcd';

suite('the search’s index', () => {
  const packed = globSync('**/*.{pf_meta,pf_index,pf_fragment,pagefind}', { cwd: folder });

  test('has a part for each page, and what reads them', () => {
    const entry = JSON.parse(readFileSync(join(folder, 'pagefind-entry.json'), 'utf8'));
    const { page_count: pages, hash, wasm } = entry.languages.es;
    assert.deepEqual(Object.keys(entry.languages), ['es']);
    assert.equal(packed.filter((file) => file.endsWith('.pf_fragment')).length, pages);
    assert.ok(pages >= site.course.lessons.length);
    for (const file of [`pagefind.${hash}.pf_meta`, `wasm.${wasm}.pagefind`])
      assert.ok(packed.includes(file), file);
  });

  test('is whole in every part', () => {
    assert.ok(packed.length > 0);
    for (const file of packed) {
      const unpacked = gunzipSync(readFileSync(join(folder, file)));
      assert.equal(unpacked.toString('latin1', 0, SIGNATURE.length), SIGNATURE, file);
    }
  });
});
