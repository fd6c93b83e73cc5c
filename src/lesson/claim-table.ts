import type { Claim, Proof } from './claim.ts';
import type { LessonRecord } from './lesson-record.ts';
import type { Problem } from './problem.ts';
import type { Syllabus, SyllabusClaim } from './syllabus.ts';

/** A claim of the syllabus with the lesson that has to prove it, as far as there are such. */
export interface ClaimRow {
  readonly claim: SyllabusClaim;
  readonly record: LessonRecord | undefined;
  readonly proofs: readonly Proof[];
  /** Why it is not proved; `undefined` if it is. */
  readonly hole: string | undefined;
}

/** Every claim of the syllabus, in its order, with what proves it or why nothing does. */
export function claimRows(syllabus: Syllabus, records: readonly LessonRecord[]): ClaimRow[] {
  return syllabus.map((claim) => {
    const record = records.find(({ lesson }) => lesson.slug === claim.slug);
    const answer = record?.lesson.claims.find(({ id }) => id === claim.id);
    const hole = record ? holeOf(record, answer) : 'la lección no está escrita';
    return { claim, record, proofs: answer?.proofs ?? [], hole };
  });
}

/** A claim that nothing but a diagram backs is drawn, not proved, unless the drawing is the claim. */
function holeOf({ verification }: LessonRecord, claim: Claim | undefined): string | undefined {
  if (!claim || claim.proofs.length === 0) return 'la lección no dice qué la prueba';
  const runs = claim.proofs.some(({ type }) => type === 'step' || type === 'manifest');
  return runs && verification.state !== 'verified' ? 'la lección está sin comprobar' : undefined;
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
