import type { Evidence } from '../lesson/evidence.ts';

/** What a run ran on, for a line at a command's foot: `Kubernetes 1.37.0`, or `Docker 29.1.3`. */
export function toolVersion({ versions }: Evidence): string {
  const { kubernetes, docker } = versions;
  if (kubernetes) return `Kubernetes ${kubernetes.replace(/^v/, '')}`;
  return docker ? `Docker ${docker}` : '';
}
