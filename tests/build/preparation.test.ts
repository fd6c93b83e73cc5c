// The page for who has no cluster yet, and what it has them make it from.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { attribute } from '../../scripts/lib/links/page.ts';
import { clusterSetup } from '../../src/lesson/cluster-setup.ts';
import { siteUrl } from '../../src/lesson/site.ts';
import { pasted } from './command-checks.ts';
import { site } from './dist.ts';

test('the site publishes the configuration of the cluster in which the course is run', () => {
  const own = readFileSync(join(site.root, 'content/kind.yaml'));
  assert.deepEqual(readFileSync(join(site.dist, 'kind.yaml')), own);
});

test('its page has one command to make the cluster, one to see it and one to delete it', () => {
  const { create, check, remove } = clusterSetup(siteUrl(site.root), site.course.versions);
  const commands = [create, check, remove].map(({ command }) => command);
  assert.deepEqual(pasted(site.page('preparar/index.html')), commands);
});

for (const { slug, isolation } of site.course.lessons) {
  test(`${slug} leads there who has no ${isolation === 'docker' ? 'Docker' : 'cluster'}`, () => {
    const links = site.lessonPage(slug).elements.map((element) => attribute(element, 'href') ?? '');
    const anchor = isolation === 'docker' ? '#instalar' : '';
    assert.ok(links.some((link) => link.endsWith(`/preparar/${anchor}`)));
  });
}
