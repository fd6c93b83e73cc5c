import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mock, suite, test, type TestContext } from 'node:test';
import { loadCore, loadExtensions } from '../../../scripts/lib/manifests/judge/load.ts';
import { readMeanings } from '../../../scripts/lib/manifests/meanings.ts';
import { loadSchema } from '../../../scripts/lib/manifests/schema/load.ts';
import { announcer } from '../../../src/client/validator/announcer.ts';
import { Checker } from '../../../src/client/validator/checker.ts';
import { Examiners } from '../../../src/client/validator/examiners.ts';
import { scrollTo } from '../../../src/client/validator/in-view.ts';
import { Patience } from '../../../src/client/validator/patience.ts';
import { keepDraft, readDraft } from '../../../src/client/validator/draft.ts';
import { isKept } from '../../../src/client/validator/kept.ts';
import { shortened } from '../../../src/client/validator/shortened.ts';
import type { CheckedDocument } from '../../../src/client/validator/protocol.ts';
import { summary } from '../../../src/client/validator/summary.ts';
import type { Outcome } from '../../../src/manifests/examine.ts';

suite('one sentence on a text', () => {
  const document = (outcome: Outcome, errors = 0): CheckedDocument => {
    const location = { file: '', line: 1, column: 1 };
    const problem = { location, message: 'mal' };
    const advice = { ...problem, isAdvice: true as const };
    const problems = [advice, ...Array.from({ length: errors }, () => problem)];
    return { location, objects: [{ outcome, kind: 'Pod' }], problems };
  };
  const nothing = { location: { file: '', line: 1, column: 1 }, objects: [], problems: [] };

  for (const [documents, sentence] of [
    [[document('accepted')], 'El API server aceptaría este Pod.'],
    [[document('refused', 1)], 'El API server rechazaría este Pod. 1 problema.'],
    [[document('unknown')], 'Sin juzgar: aquí no se conocen todas las reglas de este Pod.'],
    [
      [{ ...document('unknown'), needsExtensions: true }],
      'Sin juzgar: para este Pod hace falta el segundo módulo.',
    ],
    [[document('skipped')], 'Esto lo lee una herramienta, no el API server.'],
    [
      [document('accepted'), document('refused', 2), nothing],
      '2 objetos: 1 aceptado, 1 rechazado. 2 problemas.',
    ],
    [
      [document('accepted'), document('accepted'), document('unknown')],
      '3 objetos: 2 aceptados, 1 sin juzgar.',
    ],
    [[nothing], 'Aquí no hay ningún objeto que se pueda leer.'],
    [[], 'Aquí no hay ningún objeto que se pueda leer.'],
  ] as const) {
    test(sentence, () => assert.equal(summary(documents), sentence));
  }
});

suite('a kind in that sentence', () => {
  const of = (kind?: string): CheckedDocument => {
    const location = { file: '', line: 1, column: 1 };
    return { location, objects: [{ outcome: 'refused', ...(kind && { kind }) }], problems: [] };
  };

  for (const kind of [undefined, 'lo que sea', 'x'.repeat(64), '3']) {
    test(`${shortened(kind ?? 'none')} is no word`, () => {
      assert.equal(summary([of(kind)]), 'El API server rechazaría este objeto.');
    });
  }
});

suite('a text that takes too long', () => {
  /** How often a patience of three seconds has ended, and its clock. */
  const waiting = (context: TestContext) => {
    context.mock.timers.enable({ apis: ['setInterval'] });
    const onEnd = mock.fn();
    const patience = new Patience(3, onEnd);
    patience.start();
    return { patience, ended: () => onEnd.mock.callCount(), clock: context.mock.timers };
  };

  test('is given up once, when its seconds are over', (context) => {
    const { ended, clock } = waiting(context);
    clock.tick(2999);
    assert.equal(ended(), 0);
    clock.tick(10_000);
    assert.equal(ended(), 1);
  });

  test('is not given up when it is there in time', (context) => {
    const { patience, ended, clock } = waiting(context);
    clock.tick(2999);
    patience.stop();
    clock.tick(10_000);
    assert.equal(ended(), 0);
  });

  test('has all of its time, whatever the one before has used of its own', (context) => {
    const { patience, ended, clock } = waiting(context);
    clock.tick(2999);
    patience.start();
    clock.tick(2999);
    assert.equal(ended(), 0);
    clock.tick(1);
    assert.equal(ended(), 1);
  });

  test('is not given up for the hour that the machine has slept', (context) => {
    const tick = mock.fn<(callback: () => void) => void>();
    context.mock.method(globalThis, 'setInterval', tick);
    const onEnd = mock.fn();
    new Patience(3, onEnd).start();
    // However long the machine has slept, its timers come once when it wakes.
    tick.mock.calls[0]?.arguments[0]();
    assert.equal(onEnd.mock.callCount(), 0);
  });
});

