import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readCourse } from '../../src/lesson/course.ts';
import { parseEvidence, TIMELINE_BYTES } from '../../src/lesson/evidence.ts';

const ROOT = process.cwd();
const files = readCourse(ROOT)
  .lessons.map(({ folder }) => `${folder}/evidencia.json`)
  .filter((file) => existsSync(join(ROOT, file)));

test('there are recordings to look at', () => assert.ok(files.length > 0));

for (const file of files) {
  const text = readFileSync(join(ROOT, file), 'utf8');

  test(`${file}: the timeline takes at most ${TIMELINE_BYTES} bytes`, () => {
    const bytes = Buffer.byteLength(text.slice(text.indexOf('\n  "timeline":')));
    assert.ok(bytes <= TIMELINE_BYTES + 20, `${file}:1:1: son ${bytes} bytes`);
  });

  test(`${file}: every change belongs to a step, or to the time before the first`, () => {
    const { steps, timeline } = parseEvidence(text);
    const ids = ['', ...steps.map(({ id }) => id)];
    assert.deepEqual(
      timeline.filter(({ step, ms }) => !ids.includes(step) || ms < 0),
      [],
    );
  });
}
