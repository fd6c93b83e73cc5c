import { statSync } from 'node:fs';

/** What the page of the validator fetches when it is asked to: addresses with a hash in them. */
export interface ValidatorFiles {
  readonly judge: string;
  /** What judges CRDs and what they define. */
  readonly extensions: string;
  readonly schema: string;
  readonly meanings: string;
  /** Of each module, compressed as it is. */
  readonly bytes: { readonly judge: number; readonly extensions: number };
}

const judges = import.meta.glob<string>('/schema/judge-*.wasm.br', {
  query: '?url',
  import: 'default',
  eager: true,
});
const schemas = import.meta.glob<string>('/schema/kubernetes-*.json', {
  query: '?url',
  import: 'default',
  eager: true,
});
const meanings = import.meta.glob<string>('/content/campos.yaml', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** The files for a version of Kubernetes. Throws where the project does not have them. */
export function validatorFiles(version: string): ValidatorFiles {
  const files = {
    judge: `/schema/judge-${version}.wasm.br`,
    extensions: `/schema/judge-extensions-${version}.wasm.br`,
  };
  const [judge, extensions] = [judges[files.judge], judges[files.extensions]];
  const schema = schemas[`/schema/kubernetes-${version}.json`];
  const fields = meanings['/content/campos.yaml'];
  if (!judge || !extensions || !schema || !fields) {
    throw new Error(`Falta el juez, el esquema de ${version} o content/campos.yaml`);
  }
  const size = (file: string) => statSync(`.${file}`).size;
  const bytes = { judge: size(files.judge), extensions: size(files.extensions) };
  return { judge, extensions, schema, meanings: fields, bytes };
}
