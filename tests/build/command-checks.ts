import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attribute, textOf } from '../../scripts/lib/links/page.ts';
import type { Element } from '../../scripts/lib/links/page.ts';
import { readEvidence } from '../../src/lesson/course.ts';
import { stepEvidence } from '../../src/lesson/evidence.ts';
import type { Lesson, Step } from '../../src/lesson/types.ts';
import { plainText } from '../../src/site/answer.ts';
import type { BuiltPage, BuiltSite } from './built-site.ts';
import { ancestor, having, inside, ofClass } from './dist.ts';

/** The figure of a step. Fails if the page has none. */
export function figureOf({ elements }: BuiltPage, id: string): Element {
  const code = having(elements, 'data-step', id)[0];
  const figure = code && ancestor(code, 'figure');
  assert.ok(figure, `no hay ningún paso ${id}`);
  return figure;
}

/** What the copy button of a figure copies: the same rule as src/client/copy.ts. */
export function copied(figure: Element): string | undefined {
  const within = inside(figure);
  assert.equal(having(within, 'data-copy').length, 1, 'one copy button');
  const code = within.find((element) => element.tagName === 'code' && ancestor(element, 'pre'));
  return code && textOf(code);
}

/** What the copy buttons of the commands of a page copy, in the order of the page. */
export function pasted({ elements }: BuiltPage): (string | undefined)[] {
  return ofClass(elements, 'command').map(copied);
}

/** Tests that what is read of each command is what is copied and what ran. */
export function testBytes(page: BuiltPage, lesson: Lesson): void {
  test('shows every command once, in order, and no other', () => {
    const shown = having(page.elements, 'data-step').map((code) => attribute(code, 'data-step'));
    assert.deepEqual(
      shown,
      lesson.steps.map(({ id }) => id),
    );
  });

  for (const step of lesson.steps) {
    test(`${step.id}: shown = copied = run`, () => {
      const figure = figureOf(page, step.id);
      const code = having(inside(figure), 'data-step', step.id)[0];
      assert.equal(code && textOf(code), step.command);
      assert.equal(copied(figure), step.command);
    });
  }
}

/** Tests that a page shows an answer only under the very command that gave it, and then the recorded one. */
export function testAnswers(site: BuiltSite, page: BuiltPage, lesson: Lesson): void {
  const evidence = readEvidence(site.root, lesson);
  const recordedOf = (id: string) => stepEvidence(lesson, evidence, id);
  for (const { id } of lesson.steps.filter(({ mode }) => mode !== 'tty' && mode !== 'send')) {
    test(`${id}: the answer is the recorded one, or none`, () => {
      const recorded = recordedOf(id);
      const answer = [recorded?.stdout ?? '', recorded?.stderr ?? '']
        .map((stream) => plainText(stream).replace(/\n+$/, ''))
        .filter((text) => text.trim());
      assert.equal(samps(figureOf(page, id)).join('\n'), answer.join('\n'));
    });
  }

  for (const session of sessions(lesson.steps)) {
    const [{ id }] = session;
    test(`${id}: the session reads as the terminal wrote it, each thing once`, () => {
      const shown = session.map((step) => transcript(figureOf(page, step.id), step)).join('\n');
      const whole = session.map((step) => recordedOf(step.id)?.stdout ?? '').join('');
      if (recordedOf(id)) assert.deepEqual(lines(shown), lines(whole));
    });
  }

  for (const { id } of lesson.steps) {
    test(`${id}: says so where it was not run as it stands`, () => {
      const text = textOf(figureOf(page, id));
      if (!recordedOf(id)) assert.match(text, /Sin comprobar|no se ejecuta/);
    });
  }
}

/** Lines with something in them: a page drops line ends at the end of an answer. */
function lines(stream: string): string[] {
  return plainText(stream)
    .split('\n')
    .filter((line) => line.trim());
}

function samps(figure: Element): string[] {
  return inside(figure)
    .filter(({ tagName }) => tagName === 'samp')
    .map(textOf);
}

/** Interactive programs with what is typed into them. */
function sessions(steps: readonly Step[]): [Step, ...Step[]][] {
  return steps
    .filter(({ mode }) => mode === 'tty')
    .map((tty) => {
      const later = steps
        .slice(steps.indexOf(tty) + 1)
        .filter((step) => step.terminal === tty.terminal);
      const end = later.findIndex(({ mode }) => mode !== 'send');
      return [tty, ...later.slice(0, end < 0 ? later.length : end)];
    });
}

/** A step of a session as it is read: the prompt, what is typed there, and what appears then. */
function transcript(figure: Element, { mode, command }: Step): string {
  const prompt = ofClass(inside(figure), 'prompt').map(textOf).join('');
  const typed = mode === 'send' ? [prompt + command] : [];
  return [...typed, ...samps(figure)].join('\n');
}
