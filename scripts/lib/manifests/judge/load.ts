import { join } from 'node:path';
import { Extensions } from '../../../../src/manifests/judge/extensions.ts';
import { Judge } from '../../../../src/manifests/judge/host.ts';
import { WholeJudge } from '../../../../src/manifests/judge/whole.ts';
import { compileModule } from './compile.ts';
import { judgeFile } from './modules.ts';

/** Starts the judge of a version of Kubernetes. Throws where a project does not have it. */
export function loadJudge(root: string, kubernetes: string): WholeJudge {
  return new WholeJudge(loadCore(root, kubernetes), () => loadExtensions(root, kubernetes));
}

/** Starts what judges Kubernetes' own kinds. */
export function loadCore(root: string, kubernetes: string): Judge {
  return new Judge(compiled(root, judgeFile(kubernetes)));
}

/** Starts what judges CustomResourceDefinitions and what they define. */
export function loadExtensions(root: string, kubernetes: string): Extensions {
  return new Extensions(compiled(root, judgeFile(kubernetes, 'extensions')));
}

function compiled(root: string, file: string): WebAssembly.Module {
  return compileModule(join(root, file.replace(/\.br$/, '')));
}
