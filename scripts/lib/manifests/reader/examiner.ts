import type { Examiner } from '../../../../src/manifests/examine.ts';
import { Extensions } from '../../../../src/manifests/judge/extensions.ts';
import { Judge } from '../../../../src/manifests/judge/host.ts';
import { WholeJudge } from '../../../../src/manifests/judge/whole.ts';
import type { ManifestSource } from '../../../../src/manifests/source.ts';
import type { Catalog } from '../../../../src/manifests/validate.ts';
import { compileExtensions, readMeanings, readSchema, type Assets } from './assets.ts';

/** What an examiner is made of; it can be handed to a worker. */
export interface ExaminerParts {
  readonly assets: Assets;
  readonly module: WebAssembly.Module;
  /** Texts with CRDs, whose kinds are known in all others. */
  readonly definitions: readonly ManifestSource[];
}

/** Starts a judge, and reads what explains only when something has to be explained. */
export async function startExaminer(parts: ExaminerParts): Promise<Examiner> {
  const { assets, module, definitions } = parts;
  const core = new Judge(module);
  const start = () => new Extensions(compileExtensions(assets));
  const objects = await objectsIn(definitions);
  const judge = new WholeJudge(core, start).with(objects);
  let catalog: Promise<Catalog> | undefined;
  return { judge, catalog: () => (catalog ??= readCatalog(judge, assets, objects)) };
}

async function objectsIn(definitions: readonly ManifestSource[]): Promise<unknown[]> {
  if (definitions.length === 0) return [];
  const { definitionsIn } = await import('../../../../src/manifests/custom-kinds.ts');
  return definitionsIn(definitions);
}

async function readCatalog(
  judge: Catalog['judge'],
  assets: Assets,
  definitions: readonly unknown[],
): Promise<Catalog> {
  const { makeCatalog } = await import('../../../../src/manifests/catalog.ts');
  return makeCatalog(readSchema(assets), judge, { definitions, meanings: readMeanings(assets) });
}
