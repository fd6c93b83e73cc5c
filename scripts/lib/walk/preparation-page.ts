import { clusterSetup } from '../../../src/lesson/cluster-setup.ts';
import { siteUrl } from '../../../src/lesson/site.ts';
import type { Lesson } from '../../../src/lesson/types.ts';
import type { Versions } from '../../../src/lesson/versions.ts';
import type { ExpectedPage } from './pasted-page.ts';

/** Path of the page for who has no cluster, and what it is called in a walk. */
export const PREPARATION = 'preparar';

/**
 * «Prepara tu clúster» as a lesson. Of its three commands only the one that looks is a step: the others
 * would make a cluster, or delete one that somebody has.
 */
export function preparationPage(root: string, versions: Versions): ExpectedPage {
  const { create, check, remove } = clusterSetup(siteUrl(root), versions);
  const lesson: Lesson = {
    order: 0,
    slug: PREPARATION,
    title: 'Prepara tu clúster',
    question: '',
    description: '',
    objectives: [],
    isolation: 'namespace',
    addons: [],
    claims: [],
    sources: [],
    folder: 'src/pages/preparar',
    file: 'src/pages/preparar/index.astro',
    steps: [check],
    manifests: [],
    diagrams: [],
    figures: [],
    words: 0,
  };
  return { lesson, steps: [create, check, remove] };
}
