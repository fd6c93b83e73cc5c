// What a page draws of recordings, and what it says where it can't, over the course of tests/fixtures/course.
import assert from 'node:assert/strict';
import { after, suite, test } from 'node:test';
import { attribute, textOf } from '../../scripts/lib/links/page.ts';
import type { Element } from '../../scripts/lib/links/page.ts';
import { first, inside, ofClass } from './dist.ts';
import type { Recorder } from './fixture-site.ts';
import { FixtureSite } from './fixture-site.ts';
import { recordFixture } from './fixture-recording.ts';

const SLUG = 'terminales';

/** The figures of the lesson's page, where the recording is this one. */
function figures(record: Recorder): Element[] {
  const fixture = new FixtureSite(record);
  after(() => fixture.remove());
  const { ok, output } = fixture.build();
  assert.ok(ok, output);
  return ofClass(fixture.built().lessonPage(SLUG).elements, 'timeline');
}

const words = (element: Element) => textOf(element).replace(/\s+/g, ' ').trim();
const parts = (figure: Element, name: string) => ofClass(inside(figure), name);
const tags = (figure: Element, name: string) =>
  inside(figure).filter(({ tagName }) => tagName === name);
const table = (figure: Element) =>
  tags(figure, 'tr').map((row) =>
    inside(row)
      .filter(({ tagName }) => /^t[hd]$/.test(tagName))
      .map(words),
  );

const drawn = figures(recordFixture);
const [, , even, weighed, replicas, docker, kubernetes] = drawn;
assert.ok(even && weighed && replicas && docker && kubernetes);

suite('a distribution', () => {
  test('says in a sentence and in a table what it draws', () => {
    assert.match(
      words(even),
      /De 60 peticiones, tocaron 38 y 22; a partes iguales serían 30 para cada uno\./,
    );
    assert.match(words(even), /Las dos cuentas caen entre 22 y 38, donde el azar/);
    assert.deepEqual(table(even), [
      ['Quién', 'Veces', 'Esperadas', 'El azar, entre', '¿Cae ahí?'],
      ['web-7d4b9c6f5-q8w7k', '38', '30', '22 y 38', 'sí'],
      ['web-7d4b9c6f5-x2x4z', '22', '30', '22 y 38', 'sí'],
    ]);
  });

  test('has a bar, a band and a line for each, and marks what the reader will see otherwise', () => {
    for (const name of ['share', 'band', 'expected', 'share-count']) {
      assert.equal(parts(even, name).length, 2, name);
    }
    const volatile = parts(even, 'volatile').map((part) => [part.tagName, textOf(part)]);
    assert.deepEqual(volatile.sort(), [
      ['span', '7d4b9c6f5-q8w7k'],
      ['span', '7d4b9c6f5-x2x4z'],
      ['tspan', '7d4b9c6f5-q8w7k'],
      ['tspan', '7d4b9c6f5-x2x4z'],
    ]);
  });

  test('tells who is outside of the band that its weight gives it', () => {
    assert.match(
      words(weighed),
      /tocaron 38 a web-\S+ \(se esperaban 54\) y 22 a web-\S+ \(se esperaban 6\)/,
    );
    assert.match(words(weighed), /esta vez, 38 y 22 no caen ahí/);
  });
});

suite('a plot of replicas', () => {
  test('says in a sentence and in a table what it draws', () => {
    const sentence = 'deployment/web bajó de 2 a 1 réplica en 2,3 s y volvió a 2 a los 3,5 s';
    assert.ok(words(replicas).includes(sentence), words(replicas));
    assert.deepEqual(table(replicas).slice(0, 3), [
      ['Al cabo de', 'deployment/web', 'replicaset/web·1'],
      ['0 ms', '2 de 2', '2 de 2'],
      ['2,3 s', '1 de 2', '1 de 1'],
    ]);
  });

  test('has a row for each object, and the commands above', () => {
    assert.deepEqual(parts(replicas, 'lane-name').map(words), ['web', 'web·1']);
    assert.deepEqual(parts(replicas, 'score-kind').map(words), ['Deployment', 'ReplicaSet']);
    assert.deepEqual(parts(replicas, 'score-mark').map(words), ['1.2', '1.3']);
  });

  test('says which name was not recorded', () => {
    assert.match(words(replicas), /En lo grabado no aparece nadie\./);
  });
});

test('a timeline says which name was not recorded', () => {
  assert.equal(parts(kubernetes, 'absent').map(words).join(), '○ En lo grabado no aparece otro.');
});

suite('side by side', () => {
  test('two figures share an element', () => {
    const parent = docker.parentNode;
    assert.ok(parent && 'tagName' in parent);
    assert.equal(attribute(parent, 'class'), 'beside');
    assert.equal(kubernetes.parentNode, parent);
  });

  test('one of another lesson links there, and says what it was proved on', () => {
    assert.match(words(docker), /De la lección Contenedor ✓ Docker 29\.1\.3, 22 nov 2026$/);
    const links = tags(docker, 'a').map((link) => attribute(link, 'href'));
    assert.deepEqual(links, [
      '/contenedor/#paso-arrancar',
      '/contenedor/#paso-matar',
      '/contenedor/',
    ]);
    assert.equal(
      parts(kubernetes, 'timeline-foot').some((foot) => /De la lección/.test(words(foot))),
      false,
    );
  });

  test('a container is told as Docker tells it', () => {
    const bars = parts(docker, 'bar').map((bar) => attribute(bar, 'class'));
    assert.deepEqual(bars.slice(0, 4), ['bar waiting', 'bar waiting', 'bar broken', 'bar empty']);
    assert.match(words(docker), /Up \(unhealthy\) a los 1,5 s; Exited \(137\) a los 4,1 s/);
    assert.match(words(docker), /parado/);
  });
});

suite('without what it needs, a figure says so and draws nothing', () => {
  const other = figures((lesson, versions) => {
    const evidence = recordFixture(lesson, versions);
    const changed = ['borrar', 'repartir', 'matar'];
    const steps = evidence.steps.map((step) =>
      changed.includes(step.id) ? { ...step, commandHash: 'otro' } : step,
    );
    return { ...evidence, key: 'otra', steps };
  });
  const [timeline, , share, , plot, foreign] = other;
  assert.ok(timeline && share && plot && foreign);
  for (const [name, figure] of Object.entries({ timeline, share, plot, foreign })) {
    test(`a step that was not recorded as it stands: ${name}`, () => {
      assert.match(words(figure), /○ Todavía sin grabar/);
      assert.deepEqual([...parts(figure, 'score'), ...tags(figure, 'table')], []);
    });
  }

  test('another lesson that changed since says since when it is not proved', () => {
    assert.match(words(foreign), /De la lección Contenedor ○ sin comprobar desde el 22 nov 2026$/);
  });

  test('an answer without counts, or with others than were expected', () => {
    const answers = ['nada\n', '     60 uno\n'].map((stdout) =>
      figures((lesson, versions) => {
        const evidence = recordFixture(lesson, versions);
        const steps = evidence.steps.map((step) =>
          step.id === 'repartir' ? { ...step, stdout } : step,
        );
        return { ...evidence, steps };
      }),
    );
    const said = answers.map(([, , , figure]) => words(first(figure ? [figure] : [], 'figura')));
    assert.match(said[0] ?? '', /no se encuentra ninguna cuenta/);
    assert.match(said[1] ?? '', /no encaja con lo que se contó/);
  });
});
