import { readFileSync } from 'node:fs';
import { namespaceOf } from '../../../src/lesson/namespace.ts';
import type { NamedDockerObject } from '../cluster/docker-client.ts';
import type { ClusterDifference } from './cluster-baseline.ts';
import { isLessonNamespace } from './lesson-namespace.ts';
import type { Lesson } from '../../../src/lesson/types.ts';
import type { ObjectIdentity } from './snapshot.ts';
import { nameOf } from './snapshot.ts';

/** Something that the lessons of a run left behind, or took away. */
export interface Leak {
  /** What it is, in a line: `sobra ClusterRole lector`. */
  readonly text: string;
  /** Slugs of the lessons that may have done it, as far as that is known. */
  readonly lessons: readonly string[];
}

/** When a lesson ran, in ms since 1970. */
export interface LessonLife {
  readonly lesson: Lesson;
  readonly from: number;
  readonly to: number;
}

/** The API server tells times in whole seconds. */
const RESOLUTION_MS = 1000;

/** The differences of a cluster as leaks of the lessons that ran. */
export function clusterLeaks(
  { added, missing, nodes, staticPods, stopped }: ClusterDifference,
  lives: readonly LessonLife[],
): Leak[] {
  const unknown = (text: string): Leak => ({ text, lessons: suspects(undefined, lives) });
  return [
    ...added.map((object) => ({
      text: `sobra ${nameOf(object)}`,
      lessons: suspects(object, lives),
    })),
    ...missing.map((object) => unknown(`falta ${nameOf(object)}`)),
    ...stopped.map((name) => unknown(`el nodo ${name} está parado`)),
    ...[...nodes, ...staticPods].map(({ text }) => unknown(text)),
  ];
}

/** Where nobody could look: that it is in order is not known. */
export function uncheckedLeak(where: string, error: unknown): Leak {
  const why = error instanceof Error ? error.message : String(error);
  return { text: `no se sabe qué ha quedado ${where}: ${why}`, lessons: [] };
}

const DOCKER_WORDS = { container: 'el contenedor', network: 'la red', volume: 'el volumen' };

/**
 * What lessons made in Docker and is still there. What nobody saw a lesson make is somebody else's: Docker is
 * the whole machine's.
 */
export function dockerLeaks(
  fresh: readonly NamedDockerObject[],
  made: ReadonlySet<string>,
  lives: readonly LessonLife[],
): Leak[] {
  return fresh
    .filter(({ id }) => made.has(id))
    .map(({ kind, name }) => ({
      text: `sobra en Docker ${DOCKER_WORDS[kind]} ${name}`,
      lessons: suspects(undefined, lives),
    }));
}

/** Processes of the lessons that outlived their terminals. */
export function processLeaks(pids: readonly number[], lives: readonly LessonLife[]): Leak[] {
  return pids.map((pid) => ({
    text: `sigue en marcha el proceso ${pid} (${commandOf(pid)})`,
    lessons: suspects(undefined, lives),
  }));
}

/** A leak in a line, with the lesson if there is only one that can have been. */
export function formatLeak({ text, lessons }: Leak): string {
  const [first, ...others] = lessons;
  if (first === undefined) return text;
  return others.length > 0
    ? `${text} (una de estas lecciones: ${lessons.join(', ')})`
    : `${text} (lección ${first})`;
}

/** The lesson in whose namespace it is; else those that ran when it was made; else all of them. */
function suspects(object: ObjectIdentity | undefined, lives: readonly LessonLife[]): string[] {
  const place = object?.kind === 'Namespace' ? object.name : object?.namespace;
  const made = object?.createdAt ? Date.parse(object.createdAt) : undefined;
  const found = lives.filter(({ lesson, from, to }) => {
    if (place !== undefined && isLessonNamespace(place)) return place === namespaceOf(lesson);
    return made === undefined || (made >= from - RESOLUTION_MS && made <= to + RESOLUTION_MS);
  });
  return [...new Set(found.map(({ lesson }) => lesson.slug))];
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim().slice(0, 120);
  } catch {
    return 'ya terminado';
  }
}
