/** A thing that a job needs while it runs: for itself, or together with others that share it. */
export interface Claim {
  readonly resource: string;
  readonly isShared: boolean;
}

export interface Job {
  readonly claims: readonly Claim[];
}

/**
 * Runs jobs in at most so many lanes. A job begins as soon as a lane is free and no running job claims what
 * it claims; the first one of the list that can goes first. Resolves when all that began have ended. Once
 * `isOver` says so, or a job rejects, no other begins; the first rejection is passed on at the end.
 */
export async function schedule<T extends Job>(
  jobs: readonly T[],
  lanes: number,
  run: (job: T) => Promise<void>,
  isOver: () => boolean = () => false,
): Promise<void> {
  const waiting = new Set(jobs);
  const running = new Map<T, Promise<void>>();
  const errors: unknown[] = [];
  const next = () => [...waiting].find((job) => canRunBeside(job, [...running.keys()]));
  const mayStart = () => running.size < lanes && errors.length === 0 && !isOver();
  const start = (job: T) => {
    waiting.delete(job);
    const ended = run(job)
      .catch((error: unknown) => void errors.push(error))
      .finally(() => running.delete(job));
    running.set(job, ended);
  };
  for (;;) {
    for (let job = next(); job && mayStart(); job = next()) start(job);
    if (running.size === 0) break;
    await Promise.race(running.values());
  }
  if (errors.length > 0) throw errors[0];
}

/** Whether a job claims nothing that one of these has for itself, or that it would need for itself. */
function canRunBeside({ claims }: Job, others: readonly Job[]): boolean {
  return claims.every(({ resource, isShared }) =>
    others.every((other) =>
      other.claims.every((claim) => claim.resource !== resource || (isShared && claim.isShared)),
    ),
  );
}
