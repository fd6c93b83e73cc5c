import type { Part } from '../part.ts';

/** What is said of a whole file of Docker Compose. */
export const COMPOSE = {
  message: 'esto es un archivo de Docker Compose, y Kubernetes no lo entiende',
  meaning: 'Cada uno de sus servicios es aquí un Deployment y, si otros lo llaman, un Service.',
  lesson: 'de-docker-a-kubernetes',
} as const;

/** Whether a document is a file of Docker Compose: it has services, each with where its image comes from. */
export function isComposeFile(document: Part): boolean {
  const services = document.at('services').entries();
  const isService = ([, one]: [string, Part]) => one.at('image').exists || one.at('build').exists;
  return !document.at('kind').exists && services.some(isService);
}
