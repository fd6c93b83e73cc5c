import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readMeanings } from '../../scripts/lib/manifests/meanings.ts';
import { loadSchema } from '../../scripts/lib/manifests/schema/load.ts';
import { readCourse } from '../../src/lesson/course.ts';
import { fieldAt } from '../../src/manifests/schema/walk.ts';

const { lessons, versions } = readCourse('.');
const schema = loadSchema('.', versions.kubernetes);
const meanings = readMeanings('.');
const slugs = lessons.map(({ slug }) => slug);

suite('what fields mean', () => {
  test('is said of fields that the taught Kubernetes has', () => {
    const fields = Object.entries(schema.definitions).flatMap(([name, { properties = {} }]) =>
      Object.keys(properties).map((field) => `${name.split('.').at(-1)}.${field}`),
    );
    assert.deepEqual(
      [...meanings.keys()].filter((field) => !fields.includes(field)),
      [],
    );
  });

  test('is explained by lessons that there are', () => {
    const named = new Set([...meanings.values()].flatMap(({ lesson }) => lesson ?? []));
    assert.ok(named.size > 0);
    assert.deepEqual(
      [...named].filter((slug) => !slugs.includes(slug)),
      [],
    );
  });

  test('is one short sentence, which ends', () => {
    for (const [field, { meaning }] of meanings) {
      assert.ok(meaning.endsWith('.') && meaning.length <= 130, `${field}: ${meaning}`);
    }
  });

  test('is found wherever the field is', () => {
    const at = (definition: string, ...path: (string | number)[]) =>
      fieldAt(path, { $ref: `#/definitions/io.k8s.api.${definition}` }, schema);
    const pod = ['spec', 'template', 'spec'];
    assert.equal(at('core.v1.Pod', 'spec', 'containers', 0, 'image'), 'Container.image');
    assert.equal(at('apps.v1.Deployment', ...pod, 'containers', 1, 'image'), 'Container.image');
    assert.equal(
      at('batch.v1.CronJob', 'spec', 'jobTemplate', ...pod, 'volumes'),
      'PodSpec.volumes',
    );
    assert.equal(at('core.v1.Service', 'spec', 'type'), 'ServiceSpec.type');
    assert.equal(at('core.v1.Pod', 'metadata', 'labels', 'app.example/a'), 'ObjectMeta.labels');
    assert.equal(at('core.v1.Pod', 'spec', 'contenedores'), undefined);
    assert.equal(at('core.v1.Pod', 'spec', 'containers', 0, 'imagen', 'a'), undefined);
  });
});
