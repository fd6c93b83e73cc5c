import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imagesInCommand, imagesMadeBy } from '../../../src/lesson/command-images.ts';
import type { Image } from '../../../src/lesson/images.ts';
import { imagesInManifest } from '../../../src/lesson/manifest-images.ts';
import { imageProblems } from '../../../src/lesson/named-images.ts';
import { formatProblem } from '../../../src/lesson/problem.ts';
import { shellCommands } from '../../../src/lesson/shell-words.ts';

const location = { file: 'a.mdx', line: 10, column: 1 };
const KNOWN: readonly Image[] = [
  { name: 'nginx:1.30.6', isBase: false, location },
  { name: 'busybox:1.35.0', isBase: false, location },
  { name: 'node:24', isBase: true, location },
];

const inCommand = (command: string) =>
  imagesInCommand({ command, location }).map(
    ({ name, location: { line, column } }) => `${line}:${column} ${name}`,
  );
const inManifest = (text: string) =>
  imagesInManifest(text, { file: 'a.yaml' }).map(
    ({ name, location: { line } }) => `${line} ${name}`,
  );
const complaints = (command: string) =>
  imageProblems(imagesInCommand({ command, location }), KNOWN).map(formatProblem);

const COMMANDS: readonly [string, readonly string[]][] = [
  ['docker run nginx:1.30.6', ['11:12 nginx:1.30.6']],
  ['docker run -d --name web --rm -p 80:80 a:1 sh -c "b:2"', ['11:40 a:1']],
  ['docker container create -itp80:80 --memory=64m -e A=b a:1', ['11:55 a:1']],
  ['docker run --read-only -dp 80:80 -v a:/b "a:1"', ['11:42 a:1']],
  ['docker pull -q a:1 && docker image pull b:2', ['11:16 a:1', '11:41 b:2']],
  ['docker run -d \\\n  --name x \\\n  a:1', ['13:3 a:1']],
  ['x=$(docker run --rm a:1 cat /x | wc -l)', ['11:21 a:1']],
  ['# docker run a:1\ndocker run "$IMAGEN"; docker ps -a', []],
  ['docker run', []],
  ['docker run -d --name', []],
  ['docker exec web run a:1; docker stop run', []],
  ['echo "docker run a:1"', []],
  ['kubectl run web --image=a:1 -- sh -c x=y', ['11:25 a:1']],
  ['kubectl create deployment web --image a:1', ['11:39 a:1']],
  ['kubectl run web --image="a:1"', ['11:25 a:1']],
  ['kubectl set image deployment/web web=a:1 b=c:2', ['11:38 a:1', '11:44 c:2']],
  ['kubectl set env deployment/web A=b', []],
  ['kubectl get pods -l app=web; curl -H a=b:1 http://x', []],
];
for (const [command, expected] of COMMANDS) {
  test(`images of «${command.replaceAll('\n', '⏎')}»`, () => {
    assert.deepEqual(inCommand(command), expected);
  });
}

test('an image that the lesson itself makes', () => {
  const made = (command: string) => imagesMadeBy({ command });
  assert.deepEqual(made('docker build -t a:1 --tag b:2 --tag=c:3 . && docker tag a:1 d:4'), [
    'a:1',
    'b:2',
    'c:3',
    'd:4',
  ]);
  assert.deepEqual(made('docker container commit -m "hola a:1" web e:5'), ['e:5']);
  assert.deepEqual(made('docker run -t a:1'), []);
});

test('words of a shell: quotes, comments and what parts commands', () => {
  const texts = (command: string) =>
    shellCommands(command).map((words) => words.map(({ text }) => text));
  assert.deepEqual(texts(`a 'b  c'd "e \\" f" g\\ h#i # j k\nl;m|n>o # p`), [
    ['a', 'b  cd', 'e " f', 'g h#i'],
    ['l'],
    ['m'],
    ['n'],
    ['o'],
  ]);
  assert.deepEqual(texts(';#nada\n\n'), []);
  assert.deepEqual(texts("it's"), [['it', 's']]);
});

test('images of containers of any kind, wherever they are, and of volumes', () => {
  const text = `kind: Pod
spec:
  initContainers: [{ name: a, image: a:1 }]
  containers:
    - name: b
      image: "b:2" # dos
  volumes:
    - { name: c, image: { reference: "c:3" } }
---
kind: CronJob
spec: { jobTemplate: { spec: { template: { spec: { ephemeralContainers: [{ image: d:4 }] } } } } }
---
kind: ConfigMap
data: { image: e:5 }
---
image: { reference: 3 }
containers: { image: f:6 }
`;
  assert.deepEqual(inManifest(text), ['3 a:1', '6 b:2', '8 c:3', '11 d:4']);
  const [, two] = imagesInManifest(text, { file: 'a.mdx', line: 21, column: 2 });
  assert.deepEqual(two?.location, { file: 'a.mdx', line: 26, column: 9 });
  assert.equal(two?.line, '      image: "b:2" # dos');
});

test('broken YAML has no images, and does not throw', () => {
  assert.deepEqual(inManifest('containers: [{ image: a:1'), []);
  assert.deepEqual(inManifest(''), []);
});

test('an image that the course does not know is told with what was meant and what to do', () => {
  assert.deepEqual(complaints('docker run nginx:1.30.6'), []);
  const [problem = '', ...rest] = complaints('docker run nginx:1.30.66');
  assert.deepEqual(rest, []);
  assert.match(problem, /^a\.mdx:11:12: «nginx:1\.30\.66» no es una imagen del curso\n/);
  assert.match(problem, /¿Querías decir «nginx:1\.30\.6»\?.*content\/versiones\.yaml/);
  assert.match(
    complaints('docker run postgres:18').join(),
    /Hay: nginx:1\.30\.6, busybox:1\.35\.0\./,
  );
});

test('one that does not exist on purpose says so in its line, with the reason', () => {
  const mark = '# no existe a propósito: un dedo de más';
  assert.deepEqual(complaints(`docker run nginx:1.30.66 ${mark}`), []);
  assert.match(complaints(`docker run nginx:1.30.66\ntrue ${mark}`).join(), /no es una imagen/);
  for (const almost of ['# no existe', '# no existe a propósito', '# no existe a propósito: '])
    assert.match(complaints(`docker run a:1 ${almost}`).join(), /Di por qué, así: # no existe a/);
  assert.match(complaints(`docker run nginx:1.30.6 ${mark}`).join(), /pero está en la lista/);
});

test('one that only others are built on does not run', () => {
  assert.match(complaints('docker run node:24').join(), /solo sirve para construir otras/);
});
