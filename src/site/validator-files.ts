import { statSync } from 'node:fs';

/** What the page of the validator fetches when it is asked to: addresses with a hash in them. */
export interface ValidatorFiles {
  readonly judge: string;
  readonly schema: string;
  /** Of the judge, compressed as it is. */
  readonly bytes: number;
}

const judges = import.meta.glob<string>('/schema/judge-[0-9]*.wasm.br', {
  query: '?url',
  import: 'default',
  eager: true,
});
const schemas = import.meta.glob<string>('/schema/kubernetes-*.json', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** The files for a version of Kubernetes. Throws where the project does not have them. */
export function validatorFiles(version: string): ValidatorFiles {
  const file = `/schema/judge-${version}.wasm.br`;
  const judge = judges[file];
  const schema = schemas[`/schema/kubernetes-${version}.json`];
  if (!judge || !schema) throw new Error(`schema/ no tiene el juez o el esquema de ${version}`);
  return { judge, schema, bytes: statSync(`.${file}`).size };
}
