// What a page shows of terminals, variables and timelines, over a course that only the tests build: see tests/fixtures/course.
import assert from 'node:assert/strict';
import { after, suite, test } from 'node:test';
import { attribute, textOf } from '../../scripts/lib/links/page.ts';
import { figureOf, testAnswers, testBytes } from './command-checks.ts';
import { first, inside, ofClass } from './dist.ts';
import { FixtureSite } from './fixture-site.ts';
import { recordFixture } from './fixture-recording.ts';

const fixture = new FixtureSite(recordFixture);
after(() => fixture.remove());
const { ok, output } = fixture.build();
assert.ok(ok, output);
const site = fixture.built();
const lesson = first(site.course.lessons, 'lección');
const page = site.lessonPage(lesson.slug);

/** The words of a figure, or of its parts of a class; parts of a line follow each other without blanks. */
const words = (id: string, part?: string) => {
  const figure = figureOf(page, id);
  const texts = part ? ofClass(inside(figure), part).map(textOf) : [textOf(figure)];
  return texts.join(' ').replace(/\s+/g, ' ').trim();
};
/** Class of what a figure stands in, and its style. */
const placeOf = (id: string) => {
  const parent = figureOf(page, id).parentNode;
  assert.ok(parent && 'tagName' in parent);
  return { class: attribute(parent, 'class'), style: attribute(parent, 'style') };
};

suite('what is read is what is copied and what was recorded', () => {
  testBytes(page, lesson);
  testAnswers(site, page, lesson);
});

suite('what no run can prove', () => {
  const marks = ofClass(page.elements, 'source-mark').map(textOf);
  const list = first(ofClass(page.elements, 'sources'), 'fuentes');

  test('has the number of its source, which is listed with the day on which it was read', () => {
    assert.deepEqual(marks, ['1', '2'], 'in the order of reading, not in that of the front matter');
    const [one, two] = inside(list)
      .filter(({ tagName }) => tagName === 'li')
      .map((item) => textOf(item).replace(/\s+/g, ' '));
    assert.match(one ?? '', /La documentación ?kubernetes\.io, leído el 23 de noviembre de 2026/);
    assert.match(two ?? '', /El anuncio ?kubernetes\.io, leído el 22 de noviembre de 2026/);
  });
});

