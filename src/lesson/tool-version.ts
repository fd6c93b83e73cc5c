import type { Evidence } from './evidence.ts';
import type { Isolation } from './types.ts';

/**
 * What a lesson ran on, for the line at a command's foot: `Kubernetes 1.37.0`, or `Docker 29.1.3` for
 * a lesson that runs against Docker itself. Empty if the evidence does not know.
 */
export function toolVersion({ versions }: Evidence, isolation: Isolation): string {
  const [name, version] =
    isolation === 'docker'
      ? ['Docker', versions['docker']]
      : ['Kubernetes', versions['kubernetes']];
  return version ? `${name} ${version.replace(/^v/, '')}` : '';
}
