import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../browser.ts';
import { addonFolders, publishedText } from '../cluster/addon-manifest.ts';
import { attemptLesson } from '../runner/attempt-lesson.ts';
import type { ExamplesOptions, ExamplesResult } from '../runner/examples.ts';
import { notRun } from '../runner/lesson-outcome.ts';
import type { LessonWorld } from '../runner/lesson-world.ts';
import { runRounds } from '../runner/run-rounds.ts';
import { Worlds } from '../runner/worlds.ts';
import { readerTerminals } from './reader-terminals.ts';
import type { ServedSite } from './served-site.ts';
import { serveSite } from './served-site.ts';
import type { Walked } from './walked-page.ts';
import { walkedPage } from './walked-page.ts';

/**
 * Goes through the built pages of lessons as a reader does: copies every command in a browser, pastes it
 * where there is nothing but a cluster, and looks whether it gives what the page shows.
 */
export async function walk(options: ExamplesOptions): Promise<ExamplesResult> {
  const site = await serveSite(options.root, await elsewhere(options));
  const folder = mkdtempSync(join(tmpdir(), 'kev-'));
  try {
    const now = { ...options, choices: await walkedPages(options, site) };
    const worlds = new Worlds(now, folder, { isBare: true });
    const terminals = (world: LessonWorld, scratch: string) => readerTerminals(world.env, scratch);
    const lane = { options: now, worlds, terminals, publish: () => undefined };
    return await runRounds(lane, 'walk', (choice) =>
      choice.wrong === undefined ? attemptLesson(choice, lane) : notWalked(choice, options),
    );
  } finally {
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the commands of these lessons fetch from other hosts: addons as their projects publish them. */
async function elsewhere(options: ExamplesOptions): Promise<ReadonlyMap<string, string>> {
  const { root, stateFolder, course, choices, signal } = options;
  const folders = addonFolders(root, stateFolder);
  const names = choices.flatMap(({ lesson }) => lesson.addons);
  const needed = course.versions.addons.flatMap(({ name, published }) =>
    published && names.includes(name) ? [{ name, published }] : [],
  );
  const texts = needed.map(async ({ name, published }) => {
    const text = await publishedText(name, published, folders, signal);
    return [published.url, text] as const;
  });
  return new Map(await Promise.all(texts));
}

/** One page after another: a machine has one clipboard. */
async function walkedPages(
  { choices, progress, signal, root, course, keep }: ExamplesOptions,
  site: ServedSite,
): Promise<Walked[]> {
  progress.say('Copiando las órdenes de las páginas, botón a botón');
  const browser = await launchBrowser({ asReader: true, handlesSignals: true });
  try {
    const walked: Walked[] = [];
    for (const choice of choices) {
      signal.throwIfAborted();
      const how = { root, versions: course.versions, keep };
      walked.push(await walkedPage(choice, site, browser, how));
    }
    return walked;
  } finally {
    await browser.close();
  }
}

function notWalked({ lesson, wrong = '' }: Walked, { progress }: ExamplesOptions) {
  progress.lessonStarted(lesson);
  const outcome = notRun(lesson, wrong);
  progress.lessonEnded(outcome);
  return Promise.resolve(outcome);
}