suite('what is read aloud', () => {
  test('waits for a pause, and is the last sentence alone', (context) => {
    context.mock.timers.enable({ apis: ['setTimeout'] });
    const read: string[] = [];
    const region = {
      get textContent() {
        return read.at(-1) ?? '';
      },
      set textContent(text: string) {
        read.push(text);
      },
    };
    const announce = announcer(region);
    for (const sentence of ['uno', 'dos', 'tres']) {
      announce(sentence);
      context.mock.timers.tick(600);
    }
    assert.deepEqual(read, []);
    context.mock.timers.tick(100);
    assert.deepEqual(read, ['tres']);
    announce('tres');
    context.mock.timers.tick(1000);
    assert.deepEqual(read, ['tres'], 'the same is not read again');
  });
});

suite('a browser that keeps nothing', () => {
  const missing = (name: 'sessionStorage' | 'caches', get: () => unknown) => {
    Object.defineProperty(globalThis, name, { configurable: true, get });
  };

  test('has no draft, and nothing breaks', () => {
    missing('sessionStorage', () => {
      throw new Error('SecurityError');
    });
    keepDraft('hola');
    assert.equal(readDraft(), '');
  });

  test('a draft that does not fit takes the older one away', () => {
    const kept = new Map<string, string>();
    missing('sessionStorage', () => ({
      getItem: (key: string) => kept.get(key) ?? null,
      removeItem: (key: string) => kept.delete(key),
      setItem(key: string, text: string) {
        if (text.length > 4) throw new Error('QuotaExceededError');
        kept.set(key, text);
      },
    }));
    keepDraft('hola');
    assert.equal(readDraft(), 'hola');
    keepDraft('demasiado');
    assert.equal(readDraft(), '');
  });

  const never = () => new Promise<never>(() => undefined);
  const refuse = () => Promise.reject(new Error('UnknownError'));
  for (const [name, get] of [
    ['throws', () => assert.fail('SecurityError')],
    ['does not open it', () => ({ open: refuse })],
    ['never opens it', () => ({ open: never })],
    ['does not look it up', () => ({ open: () => Promise.resolve({ match: refuse }) })],
    ['never looks it up', () => ({ open: () => Promise.resolve({ match: never }) })],
  ] as const) {
    test(`${name}: nothing is kept`, async () => {
      missing('caches', get);
      mock.timers.enable({ apis: ['setTimeout'] });
      const answer = isKept('https://example.com/');
      // Its steps come one after another, each with its own patience.
      for (let step = 0; step < 4; step += 1) {
        await new Promise(setImmediate);
        mock.timers.tick(2000);
      }
      assert.equal(await answer, false);
      mock.timers.reset();
    });
  }
});

suite('how far a place is scrolled to', () => {
  for (const [name, from, to, expected] of [
    ['not at all where it is in view', 10, 50, 0],
    ['so far that its end is in view', 150, 290, 114],
    ['to its beginning where it is too long', 100, 900, 76],
  ] as const) {
    test(name, () => assert.equal(scrollTo(from, to, 200), expected));
  }
});

test('a name that nobody would read is cut', () => {
  assert.equal(shortened('x'.repeat(5000)), `${'x'.repeat(80)}…`);
  assert.equal(shortened('x'.repeat(80)), 'x'.repeat(80));
});

const core = loadCore('.', '1.37.0');
const explanations = { schema: loadSchema('.', '1.37.0'), meanings: readMeanings('.') };

