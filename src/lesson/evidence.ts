import { contentJson } from './content-json.ts';
import type { Lesson } from './types.ts';
import { builtImagesOf } from './used-images.ts';
import type { Versions } from './versions.ts';
import { createHash } from 'node:crypto';

/** Version of the file format below; a file of another version counts as no evidence. */
export const EVIDENCE_FORMAT = 2;

/** What a run of a lesson really answered. Written by the runner only, committed beside the lesson. */
export interface Evidence {
  readonly format: typeof EVIDENCE_FORMAT;
  readonly lesson: string;
  /** See {@link evidenceKey}: while it equals the lesson's own, the evidence speaks for the lesson. */
  readonly key: string;
  /** When the run ended, ISO 8601 in UTC. */
  readonly recordedAt: string;
  /** Commit of the run, with `+` at its end if the work tree had other changes. */
  readonly commit: string;
  /** Versions that the run found, by tool: `kubernetes`, `kind`, `docker`… */
  readonly versions: Readonly<Record<string, string>>;
  /** Times that the lesson ran until it passed: more than one says that it is unstable. */
  readonly attempts: number;
  readonly images: readonly ImageEvidence[];
  readonly steps: readonly StepEvidence[];
  readonly timeline: readonly TimelineEntry[];
}

/** An image that ran, and the id of what its name stood for on that machine. */
export interface ImageEvidence {
  readonly image: string;
  readonly id: string;
}

export interface StepEvidence {
  readonly id: string;
  /** SHA-256 of the command, hex. */
  readonly commandHash: string;
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Time that the (last) command took, in ms. */
  readonly durationMs: number;
  /** Time from the command's end until all of its state checks held, in ms. */
  readonly settledMs: number;
  /** Times that the command ran until its expectation held. */
  readonly attempts: number;
  /** Start of the step, in ms from the start of the lesson: joins steps and timeline. */
  readonly startedMs: number;
  /** Values of the shell variables that the step captures, by name; absent where it captures none. */
  readonly captures?: Readonly<Record<string, string>>;
}

/**
 * A change of a watched object, in ms from the start of the step during which it happened. In the file they
 * stand by step, kind and name, so that two recordings of one story read alike; see {@link changes}.
 */
export interface TimelineEntry {
  /** The step's id; empty before the first one. */
  readonly step: string;
  readonly ms: number;
  readonly change: 'added' | 'modified' | 'deleted';
  readonly kind: string;
  /**
   * Its own name, or, where that was made at random, its role: `web·1·b` is the second Pod of the first
   * ReplicaSet of the Deployment `web` (no real name has a `·`). Of an event: `pod/web·1·b`.
   */
  readonly name: string;
  /** The state that the change led to, in one line (`Running 1/1`); empty where kind says all. */
  readonly state: string;
}

/** SHA-256 in hex of a UTF-8 text. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Hash of everything that decides what a run answers: commands, expectations, manifests, isolation and
 * versions. Prose, titles and places in files do not count: moving a paragraph does not unverify a lesson.
 */
export function evidenceKey(lesson: Lesson, versions: Versions): string {
  const built = builtImagesOf(lesson, versions.images);
  const parts = {
    isolation: lesson.isolation,
    addons: lesson.addons.map((name) => pinOf(name, versions)),
    steps: lesson.steps.map(({ location: _, ...step }) => step),
    manifests: lesson.manifests.map(({ name, text }) => ({ name, text })),
    // Only where there are any: what the app becomes is nothing to the other lessons.
    ...(built.length > 0 && {
      images: built.map(({ name, build }) => `${name}@${build.sha256}`),
    }),
    // A lesson about Docker says nothing of any Kubernetes.
    ...(lesson.isolation !== 'docker' && {
      kubernetes: versions.kubernetes,
      nodeImage: versions.nodeImage,
    }),
  };
  return sha256(contentJson(parts));
}

/** What an addon's name stands for now: another release may answer something else. */
function pinOf(name: string, { addons }: Versions): string {
  return `${name}@${addons.find((addon) => addon.name === name)?.sha256}`;
}

/** Whether a lesson's page may say that it was verified, and since when. */
export type Verification =
  | { readonly state: 'verified'; readonly evidence: Evidence }
  | { readonly state: 'stale'; readonly evidence: Evidence }
  | { readonly state: 'never' };

/** Compares a lesson with its evidence, if there is any. */
export function verification(
  lesson: Lesson,
  versions: Versions,
  evidence: Evidence | undefined,
): Verification {
  if (!evidence) return { state: 'never' };
  const state = evidence.key === evidenceKey(lesson, versions) ? 'verified' : 'stale';
  return { state, evidence };
}

/**
 * Evidence of one step, only while it is evidence of the very command that the lesson has now.
 * A page must not show an answer below a command that did not give it.
 */
export function stepEvidence(lesson: Lesson, evidence: Evidence | undefined, id: string) {
  const step = lesson.steps.find((candidate) => candidate.id === id);
  const recorded = evidence?.steps.find((candidate) => candidate.id === id);
  if (!step || recorded?.commandHash !== sha256(step.command)) return undefined;
  return recorded;
}

/** The timeline in ms from the start of the lesson, and in the order in which things happened. */
export function changes({ steps, timeline }: Evidence): Omit<TimelineEntry, 'step'>[] {
  const starts = new Map(steps.map(({ id, startedMs }) => [id, startedMs]));
  return timeline
    .map(({ step, ms, ...change }) => ({ ms: (starts.get(step) ?? 0) + ms, ...change }))
    .sort((one, other) => one.ms - other.ms);
}

/** Reads an evidence file's text. Throws an `Error` where it is not evidence of this format. */
export function parseEvidence(text: string): Evidence {
  const value = JSON.parse(text) as Partial<Evidence> | null;
  if (value?.format !== EVIDENCE_FORMAT || !Array.isArray(value.steps)) {
    throw new Error(`no es evidencia de formato ${EVIDENCE_FORMAT}`);
  }
  return value as Evidence;
}

/** Bytes of a file that a lesson's timeline may take, as {@link timelineText} writes it. */
export const TIMELINE_BYTES = 40_000;

/** A timeline as it stands in the file: a line for each change, so that git compares change by change. */
export function timelineText(timeline: readonly TimelineEntry[]): string {
  if (timeline.length === 0) return '[]';
  return `[\n${timeline.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n')}\n  ]`;
}

/** The text of an evidence file: stable key order, so that git shows only what changed. */
export function serializeEvidence({ timeline, ...rest }: Evidence): string {
  const head = JSON.stringify(rest, null, 2).slice(0, -'\n}'.length);
  return `${head},\n  "timeline": ${timelineText(timeline)}\n}\n`;
}
