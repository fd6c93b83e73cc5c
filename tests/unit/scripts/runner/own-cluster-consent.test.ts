import assert from 'node:assert/strict';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { readArguments } from '../../../../scripts/lib/runner/examples-arguments.ts';
import { fence, TestProject } from '../../../support/project.ts';

const YES = '--yes-use-this-cluster';

suite('--context', () => {
  test('with all that it needs, runs lessons one after another', () => {
    const { context, hasAgreed, lanes } = readArguments(['pod', '--context', 'mio', YES]);
    assert.deepEqual({ context, hasAgreed, lanes }, { context: 'mio', hasAgreed: true, lanes: 1 });
  });

  for (const [args, message] of [
    [['pod', YES], /di también --context/],
    [['--context', 'mio', YES], /di qué lección/],
    [['pod', '--context', 'mio', YES, '--record'], /se comprueba, no se graba/],
    [['pod', '--context', 'mio', YES, '--delete-cluster'], /no se puede usar --delete-cluster/],
    [['pod', '--context', 'mio', YES, '--node-image', 'x'], /no se puede usar --node-image/],
    [['pod', '--context', 'mio', YES, '--watch'], /no se puede usar --watch/],
    [['pod', '--context', 'mio', YES, '--parallel', '2'], /no se puede usar --parallel/],
  ] as const) {
    test(`${args.join(' ')} is refused`, () => assert.throws(() => readArguments(args), message));
  }
});

suite('a run on somebody’s cluster', () => {
  let project: TestProject;

  beforeEach(() => {
    // A PATH without kubectl: what is refused is refused before anything is touched.
    project = new TestProject({ PATH: '/nonexistent' });
    project.lesson('01-uno', 'namespace', fence('sh id="a"', 'true'));
    project.lesson('02-dos', 'cluster', fence('sh id="a"', 'true'));
    project.lesson('03-tres', 'docker', fence('sh id="a"', 'true'));
  });

  afterEach(() => project.remove());

  test('without consent says what it would do, and the risk', async () => {
    const { code, output } = await project.examples('uno', '--context', 'mio');
    assert.equal(code, 2);
    assert.match(output, /«uno» en tu clúster «mio»/);
    assert.match(output, /crear el espacio de nombres leccion-uno, y borrarlo/);
    assert.match(output, /El riesgo: [^]*añade --yes-use-this-cluster\.\n$/);
  });

  test('lessons of a whole cluster and of Docker are refused, with the reason', async () => {
    const { code, output } = await project.examples('uno', 'dos', 'tres', '--context', 'mio', YES);
    assert.equal(code, 2);
    assert.match(
      output,
      /«dos» no se puede comprobar en tu clúster: necesita un clúster para ella sola/,
    );
    assert.match(output, /«tres» no se puede comprobar en tu clúster: es de Docker/);
    assert.doesNotMatch(output, /«uno»/);
  });

  test('needs kubectl, and neither Docker nor kind', async () => {
    const { code, output } = await project.examples('uno', '--context', 'mio', YES);
    assert.equal(code, 2);
    assert.match(output, /· kubectl \(no está instalado\)/);
    assert.doesNotMatch(output, /· (?:Docker|kind)/);
  });
});
