import type { Evidence } from './evidence.ts';
import { verification } from './evidence.ts';
import type { Claim, Proof } from './claim.ts';
import type { Problem } from './problem.ts';
import type { Syllabus, SyllabusClaim } from './syllabus.ts';
import type { Lesson } from './types.ts';
import type { Versions } from './versions.ts';

/** A claim of the syllabus with the lesson that has to prove it, as far as there are such. */
export interface ClaimRow {
  readonly claim: SyllabusClaim;
  readonly lesson: Lesson | undefined;
  readonly evidence: Evidence | undefined;
  readonly proofs: readonly Proof[];
  /** Why it is not proved; `undefined` if it is. */
  readonly hole: string | undefined;
}

/** What the table is made from. */
export interface ClaimTableSource {
  readonly lessons: readonly Lesson[];
  readonly versions: Versions;
  readonly syllabus: Syllabus;
}

/** Every claim of the syllabus, in its order, with what proves it or why nothing does. */
export function claimRows(
  { lessons, versions, syllabus }: ClaimTableSource,
  evidenceOf: (lesson: Lesson) => Evidence | undefined,
): ClaimRow[] {
  return syllabus.map((claim) => {
    const lesson = lessons.find(({ slug }) => slug === claim.slug);
    const evidence = lesson && evidenceOf(lesson);
    const answer = lesson?.claims.find(({ id }) => id === claim.id);
    return {
      claim,
      lesson,
      evidence,
      proofs: answer?.proofs ?? [],
      hole: lesson ? holeOf(lesson, versions, evidence, answer) : 'la lección no está escrita',
    };
  });
}

/** A claim that nothing but a diagram backs is drawn, not proved, unless the drawing is the claim. */
function holeOf(
  lesson: Lesson,
  versions: Versions,
  evidence: Evidence | undefined,
  claim: Claim | undefined,
): string | undefined {
  if (!claim || claim.proofs.length === 0) return 'la lección no dice qué la prueba';
  const runs = claim.proofs.some(({ type }) => type === 'step' || type === 'manifest');
  if (!runs) return undefined;
  const { state } = verification(lesson, versions, evidence);
  return state === 'verified' ? undefined : 'la lección está sin comprobar';
}

/** The holes of a table as problems, at the claim's line of the syllabus. */
export function claimHoles(rows: readonly ClaimRow[]): Problem[] {
  return rows.flatMap(({ claim, hole }) =>
    hole
      ? {
          location: claim.location,
          message: `«${claim.slug}/${claim.id}» está sin probar: ${hole}`,
          hint: `Nombra en la cabecera de la lección, en «claims», los pasos que lo prueban.`,
        }
      : [],
  );
}
