import type { Examiner } from '../../../../src/manifests/examine.ts';
import { Extensions } from '../../../../src/manifests/judge/extensions.ts';
import { Judge } from '../../../../src/manifests/judge/host.ts';
import { WholeJudge } from '../../../../src/manifests/judge/whole.ts';
import type { ManifestSource } from '../../../../src/manifests/text/source.ts';
import type { Catalog } from '../../../../src/manifests/validate.ts';
import {
  compileExtensions,
  compileJudge,
  readMeanings,
  readSchema,
  type Assets,
} from './assets.ts';

/** What an examiner is made of; it can be handed to a worker. */
export interface ExaminerParts {
  readonly assets: Assets;
  /** The judge's module, if somebody has compiled it already. */
  readonly module?: WebAssembly.Module;
  /** Texts with CRDs, whose kinds are known in all others. */
  readonly definitions: readonly ManifestSource[];
}

/** What examines, with a judge that may be told what another one said. */
export interface ReadyExaminer extends Examiner {
  readonly judge: WholeJudge;
}

/** Makes an examiner. Its judge starts with the first document; what explains, with the first that has to be explained. */
export async function startExaminer(parts: ExaminerParts): Promise<ReadyExaminer> {
  const { assets, module, definitions } = parts;
  let core: Judge | undefined;
  const started = () => (core ??= new Judge(module ?? compileJudge(assets)));
  const startExtensions = () => new Extensions(compileExtensions(assets));
  const objects = await objectsIn(definitions);
  const judge = new WholeJudge(
    { judge: (document) => started().judge(document) },
    startExtensions,
  ).with(objects);
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