suite('texts that differ by a keystroke', () => {
  const judged: string[] = [];
  const checker = new Checker(
    new Examiners({
      ...explanations,
      core: {
        judge(document) {
          judged.push(String(document));
          return core.judge(document);
        },
      },
    }),
  );
  const map = (name: string, data: string) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {clave: ${data}}\n`;

  /** The lines of the problems of a text, and how many documents were judged for it. */
  async function check(...documents: string[]) {
    const before = judged.length;
    const found = await checker.check(documents.join('---\n'));
    const lines = found.flatMap(({ problems }) => problems.map(({ location }) => location.line));
    return {
      outcomes: found.map(({ objects }) => objects[0]?.outcome),
      lines,
      judged: judged.length - before,
    };
  }

  test('only the document that changed is judged again', async () => {
    const [one, two] = [map('uno', 'hola'), map('dos', 'hola')];
    assert.deepEqual(await check(one, two), {
      outcomes: ['accepted', 'accepted'],
      lines: [],
      judged: 2,
    });
    assert.deepEqual((await check(one, map('dos', 'adios'))).judged, 1);
  });

  test('one that moved has its problems where it is now', async () => {
    const wrong = map('uno', '1');
    const first = await check(wrong);
    assert.deepEqual(first.outcomes, ['refused']);
    const moved = await check(map('dos', 'hola'), wrong);
    assert.deepEqual(
      moved.lines,
      first.lines.map((line) => line + 5),
    );
    assert.equal(moved.judged, 1);
  });

  test('the same one twice is judged once', async () => {
    const text = map('tres', 'hola');
    assert.equal((await check(text, text, map('cuatro', 'hola'))).judged, 2);
  });
});

suite('CRDs and what they define', () => {
  const extensions = loadExtensions('.', '1.37.0');
  const crd = readFileSync('content/errores/regla-de-un-crd/bien.yaml', 'utf8');
  const shop = (min: number) =>
    `apiVersion: ejemplo.es/v1\nkind: Tienda\nmetadata: { name: t }\nspec: { minimo: ${min}, maximo: 2 }\n`;
  const pod = 'apiVersion: v1\nkind: Pod\nmetadata: { name: p }\nspec: {}\n';
  const text = [crd, shop(1), shop(3), pod].join('---\n');
  const short = (documents: readonly CheckedDocument[]) =>
    documents.map(({ objects, needsExtensions }) =>
      needsExtensions ? 'waits' : objects[0]?.outcome,
    );

  test('wait for what judges them, and nothing else does', async () => {
    const checker = new Checker(new Examiners({ ...explanations, core }));
    const documents = await checker.check(text);
    assert.deepEqual(short(documents), ['waits', 'waits', 'waits', 'refused']);
    assert.deepEqual(
      documents.slice(0, 3).map(({ objects, problems, name }) => ({ objects, problems, name })),
      [
        {
          objects: [
            {
              outcome: 'unknown',
              apiVersion: 'apiextensions.k8s.io/v1',
              kind: 'CustomResourceDefinition',
            },
          ],
          problems: [],
          name: 'tiendas.ejemplo.es',
        },
        ...[1, 2].map(() => ({
          objects: [{ outcome: 'unknown', apiVersion: 'ejemplo.es/v1', kind: 'Tienda' }],
          problems: [],
          name: 't',
        })),
      ],
    );
  });

  test('a kind that no CRD of the text defines waits for nobody', async () => {
    const checker = new Checker(new Examiners({ ...explanations, core }));
    const [document] = await checker.check(shop(1));
    assert.deepEqual(
      [document?.needsExtensions, document?.objects[0]?.outcome],
      [undefined, 'unknown'],
    );
    assert.equal(document?.problems[0]?.hint, 'Si lo define un CRD, añade también ese CRD.');
  });

  test('a CRD that changes has all judged again but the other CRDs', async () => {
    const judged: string[] = [];
    const counting = {
      judge(document: string | Uint8Array) {
        judged.push(/kind: (\w+)/.exec(String(document))?.[1] ?? '');
        return core.judge(document);
      },
    };
    const checker = new Checker(new Examiners({ ...explanations, core: counting, extensions }));
    const other = crd.replaceAll('tienda', 'calle').replaceAll('Tienda', 'Calle');
    const config = 'kind: ConfigMap\napiVersion: v1\nmetadata: { name: c }\n';
    await checker.check([crd, other, shop(1), config].join('---\n'));
    judged.length = 0;
    const changed = crd.replace('minimo <= ', 'minimo < ');
    assert.deepEqual(
      short(await checker.check([changed, other, shop(1), shop(2), config].join('---\n'))),
      ['accepted', 'accepted', 'accepted', 'refused', 'accepted'],
    );
    assert.deepEqual([...new Set(judged)], ['CustomResourceDefinition', 'Tienda', 'ConfigMap']);
    assert.equal(judged.filter((kind) => kind === 'CustomResourceDefinition').length, 1);
  });

  test('are judged by what the text defines at the moment', async () => {
    const checker = new Checker(new Examiners({ ...explanations, core, extensions }));
    const documents = await checker.check(text);
    assert.deepEqual(short(documents), ['accepted', 'accepted', 'refused', 'refused']);
    assert.match(documents[2]?.problems[0]?.message ?? '', /el mínimo no puede pasar del máximo/);
    const others = text.replace('self.minimo <= self.maximo', 'self.minimo > self.maximo');
    assert.deepEqual(short(await checker.check(others)), [
      'accepted',
      'refused',
      'accepted',
      'refused',
    ]);
    assert.deepEqual(short(await checker.check(shop(1))), ['unknown']);
    assert.deepEqual(short(await checker.check(text)), [
      'accepted',
      'accepted',
      'refused',
      'refused',
    ]);
  });
});
