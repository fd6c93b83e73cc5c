/**
 * `npm run bench:validate`: the validator, as npm installs it, the same without the program for this machine, and
 * kubeconform over the same files, one after the other in one run, several times (`-- 9` for nine); medians. What Node
 * takes to start is not counted. kubeconform has the schema of the same Kubernetes at hand. Memory is as /usr/bin/time
 * tells it, of the largest process.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
import { programHere } from '../lib/package/programs.ts';
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
  /** What it may take at most, in ms, where kubeconform takes so long and one file from cold takes us so long. */
  readonly most: (kubeconformMs: number, startMs: number) => number;
}

try {
  if (spawnSync(kubeconform, ['-v']).error) {
    throw new Error(
      'Falta kubeconform: go install github.com/yannh/kubeconform/cmd/kubeconform@latest',
    );
  }
  const folder = join(work, 'paquete');
  const build = { root, kubernetes, say: console.error, signal: new AbortController().signal };
  await buildPackage({ root, folder, kubernetes, programs: await programHere(build) });
  const isOwn = (path: string) => !path.includes('node_modules');
  cpSync(folder, join(work, 'sin-programa'), { recursive: true, filter: isOwn });
  writeKubeconformSchemas(join(work, 'esquemas'), loadSchema(root, kubernetes));
  const one = writeMany('uno', 1);
  const course = contentFiles(root).filter((file) => file.endsWith('.yaml'));
  const tasks: Task[] = [
    { name: 'un archivo, en frío', paths: [one], most: () => 500 },
    {
      name: `el curso (${course.length} archivos)`,
      paths: course,
      most: (theirs, start) => theirs + start,
    },
    { name: '1000 documentos', paths: [writeMany('mil', 1000)], most: (theirs) => 3 * theirs },
    {
      name: '10 000 documentos',
      paths: [writeMany('diez-mil', 10_000)],
      most: (theirs) => 2 * theirs,
    },
  ];
  const measured = tasks.map((task) => ({ ...task, ...measure(task) }));
  const startMs = measured[0]?.ours.ms ?? 0;
  const rows = measured.map(({ name, most, ours, module, theirs }) => {
    const times = ({ ms }: Cost) => (ms / theirs.ms).toFixed(1);
    const limit = most(theirs.ms, startMs);
    const asked = `${ours.ms <= limit ? '✓' : '✗'} ${limit.toFixed(0)} ms`;
    const memory = [ours, module, theirs].map(({ megabytes }) => megabytes).join(', ');
    const wasm = [shown(module), times(module)];
    return [name, shown(ours), times(ours), asked, ...wasm, shown(theirs), `${memory} MB`];
  });
  const head = ['', 'nosotros', 'veces', 'como mucho', 'con WebAssembly', 'veces', 'kubeconform'];
  console.log(columns([[...head, 'memoria'], ...rows]));
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

/** What each takes, one after the other in each round, without what Node takes to start. */
function measure({ paths }: Task): { ours: Cost; module: Cost; theirs: Cost } {
  const location = kubeconformLocation(join(work, 'esquemas'));
  const options = ['-strict', '-ignore-missing-schemas', '-schema-location', location];
  const [ours, modules, theirs]: [Cost[], Cost[], Cost[]] = [[], [], []];
  for (let round = 0; round < rounds; round += 1) {
    const node = cost(process.execPath, ['-e', '0']);
    const own = (folder: string): Cost => {
      const cli = join(work, folder, 'cli.js');
      const all = cost(process.execPath, [cli, 'validate', '--allow-unknown', ...paths]);
      return { ...all, ms: all.ms - node.ms, cpuMs: all.cpuMs - node.cpuMs };
    };
    ours.push(own('paquete'));
    modules.push(own('sin-programa'));
    theirs.push(cost(kubeconform, [...options, ...paths]));
  }
  return { ours: medians(ours), module: medians(modules), theirs: medians(theirs) };
}

interface Cost {
  readonly ms: number;
  /** Of all processors together. */
  readonly cpuMs: number;
  /** The most memory that it had at once. */
  readonly megabytes: number;
}

function cost(command: string, args: readonly string[]): Cost {
  const start = performance.now();
  const timed = ['-f', '%M %U %S', command, ...args];
  const options = { encoding: 'utf8', maxBuffer: 2 ** 28 } as const;
  const { stderr, status, error } = spawnSync('/usr/bin/time', timed, options);
  const ms = performance.now() - start;
  if (error) throw error;
  if (status !== 0 && status !== 1) throw new Error(`${command}: ${stderr}`);
  const [kilobytes = 0, user = 0, system = 0] = (stderr.trim().split('\n').at(-1) ?? '')
    .split(' ')
    .map(Number);
  return { ms, cpuMs: (user + system) * 1000, megabytes: Math.round(kilobytes / 1024) };
}

function medians(list: readonly Cost[]): Cost {
  const middle = (of: (cost: Cost) => number) => median(list.map(of));
  return {
    ms: middle(({ ms }) => ms),
    cpuMs: middle(({ cpuMs }) => cpuMs),
    megabytes: middle(({ megabytes }) => megabytes),
  };
}

/** `820 ms (610 de CPU)`: on a machine with other work, the second says more. */
function shown({ ms, cpuMs }: Cost): string {
  return `${ms.toFixed(0)} ms (${cpuMs.toFixed(0)} de CPU)`;
}

function median(list: readonly number[]): number {
  const sorted = list.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
