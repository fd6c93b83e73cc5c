/**
 * `npm run bench:validate`: the validator, as the npm package has it, and kubeconform over the same files, one after
 * the other in one run, several times (`-- 9` for nine); medians. kubeconform has the schema of the same Kubernetes
 * at hand. Memory is as /usr/bin/time tells it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { readSoundVersions } from '../../src/lesson/versions.ts';
import { contentFiles } from '../lib/manifests/find.ts';
import { courseObjects } from '../lib/manifests/differential/corpus.ts';
import type { Base } from '../lib/manifests/differential/sample.ts';
import { loadJudge } from '../lib/manifests/judge/load.ts';
import {
  kubeconformLocation,
  writeKubeconformSchemas,
} from '../lib/manifests/schema/kubeconform.ts';
import { loadSchema } from '../lib/manifests/schema/load.ts';
import { buildPackage } from '../lib/package/build.ts';
import { columns } from '../lib/report/columns.ts';

const root = process.cwd();
const { kubernetes } = readSoundVersions(root);
const rounds = Number(process.argv[2] ?? 5);
const work = mkdtempSync(join(tmpdir(), 'banco-'));
const found = [join(homedir(), 'go/bin/kubeconform'), '/usr/local/bin/kubeconform'];
const kubeconform = found.find((path) => existsSync(path)) ?? 'kubeconform';

interface Task {
  readonly name: string;
  readonly paths: readonly string[];
}

try {
  if (spawnSync(kubeconform, ['-v']).error) {
    throw new Error(
      'Falta kubeconform: go install github.com/yannh/kubeconform/cmd/kubeconform@latest',
    );
  }
  await buildPackage({ root, folder: join(work, 'paquete'), kubernetes });
  writeKubeconformSchemas(join(work, 'esquemas'), loadSchema(root, kubernetes));
  const one = writeMany('uno', 1);
  const course = contentFiles(root).filter((file) => file.endsWith('.yaml'));
  const tasks: Task[] = [
    { name: 'un archivo, en frío', paths: [one] },
    { name: `el curso (${course.length} archivos)`, paths: course },
    { name: '1000 documentos', paths: [writeMany('mil', 1000)] },
    { name: '10 000 documentos', paths: [writeMany('diez-mil', 10_000)] },
  ];
  const head = ['', 'nosotros', 'kubeconform', 'veces', 'memoria'];
  console.log(columns([head, ...tasks.map(measure)]));
} finally {
  rmSync(work, { recursive: true });
}

/** A folder with so many valid objects, all different, a file for each: the course's, under other names. */
function writeMany(name: string, count: number): string {
  const judge = loadJudge(root, kubernetes);
  const folder = join(work, name);
  mkdirSync(folder);
  const good = courseObjects(root).filter(({ object }) => {
    const [verdict] = judge.judge(JSON.stringify(object));
    return (
      verdict?.outcome === 'accepted' &&
      typeof (object['metadata'] as { name?: string }).name === 'string'
    );
  });
  for (let index = 0; index < count; index += 1) {
    const { object } = good[index % good.length] as Base;
    const metadata = object['metadata'] as { name: string };
    const renamed = { ...object, metadata: { ...metadata, name: `${metadata.name}-${index}` } };
    writeFileSync(join(folder, `${index}.yaml`), stringify(renamed, { version: '1.1' }));
  }
  return folder;
}

/** Milliseconds of each, one after the other in each round, without those that Node takes to start. */
function measure({ name, paths }: Task): string[] {
  const [ours, theirs, start]: number[][] = [[], [], []];
  let memory = 0;
  for (let round = 0; round < rounds; round += 1) {
    const node = time(process.execPath, ['-e', '0']);
    start?.push(node.ms);
    const own = time(process.execPath, [
      join(work, 'paquete/cli.js'),
      'validate',
      '--allow-unknown',
      ...paths,
    ]);
    ours?.push(own.ms - node.ms);
    memory = Math.max(memory, own.memory);
    const location = kubeconformLocation(join(work, 'esquemas'));
    const options = ['-strict', '-ignore-missing-schemas', '-schema-location', location];
    theirs?.push(time(kubeconform, [...options, ...paths]).ms);
  }
  const [own, other] = [median(ours ?? []), median(theirs ?? [])];
  return [
    name,
    `${own.toFixed(0)} ms`,
    `${other.toFixed(0)} ms`,
    (own / other).toFixed(1),
    `${memory} MB`,
  ];
}

function time(command: string, args: readonly string[]): { ms: number; memory: number } {
  const start = performance.now();
  const { stderr, status, error } = spawnSync('/usr/bin/time', ['-f', '%M', command, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const ms = performance.now() - start;
  if (error ?? (status !== 0 && status !== 1))
    throw new Error(`${command}: ${error?.message ?? stderr}`);
  return { ms, memory: Math.round(Number(stderr.trim().split('\n').at(-1)) / 1024) };
}

function median(list: readonly number[]): number {
  const sorted = list.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
