/** `npm run bench:steps`: what a step costs over bash running the same bytes, side by side in one run. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Shell } from '../lib/runner/shell.ts';

const ROUNDS = 200;
const COMMAND = 'echo hola; /bin/true';

const bash = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'kev-bench-'));
const env = { PATH: process.env['PATH'] ?? '' };
const shell = new Shell({ cwd: folder, scratch: folder, env });
const steps: number[] = [];
const plain: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  steps.push(await time(() => shell.run(COMMAND, { timeoutMs: 10_000 })));
  plain.push(await time(() => bash('bash', ['-c', COMMAND], { env })));
}
await shell.close();
rmSync(folder, { recursive: true });
console.log(`un paso del ejecutor: ${summary(steps)}\nbash -c, lo mismo:    ${summary(plain)}`);

async function time(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function summary(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2);
  return `mediana ${at(0.5)} ms, p95 ${at(0.95)} ms, máximo ${at(1)} ms (${times.length} veces)`;
}
