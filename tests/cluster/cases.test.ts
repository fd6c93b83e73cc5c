import assert from 'node:assert/strict';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { clusterOf, TestProject } from '../support/project.ts';

const CASES = join(import.meta.dirname, '../fixtures/cases');
const project = new TestProject({ KEV_CLUSTER: clusterOf(import.meta.filename) });
let output = '';

/** The hard cases run as a course of their own: side by side, in one run. */
before(async () => {
  cpSync(CASES, join(project.root, 'content/lecciones'), { recursive: true });
  cpSync('content/addons', join(project.root, 'content/addons'), { recursive: true });
  ({ output } = await project.examples());
});

after(async () => {
  await project.examples('--delete-cluster');
  project.remove();
});

for (const folder of readdirSync(CASES)) {
  const slug = folder.slice(3);
  test(slug, () => {
    const report = project.read('reports/examples.xml');
    const suite = new RegExp(`<testsuite name="${slug}"[^]*?</testsuite>`).exec(report)?.[0] ?? '';
    assert.match(suite, /<testcase/, output);
    assert.doesNotMatch(suite, /<failure|<error|<skipped/, output);
  });
}
