import { Cursor } from './cursor.ts';
import type { Problem } from './problem.ts';
import { readYaml } from './yaml.ts';

/** What `content/versiones.yaml` says: the one place of the project that has versions. */
export interface Versions {
  /** Kubernetes version that the course teaches, such as `1.37.0`. */
  readonly kubernetes: string;
  /** kind version that CI installs, such as `0.33.0`. */
  readonly kind: string;
  /** Image of kind's nodes. */
  readonly nodeImage: string;
  /** Images of kind's nodes with which CI tries the course each night. */
  readonly supported: readonly string[];
}

const KEYS = ['kubernetes', 'kind', 'nodeImage', 'supported'];

/** Reads the versions. What is missing is reported and stands empty. */
export function parseVersions(
  text: string,
  file: string,
): { value: Versions; problems: Problem[] } {
  const { documents, problems } = readYaml(text, { file });
  const root = Cursor.over(documents, file, problems);
  root.record(KEYS, 'versiones.yaml');
  const value = {
    kubernetes: root.at('kubernetes').text('kubernetes') ?? '',
    kind: root.at('kind').text('kind') ?? '',
    nodeImage: root.at('nodeImage').text('nodeImage') ?? '',
    supported: root
      .at('supported')
      .items('supported')
      .flatMap((item) => item.text('una imagen') ?? []),
  };
  return { value, problems };
}