suite('side by side', () => {
  test('the first terminal is on the left, whichever comes first; the order is on each', () => {
    assert.match(placeOf('vigilar').style ?? '', /--column:2;--row:1 \//);
    assert.match(placeOf('borrar').style ?? '', /--column:1;--row:1 \//);
    assert.equal(words('vigilar', 'turn'), '1');
    assert.equal(words('borrar', 'turn'), '2');
  });

  test('each says which terminal it is, and what it does there', () => {
    assert.match(words('vigilar', 'terminal-head'), /^1Terminal 2se queda mirando1\.2$/);
    assert.match(words('borrar', 'terminal-head'), /^2Terminal 11\.3$/);
    assert.match(words('hora', 'terminal-head'), /^Terminal 2dentro de la sesión del paso 1\.13/);
  });

  test('a command alone in the terminal of the one before says nothing of it', () => {
    assert.equal(words('preguntar', 'terminal-head'), '');
    assert.equal(words('crear', 'terminal-head'), '');
    assert.match(words('esperar', 'terminal-head'), /^Terminal 1/);
  });
});

suite('what goes on', () => {
  test('says so, and when the reader ends it', () => {
    assert.equal(
      words('vigilar', 'running'),
      'Se queda mirando. Déjala y sigue en la terminal 1. Cuando veas esto, Ctrl+C.',
    );
    assert.equal(
      words('puerto', 'running'),
      'Sigue en marcha: déjala así. Antes del paso 1.13, ciérrala con Ctrl+C.',
    );
    assert.equal(
      words('otro-puerto', 'running'),
      'Sigue en marcha: déjala así. Al acabar la lección, ciérrala con Ctrl+C.',
    );
    assert.equal(words('entrar', 'running'), 'Lo que escribas ahora va dentro de esta sesión.');
  });

  test('ends with no code of its own, whatever the recording holds', () => {
    assert.match(words('preguntar'), /terminó con código 1, como esperábamos/);
    for (const id of ['vigilar', 'puerto', 'otro-puerto', 'entrar', 'nombre', 'salir']) {
      assert.doesNotMatch(words(id), /código|a propósito/, id);
    }
    assert.match(words('vigilar', 'answer-foot'), /^✓ vistoKubernetes/);
    assert.match(words('puerto', 'answer-foot'), /^✓ lista en 0,9 sKubernetes/);
  });
});

suite('a session', () => {
  test('is one object, and what is typed stands after the prompt of the program', () => {
    assert.match(placeOf('entrar').class ?? '', /pane/);
    assert.equal(figureOf(page, 'nombre').parentNode, figureOf(page, 'entrar').parentNode);
    assert.equal(words('nombre', 'prompt'), '#');
    assert.equal(words('nombre', 'stream'), 'web-7d4b9c6f5-q8w7k');
    assert.match(words('salir'), /Y con eso se cierra la sesión\./);
  });
});

suite('what a step leaves and waits for', () => {
  test('a variable, with its value marked as one that will differ', () => {
    assert.equal(words('borrar', 'captures'), 'POD = web-7d4b9c6f5-x2x4z');
    const value = first(
      ofClass(
        inside(first(ofClass(inside(figureOf(page, 'borrar')), 'captures'), 'dl')),
        'volatile',
      ),
      'valor',
    );
    assert.equal(attribute(value, 'title'), 'Esto te saldrá distinto');
  });

  test('an answer without a line end at its end says so, and only that', () => {
    const unended = lesson.steps.filter(({ id }) => words(id, 'unended')).map(({ id }) => id);
    assert.deepEqual(unended, ['ip']);
  });

  test('not yet, and then', () => {
    assert.match(words('esperar'), /al principio todavía no; al cabo de 12,4 s, sí/);
    assert.match(words('escalar'), /al principio todavía no; al cabo de 1,9 s, sí/);
  });
});

suite('a lesson that needed a second attempt', () => {
  test('is verified, and says that it is unstable', () => {
    const stamp = first(ofClass(page.elements, 'stamp-box'), 'sello');
    assert.match(textOf(stamp), /^\W*Comprobado[^]*Inestable: pasó al segundo intento/);
  });

  test('is counted in the ledger of the home page', () => {
    const ledger = first(ofClass(site.page('index.html').elements, 'ledger'), 'libro');
    assert.match(textOf(ledger).replace(/\s+/g, ' '), /no salieron a la primera1~ inestable/);
  });
});

suite('a timeline', () => {
  const [drawn, pods] = ofClass(page.elements, 'timeline');
  assert.ok(drawn && pods);
  const parts = (figure: typeof drawn, name: string) =>
    ofClass(inside(figure), name).map((element) => textOf(element).trim());

  test('has a lane for each object of the kinds that were asked for', () => {
    assert.deepEqual(parts(drawn, 'score-kind'), ['Pods', 'ReplicaSets', 'Nodos']);
    const names = ['web·1·a', 'web·1·b', 'web·1·c', 'web·1', 'trabajador'];
    assert.deepEqual(parts(drawn, 'lane-name'), names);
    assert.match(textOf(drawn), /1\/2 a los[^]*NotReady a los/);
  });

  test('marks the steps that it names, with links to them', () => {
    const marks = ofClass(inside(drawn), 'score-mark');
    assert.deepEqual(
      marks.map((mark) => [textOf(mark).trim(), attribute(mark, 'href')]),
      [
        ['1.2', '#paso-vigilar'],
        ['1.3', '#paso-borrar'],
      ],
    );
  });

  test('tells of Pods alone where nothing else is asked for', () => {
    assert.deepEqual(parts(pods, 'lane-name'), ['web·1·b', 'web·1·c']);
    assert.deepEqual(parts(pods, 'score-kind'), []);
  });
});
