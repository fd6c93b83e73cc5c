import type { Rule } from './index.ts';
import { checkCountOrPercent } from './percent.ts';

/** A PodDisruptionBudget says how many may be missing or how many must stay: one of the two. */
export const disruptionBudget: Rule = (object, { kind }) => {
  if (kind !== 'PodDisruptionBudget') return;
  const spec = object.at('spec');
  const fields = ['minAvailable', 'maxUnavailable'].map((name) => spec.at(name));
  const given = fields.filter((part) => part.exists);
  if (given.length !== 1) {
    const problem = given.length === 0 ? 'no dice cuántos' : 'lleva minAvailable y maxUnavailable';
    spec.report(problem, 'Pon minAvailable o maxUnavailable, y solo uno.');
  }
  for (const part of given) checkCountOrPercent(part, 100);
};
