import { valueAt, type Path } from '../part.ts';

/**
 * The path that the API server writes in its errors, as steps into a value: `spec.containers[0].name`,
 * `data[a/b]`, `metadata.labels[app.kubernetes.io/name]`. What is not there is followed as it is written.
 *
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/util/validation/field#Path.String
 */
export function serverPath(text: string, value: unknown): Path {
  const own = follow(text, value);
  if (valueAt(value, own) !== undefined) return own;
  for (const [now, before] of RENAMED) {
    const old = text.endsWith(now) && follow(text.slice(0, -now.length) + before, value);
    if (old && valueAt(value, old) !== undefined) return old;
  }
  for (const [from, to] of MOVED) {
    if (!isWithin(text, from)) continue;
    const moved = follow(to + text.slice(from.length), value);
    const isWritten = valueAt(value, follow(from, value)) !== undefined;
    const isMoved = valueAt(value, follow(to, value).slice(0, 2)) !== undefined;
    if ((isMoved && !isWritten) || valueAt(value, moved) !== undefined) return moved;
  }
  return own;
}

/** Fields that the server keeps elsewhere than people write them, and where these do. */
const MOVED: readonly (readonly [from: string, to: string])[] = [
  // Of a CRD it moves them up, for itself, out of a version that is the only one.
  ['spec.validation', 'spec.versions[0].schema'],
  ['spec.subresources', 'spec.versions[0].subresources'],
  ['spec.version', 'spec.versions[0].name'],
  ['spec.additionalPrinterColumns', 'spec.versions[0].additionalPrinterColumns'],
  ['spec.selectableFields', 'spec.versions[0].selectableFields'],
  // And it still has the names of v1beta1.
  ['spec.conversion.webhookClientConfig', 'spec.conversion.webhook.clientConfig'],
  ['spec.conversion.conversionReviewVersions', 'spec.conversion.webhook.conversionReviewVersions'],
  ['spec.clusterIPs[0]', 'spec.clusterIP'],
  ['spec.metrics[0].resource.target.averageUtilization', 'spec.targetCPUUtilizationPercentage'],
  ['metadata.taints', 'spec.taints'],
  ['data', 'stringData'],
];

/** Fields that the server still reads by the name that they had, in whatever holds them, and speaks of by their own. */
const RENAMED: readonly (readonly [now: string, before: string])[] = [
  ['.serviceAccountName', '.serviceAccount'],
  ['.podCIDRs[0]', '.podCIDR'],
];

/** The name that a field has now, if it is one with an old name. */
export function presentName(field: string): string | undefined {
  const found = RENAMED.find(([, before]) => before === `.${field}`)?.[0];
  return found && /\w+/.exec(found)?.[0];
}

function isWithin(text: string, start: string): boolean {
  return text.startsWith(start) && /^(?:[.[]|$)/.test(text.slice(start.length));
}

function follow(text: string, value: unknown): Path {
  const path: (string | number)[] = [];
  let rest = text;
  let current = value;
  while (rest !== '') {
    const [whole = '', name, index] = /^\.?(?:([^.[\]]+)|\[([^\]]*)\])/.exec(rest) ?? [rest, rest];
    rest = rest.slice(whole.length);
    const step = asStep(current, name ?? index ?? '', index !== undefined);
    // Keys with dots in them are written as if each part were a field of its own.
    const dotted = longestKey(current, step, rest);
    rest = rest.slice(dotted.length);
    path.push(typeof step === 'number' ? step : step + dotted);
    current = valueAt(current, path.slice(-1));
  }
  return path;
}

/** A step as the value has it: the server writes some indexes as names, and some fields as Go names them. */
function asStep(value: unknown, text: string, isIndex: boolean): string | number {
  const isNumber = /^\d+$/.test(text);
  if (isNumber && (Array.isArray(value) || (isIndex && value === undefined))) return Number(text);
  if (isIndex || !/^[A-Z]/.test(text) || typeof value !== 'object' || value === null) return text;
  if (Object.hasOwn(value, text)) return text;
  return Object.keys(value).find((key) => key.toLowerCase() === text.toLowerCase()) ?? text;
}

/** How much of the rest belongs to a key that begins with `step` and that the value has. */
function longestKey(value: unknown, step: string | number, rest: string): string {
  if (typeof step === 'number' || typeof value !== 'object' || value === null) return '';
  if (Object.hasOwn(value, step)) return '';
  const key = Object.keys(value).find(
    (one) => `${step}${rest}`.startsWith(one) && one.length > step.length,
  );
  return key?.slice(step.length) ?? '';
}
