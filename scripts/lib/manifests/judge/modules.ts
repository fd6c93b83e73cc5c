/**
 * The parts of the judge, each a module of WebAssembly: `core` has Kubernetes' own kinds; `extensions`,
 * CustomResourceDefinitions and what they define.
 */
export const JUDGE_MODULES = ['core', 'extensions'] as const;

export type JudgeModule = (typeof JUDGE_MODULES)[number];

/** Something of each module. */
export type OfEachModule<Value> = Readonly<Record<JudgeModule, Value>>;

/** Makes something of each module. */
export function ofEachModule<Value>(make: (module: JudgeModule) => Value): OfEachModule<Value> {
  return { core: make('core'), extensions: make('extensions') };
}

/** Where a module of a version of Kubernetes is committed, relative to the project's root. */
export function judgeFile(kubernetes: string, module: JudgeModule = 'core'): string {
  return `${base(kubernetes, module)}.wasm.br`;
}

/** Where what is known of it is. */
export function recordFile(kubernetes: string, module: JudgeModule = 'core'): string {
  return `${base(kubernetes, module)}.json`;
}

/** The licences of what is in all of them. */
export function licensesFile(kubernetes: string): string {
  return `schema/judge-${kubernetes}.LICENSES.txt`;
}

function base(kubernetes: string, module: JudgeModule): string {
  return `schema/judge-${module === 'core' ? '' : `${module}-`}${kubernetes}`;
}
