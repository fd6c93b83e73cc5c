import type { Cursor } from './cursor.ts';
import type { Problem, SourceLocation } from './problem.ts';
import { suggestion } from './suggest.ts';
import type { Lesson, Step } from './types.ts';

/** A claim of the syllabus that a lesson proves, and by what. */
export interface Claim {
  /** Its name in `content/temario.yaml`. */
  readonly id: string;
  readonly proofs: readonly Proof[];
  readonly location: SourceLocation;
}

/** What proves a claim: a part of the same lesson. Diagrams show; steps, manifests and sources prove. */
export interface Proof {
  readonly type: 'step' | 'manifest' | 'diagram' | 'source';
  /** The id of a step, diagram or source, or the name of a manifest. */
  readonly id: string;
  readonly location: SourceLocation;
}

const PREFIXED = /^(diagram|source):(.*)$/;

/** Reads `claims: { id: [proof, …] }`. What is wrong is reported and left out. */
export function parseClaims(cursor: Cursor): Claim[] {
  if (!cursor.isRecord) {
    cursor.report('claims debe ser un mapa', 'De cada afirmación a la lista de lo que la prueba.');
    return [];
  }
  return cursor.keys().map((id) => {
    const items = cursor.at(id).items(`la prueba de «${id}»`);
    if (Array.isArray(cursor.at(id).value) && items.length === 0)
      cursor.at(id).report(`nada prueba «${id}»`, 'Nombra al menos un paso.');
    const proofs = items.flatMap((item) => parseProof(item) ?? []);
    return { id, proofs, location: cursor.at(id).location };
  });
}

function parseProof(cursor: Cursor): Proof | undefined {
  const text = cursor.text('una prueba');
  if (text === undefined) return undefined;
  const { location } = cursor;
  const [, type, id] = PREFIXED.exec(text) ?? [];
  if (type && id !== undefined) return { type: type as 'diagram' | 'source', id, location };
  return { type: text.endsWith('.yaml') ? 'manifest' : 'step', id: text, location };
}

/** Checks that each proof is a part of its lesson, and one that can fail. */
export function claimProblems(lesson: Lesson): Problem[] {
  return lesson.claims.flatMap(({ proofs }) =>
    proofs.flatMap((proof) => proofProblem(proof, lesson) ?? []),
  );
}

const NOUNS = {
  step: 'ningún paso',
  manifest: 'ningún manifiesto',
  diagram: 'ningún diagrama',
  source: 'ninguna fuente',
} as const;

function proofProblem({ type, id, location }: Proof, lesson: Lesson): Problem | undefined {
  const known = namesOf(lesson)[type];
  if (!known.includes(id)) {
    return {
      location,
      message: `no hay ${NOUNS[type]} «${id}» en la lección`,
      hint: suggestion(id, known),
    };
  }
  const step = lesson.steps.find((candidate) => type === 'step' && candidate.id === id);
  if (step && !provesAnything(step)) {
    const hint = 'Dale una expectativa, o nombra el paso que lo demuestra.';
    return { location, message: `«${id}» no comprueba nada, así que no prueba nada`, hint };
  }
  if (type === 'manifest' && !lesson.steps.some(({ command }) => uses(command, lesson, id))) {
    return {
      location,
      message: `ningún paso usa «${id}»`,
      hint: 'Un manifiesto prueba algo si un paso lo aplica.',
    };
  }
  return undefined;
}

function namesOf({ steps, manifests, diagrams, sources }: Lesson) {
  return {
    step: steps.map(({ id }) => id),
    manifest: manifests.map(({ name }) => name),
    diagram: diagrams.map(({ id }) => id),
    source: sources.map(({ id }) => id),
  };
}

/** Whether a step would fail if something were not as it says. */
function provesAnything({ expectation, exitCode, skip }: Step): boolean {
  return !skip && (expectation !== undefined || exitCode !== 0);
}

function uses(command: string, { slug }: Lesson, manifest: string): boolean {
  return command.includes(`/${slug}/${manifest}`);
}
