import type { Kind } from '../kinds.ts';
import type { Part } from '../part.ts';
import { fixedImage } from './fixed-image.ts';
import { memoryUnit } from './memory-unit.ts';
import { nodePort } from './node-port.ts';
import type { ObjectRule } from './object-rule.ts';
import { probePort } from './probe-port.ts';

const objectRules: readonly ObjectRule[] = [fixedImage, probePort, memoryUnit, nodePort];

/** Rules that are not looked for here: what the API server and the reader of YAML only warn of. */
const warnings = ['aviso-del-servidor', 'campo-vacio', 'yaml-ambiguo'];

/** The names of all teaching rules: what Kubernetes takes, and a lesson should not do without saying why. */
export const lintRules: readonly string[] = [...objectRules.map(({ id }) => id), ...warnings];

/** Advises on an object of a known kind what its reader would stumble over, though Kubernetes takes it. */
export function lintObject(object: Part, kind: Kind): void {
  for (const rule of objectRules) rule.check(object, kind);
}
