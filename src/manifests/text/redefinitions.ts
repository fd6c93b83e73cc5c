import type { Problem } from '../../lesson/problem.ts';
import type { YamlDocument } from '../../lesson/yaml.ts';
import { Part } from '../part.ts';

/** The CRDs that an earlier document of the same text defines already: only the last one of a name counts. */
export function redefinitions(documents: readonly YamlDocument[]): Problem[] {
  const lines = new Map<string, number>();
  return documents.flatMap((document) => {
    const object = new Part(document.value, []);
    const name = object.at('metadata', 'name').text();
    if (object.at('kind').value !== 'CustomResourceDefinition' || name === undefined) return [];
    const location = document.locate(['metadata', 'name']);
    const before = lines.get(name);
    lines.set(name, location.line);
    return before === undefined ? [] : [redefinition(location, name, before)];
  });
}

function redefinition(location: Problem['location'], name: string, before: number): Problem {
  return {
    location,
    message: `metadata.name: el CRD ${name} ya está en la línea ${before}`,
    hint: 'Con kubectl apply, este sustituye a aquel; con kubectl create, falla.',
    path: 'metadata.name',
    isAdvice: true,
  };
}
