import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCourse } from '../../../src/lesson/course.ts';
import { plannedLessons, readPlan } from '../../../src/site/plan.ts';

const ROOT = process.cwd();
const plan = readPlan(ROOT);
const planned = plannedLessons(plan);
const { lessons } = readCourse(ROOT);

test('every lesson of the plan is there once, with a title and a question', () => {
  assert.equal(new Set(planned.map(({ slug }) => slug)).size, planned.length);
  for (const { slug, title, question } of planned) {
    assert.match(slug, /^[a-z0-9-]+$/);
    assert.ok(title, slug);
    assert.match(question, /^¿.+\?$/, slug);
  }
});

test('every written lesson is in the plan, in its place', () => {
  for (const { slug, order } of lessons) {
    assert.equal(planned.findIndex((lesson) => lesson.slug === slug) + 1, order, slug);
  }
});

test('the cover names a lesson of the plan and, if it is written, steps that it has', () => {
  assert.ok(planned.some(({ slug }) => slug === plan.cover.lesson));
  const lesson = lessons.find(({ slug }) => slug === plan.cover.lesson);
  const ids = lesson?.steps.map(({ id }) => id) ?? plan.cover.steps;
  assert.deepEqual(
    plan.cover.steps.filter((id) => !ids.includes(id)),
    [],
  );
});
