import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { readVersions } from '../../../src/lesson/versions.ts';
import { TestProject } from '../../support/project.ts';

/** A registry in a folder: a file for each image, with its config; `private` if only we can read it. */
const DOCKER = `#!/bin/sh
echo "$*" >> "$FOLDER/calls"
for name; do :; done
case "$*" in
  *"imagetools inspect"*)
    [ -n "$DOCKER_CONFIG" ] && [ -e "$FOLDER/private" ] && { echo denied >&2; exit 1; }
    file="$FOLDER/$(basename "$name")"
    [ -e "$file" ] || { cat "$FOLDER/absent" >&2; exit 1; }
    cat "$file" ;;
  *"buildx build"*)
    for arg; do case "$arg" in
      --tag=*) file="$FOLDER/$(basename "\${arg#--tag=}")" ;;
      --label=io.*) label="\${arg#--label=*content=}" ;;
    esac; done
    echo "{\\"linux/amd64\\":{\\"config\\":{\\"Labels\\":{\\"io.github.kubernetes-en-vivo.content\\":\\"$label\\"}}}}" > "$file" ;;
esac
`;

const ABSENT = 'ERROR: ghcr.io/kubernetes-en-vivo/x:1.0.0: not found\n';
let project: TestProject;

beforeEach(() => {
  project = new TestProject();
  const { repository, homepage } = JSON.parse(readFileSync('package.json', 'utf8')) as object &
    Record<string, unknown>;
  project.write('package.json', JSON.stringify({ repository, homepage }));
  project.write('bin/docker', DOCKER);
  chmodSync(join(project.root, 'bin/docker'), 0o755);
  project.write('absent', ABSENT);
});
afterEach(() => project.remove());

function images(...args: string[]) {
  const { root, env } = project;
  const path = `${root}/bin:${process.env['PATH']}`;
  const script = join(process.cwd(), 'scripts/images.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    env: { ...env, PATH: path, FOLDER: root, DOCKER_CONFIG: undefined },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const builds = () =>
  existsSync(join(project.root, 'calls'))
    ? project
        .read('calls')
        .split('\n')
        .filter((call) => call.includes('buildx build'))
    : [];

test('what is not published is, for two platforms, and then it is there', () => {
  const first = images('--publish');
  assert.deepEqual([first.status, first.stderr], [0, '']);
  assert.match(
    first.stdout,
    /^Publicando \S+\/backend:1\.0\.0\nPublicando \S+\/mensajes:1\.0\.0\nPublicando \S+\/reportes:1\.0\.0\n$/,
  );
  const [backend = ''] = builds();
  for (const flag of [
    '--platform=linux/amd64,linux/arm64',
    '--push',
    '--label=org.opencontainers.image.source=https://github.com/',
    '--build-arg=SERVICE=backend',
    '--tag=ghcr.io/kubernetes-en-vivo/backend:1.0.0',
  ])
    assert.ok(backend.includes(flag), flag);
  const second = images('--publish');
  assert.deepEqual([second.status, second.stderr], [0, '']);
  assert.equal(second.stdout.match(/^Ya está publicada /gm)?.length, 3);
  assert.equal(builds().length, 3);
});

test('a version that is published with another content: where, what to do, and nothing is published', () => {
  assert.equal(images('--publish').status, 0);
  project.write('content/app/backend.ts', `${project.read('content/app/backend.ts')}// Otra.\n`);
  const { line } =
    readVersions(project.root).value.images.find(({ build }) => build)?.location ?? {};
  const { status, stderr } = images('--publish');
  assert.equal(status, 1);
  assert.match(
    stderr,
    new RegExp(`^content/versiones\\.yaml:${line}:\\d+: \\S+/backend:1\\.0\\.0 ya está publicada`),
  );
  assert.match(stderr, /Sube la versión/);
  assert.equal(builds().length, 3);
});

test('one that somebody else has published by that name is not ours either', () => {
  project.write('backend:1.0.0', '{"config":{}}');
  assert.equal(images('--publish').status, 1);
  assert.equal(builds().length, 0);
});

test('what only we can read is of no use to a reader', () => {
  project.write('private', '');
  const { status, stderr } = images('--publish');
  assert.equal(status, 1);
  assert.match(stderr, /backend:1\.0\.0 está publicada, pero[^]*Change visibility/);
});

test('a registry that does not let us look is not one that has nothing', () => {
  project.write('absent', 'ERROR: failed to authorize: denied\n');
  const { status, stderr } = images('--publish');
  assert.equal(status, 2);
  assert.match(stderr, /failed to authorize: denied/);
  assert.equal(builds().length, 0);
});

test('an unknown option is named', () => {
  const { status, stderr } = images('--publihs');
  assert.equal(status, 2);
  assert.match(stderr, /La opción --publihs no existe\. ¿Querías decir «--publish»\?/);
});
