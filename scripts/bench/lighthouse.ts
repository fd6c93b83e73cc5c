/**
 * `npm run bench:lighthouse`: Lighthouse, as a phone, over the built site. Not a dependency of the
 * project: npx fetches it into npm's cache, so this one needs the network.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import chromium from '@sparticuz/chromium';
import { readCourse } from '../../src/lesson/course.ts';
import { siteBase } from '../../src/lesson/site.ts';
import { serve } from '../lib/site/static-server.ts';

const LIGHTHOUSE = 'lighthouse@13.5';
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** The part of Lighthouse's report that is used here; scores are from 0 to 1. */
interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<
    Record<string, { readonly title: string; readonly score: number | null }>
  >;
}

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'));
const server = await serve('dist', siteBase('.'), 0);
const chrome = process.env['CHROME_PATH'] ?? (await chromium.executablePath());

let perfect = true;
try {
  for (const path of ['', ...readCourse('.').lessons.map(({ slug }) => `${slug}/`)]) {
    const report = await measure(server.url + path);
    const scores = CATEGORIES.map((category) =>
      Math.round((report.categories[category]?.score ?? 0) * 100),
    );
    perfect &&= scores.every((score) => score === 100);
    console.log(
      `/${path}  ${CATEGORIES.map((category, index) => `${category} ${scores[index]}`).join(' · ')}`,
    );
    for (const title of failures(report)) console.log(`    ${title}`);
  }
} finally {
  await server.close();
  rmSync(folder, { recursive: true });
}
process.exit(perfect ? 0 : 1);

/** One run of Lighthouse over a URL, with its defaults: a mid-range phone on a slow network. */
async function measure(url: string): Promise<Report> {
  const output = join(folder, 'report.json');
  const options = ['--quiet', '--output=json', `--output-path=${output}`];
  const flags = '--chrome-flags=--headless=new --no-sandbox --disable-gpu';
  await run('npx', ['--yes', LIGHTHOUSE, url, ...options, flags], {
    env: { ...process.env, CHROME_PATH: chrome },
  });
  return JSON.parse(readFileSync(output, 'utf8')) as Report;
}

/** What did not pass, by its title. */
function failures({ audits }: Report): string[] {
  return Object.values(audits)
    .filter(({ score }) => score !== null && score < 0.9)
    .map(({ title, score }) => `${Math.round((score ?? 0) * 100)}: ${title}`);
}
