import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proseWords } from '../../../src/lesson/prose-words.ts';

const HEAD = 'title: Un Pod\nquestion: ¿Qué?\ndescription: Uno.\nobjectives: [Ver, Creer]';
/** Those of the head. */
const IN_HEAD = 6;

for (const [what, body, expected] of [
  ['text, headings and lists', '## Uno dos\n\nTres **cuatro**.\n\n- cinco\n- seis', 6],
  ['an address is one', 'Mira en http://a.b/c?', 3],
  ['signs alone are none', '¿Sí? — No… «3» · `$`', 3],
  ['commands and what is expected are not read', 'Uno.\n\n```sh id="a"\necho a b\n```\n\nDos.', 2],
  ['mentions and notes are', '<Aside>\n\nUno <Lesson slug="pod">dos</Lesson>\n\n</Aside>', 2],
  ['the self-test is', '<Quiz question="¿Uno?" options={["Dos", "Tres"]}>\n\nSí.\n\n</Quiz>', 4],
] as const) {
  test(`words: ${what}`, () => {
    assert.equal(proseWords(`---\n${HEAD}\n---\n\n${body}`), IN_HEAD + expected);
  });
}
