import type { ObjectRule } from './object-rule.ts';

/** A nodePort is in the range of a cluster where nobody said another: which one that is only the cluster knows. */
export const nodePort: ObjectRule = {
  id: 'rango-de-nodeport',
  check(object, { kind, apiVersion }) {
    if (kind !== 'Service' || apiVersion !== 'v1') return;
    for (const port of object.at('spec', 'ports').items()) {
      const part = port.at('nodePort');
      const number = part.number() ?? 0;
      if (number === 0 || (number >= 30000 && number <= 32767)) continue;
      const hint = 'Van de 30000 a 32767, salvo que el clúster diga otra cosa.';
      part.advise(this.id, `${number} no sirve de nodePort`, hint);
    }
  },
};
