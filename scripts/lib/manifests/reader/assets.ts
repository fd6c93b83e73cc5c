import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Meanings } from '../../../../src/manifests/meanings.ts';
import type { KubernetesSchema } from '../../../../src/manifests/schema/types.ts';
import { compileModule } from '../judge/compile.ts';
import { parseReadyMeanings, READY_MEANINGS, readMeanings as readMeaningsOf } from '../meanings.ts';

const JUDGE = /^judge-(\d+\.\d+\.\d+)\.wasm(\.br)?$/;

/** What judging needs that is not code of ours: the judge's module and the schema of its version of Kubernetes. */
export interface Assets {
  readonly kubernetes: string;
  readonly folder: string;
}

/** Finds them in a folder. Throws if there is no judge. */
export function findAssets(folder: string): Assets {
  const versions = readdirSync(folder).flatMap((file) => JUDGE.exec(file)?.[1] ?? []);
  const [kubernetes] = versions.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  if (kubernetes === undefined) throw new Error(`En ${folder} no está el juez.`);
  return { kubernetes, folder };
}

/** The judge's module for Kubernetes' own kinds, compiled. */
export function compileJudge({ kubernetes, folder }: Assets): WebAssembly.Module {
  return compile(join(folder, `judge-${kubernetes}.wasm`));
}

/** Its module for CRDs and what they define. */
export function compileExtensions({ kubernetes, folder }: Assets): WebAssembly.Module {
  return compile(join(folder, `judge-extensions-${kubernetes}.wasm`));
}

/**
 * V8 optimizes a function of WebAssembly early, and the judge has tens of thousands: to optimize what runs some times
 * costs more than it gives back. With this, 250 documents take half of the processor, and 4000 a tenth less.
 */
const TIERING = '--wasm-tiering-budget=1000000000';

function compile(plain: string): WebAssembly.Module {
  setFlagsFromString(TIERING);
  return compileModule(plain);
}

export function readSchema({ kubernetes, folder }: Assets): KubernetesSchema {
  const text = readFileSync(join(folder, `kubernetes-${kubernetes}.json`), 'utf8');
  return JSON.parse(text) as KubernetesSchema;
}

/** What fields are for: beside the judge in the package, with the rest of the content in the course. */
export function readMeanings({ folder }: Assets): Meanings {
  const ready = join(folder, READY_MEANINGS);
  if (existsSync(ready)) return parseReadyMeanings(readFileSync(ready, 'utf8'));
  return readMeaningsOf(join(folder, '..'));
}
