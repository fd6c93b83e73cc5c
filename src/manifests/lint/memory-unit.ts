import { quantity } from '../schema/formats.ts';
import { containersOf } from './containers.ts';
import type { ObjectRule } from './object-rule.ts';

const BYTES = new Set(['memory', 'ephemeral-storage']);

/** One byte to a few thousand of memory: a unit was forgotten, and no container fits. */
export const memoryUnit: ObjectRule = {
  id: 'unidad-de-memoria',
  check(object, { kind }) {
    const resources = containersOf(object, kind).map((container) => container.at('resources'));
    const lists = resources.flatMap((each) => [each.at('requests'), each.at('limits')]);
    for (const [name, part] of lists.flatMap((list) => list.entries())) {
      const bytes = quantity(part.value) ?? 0;
      if (!BYTES.has(name) || bytes < 1 || bytes >= 4096) continue;
      const hint = '¿Olvidaste la unidad? Por ejemplo: 64Mi.';
      part.advise(this.id, `${String(part.value)} son ${bytes} bytes`, hint);
    }
  },
};
