import type { Problem } from '../../lesson/problem.ts';
import { readYaml, type YamlDocument } from '../../lesson/yaml.ts';
import type { ManifestSource } from './source.ts';

/**
 * Reads one document as Kubernetes does, which takes nothing after a `...`. What stands there is not read, and whoever
 * wrote it is told so.
 */
export function readChunk(source: ManifestSource): {
  documents: readonly YamlDocument[];
  problems: readonly Problem[];
} {
  const { documents, problems } = readYaml(source.text, { ...source, kubernetes: true });
  const unread = documents.slice(1).find(({ value }) => value !== null);
  if (!unread) return { documents: documents.slice(0, 1), problems };
  const location = unread.locate([]);
  const before = problems.filter((problem) => problem.location.line < location.line);
  return { documents: documents.slice(0, 1), problems: [...before, afterTheEnd(location)] };
}

function afterTheEnd(location: Problem['location']): Problem {
  return {
    location,
    message: 'Kubernetes no lee lo que va detrás de «...»',
    hint: 'Si es otro objeto, sepáralo con «---».',
    isAdvice: true,
  };
}
