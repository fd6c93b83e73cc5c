import type { Browser } from 'playwright-core';
import type { Versions } from '../../../src/lesson/versions.ts';
import { addonsOf, pastedSteps } from '../../../src/lesson/preparation.ts';
import { formatProblem } from '../../../src/lesson/problem.ts';
import { siteUrl } from '../../../src/lesson/site.ts';
import type { Lesson, Step } from '../../../src/lesson/types.ts';
import type { Choice } from '../runner/choose-lessons.ts';
import { copyPage } from './page-copies.ts';
import type { ExpectedPage } from './pasted-page.ts';
import { pastedPage } from './pasted-page.ts';
import { PREPARATION, preparationPage } from './preparation-page.ts';
import type { ServedFile } from './served-files.ts';
import { addonFiles, KIND_FILE, manifestFiles, unlikeServed } from './served-files.ts';
import type { ServedSite } from './served-site.ts';

/** A lesson with the commands that came off its page, and why it can't be walked, if they are not its own. */
export interface Walked extends Choice {
  readonly wrong?: string;
}

/** What a page must let its reader do, and what of it is done in a walk. */
interface Plan extends ExpectedPage {
  readonly files: readonly ServedFile[];
  readonly isRun: (step: Step) => boolean;
}

export interface WalkedOptions {
  readonly root: string;
  readonly versions: Versions;
  /** Whether what a lesson makes stays, and so what its page says to tidy up is not done. */
  readonly keep: boolean;
}

/** Copies all of a lesson's page and compares it with the lesson. Never rejects. */
export async function walkedPage(
  choice: Choice,
  site: ServedSite,
  browser: Browser,
  options: WalkedOptions,
): Promise<Walked> {
  const { lesson } = choice;
  const plan = planOf(lesson, options);
  try {
    const copies = await copyPage(browser, `${site.url}/${lesson.slug}/`);
    const pasted = await pastedPage(plan, copies, site.moved);
    const unlike = await unlikeServed(plan.files, options.root, site.url);
    const wrong = [...pasted.problems, ...unlike].map(formatProblem).join('\n');
    const steps = pasted.steps.filter(plan.isRun);
    return { ...choice, lesson: { ...asAlone(lesson), steps }, ...(wrong && { wrong }) };
  } catch (error) {
    return { ...choice, wrong: `${lesson.file}:1:1: ${(error as Error).message}` };
  }
}

function planOf(lesson: Lesson, { root, versions, keep }: WalkedOptions): Plan {
  if (lesson.slug === PREPARATION) {
    const isRun = ({ id }: Step) => lesson.steps.some((step) => step.id === id);
    return { ...preparationPage(root, versions), files: [KIND_FILE], isRun };
  }
  const around = { site: siteUrl(root), addons: versions.addons };
  const files = [...manifestFiles(lesson), ...addonFiles(addonsOf(lesson, around))];
  const isRun = ({ id }: Step) => !keep || !id.startsWith('recoge:');
  return { lesson, steps: pastedSteps(lesson, around), files, isRun };
}

/** What a lesson installs is all the cluster's: nobody else may find it there. */
function asAlone(lesson: Lesson): Lesson {
  return lesson.addons.length > 0 ? { ...lesson, isolation: 'cluster' } : lesson;
}
