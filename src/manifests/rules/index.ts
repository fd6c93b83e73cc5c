import type { Kind } from '../kinds.ts';
import type { Part } from '../part.ts';
import { autoscaler } from './autoscaler.ts';
import { configuration } from './configuration.ts';
import { cronJob } from './cron-job.ts';
import { customResourceDefinition } from './custom-resource-definition.ts';
import { disruptionBudget } from './disruption-budget.ts';
import { ingress } from './ingress.ts';
import { metadata } from './metadata.ts';
import { networkPolicy } from './network-policy.ts';
import { podTemplate } from './pod.ts';
import { priorityClass } from './priority-class.ts';
import { rbac } from './rbac.ts';
import { selector } from './selector.ts';
import { service } from './service.ts';
import { storage } from './storage.ts';
import { updateStrategy } from './update-strategy.ts';

/** Looks at an object of a known kind and reports on its parts what the schema cannot say. */
export type Rule = (object: Part, kind: Kind) => void;

const rules: readonly Rule[] = [
  metadata,
  selector,
  podTemplate,
  updateStrategy,
  cronJob,
  service,
  ingress,
  networkPolicy,
  configuration,
  storage,
  rbac,
  autoscaler,
  disruptionBudget,
  priorityClass,
  customResourceDefinition,
];

/** What the API server rejects beyond its schema, and what in a lesson can only be a mistake. */
export function applyRules(object: Part, kind: Kind): void {
  for (const rule of rules) rule(object, kind);
}
