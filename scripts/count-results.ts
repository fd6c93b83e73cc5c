/**
 * Adds up the JUnit reports of a run and prints `N passed, N failed` alone on the last line. Takes the run's exit code:
 * what failed before it had a report (types, lint, an installation) is one failure.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'reports';
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

let passed = 0;
let failed = 0;
for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.xml'))) {
  const report = readFileSync(join(FOLDER, name), 'utf8');
  const bad = count(report, /<(?:failure|error)\b/g);
  const skipped = count(report, /<skipped\b/g);
  failed += bad;
  passed += count(report, /<testcase\b/g) - bad - skipped;
}
const isFailed = Number(process.argv[2] ?? 0) > 0;
console.log(`${passed} passed, ${failed || Number(isFailed)} failed`);
