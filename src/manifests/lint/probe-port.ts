import { closest } from '../../lesson/suggest.ts';
import type { Part } from '../part.ts';
import { containersOf } from './containers.ts';
import type { ObjectRule } from './object-rule.ts';

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];

/** A probe asks at a port that its container names: the API server takes any name, and the probe then fails. */
export const probePort: ObjectRule = {
  id: 'puerto-de-sonda',
  check(object, { kind }) {
    for (const container of containersOf(object, kind)) {
      const named = container.at('ports').items();
      const names = named.flatMap((port) => port.at('name').text() ?? []);
      const probes = PROBES.map((name) => container.at(name));
      for (const probe of probes) {
        for (const way of ['httpGet', 'tcpSocket'])
          checkPort(probe.at(way, 'port'), names, this.id);
      }
    }
  },
};

function checkPort(port: Part, names: readonly string[], id: string): void {
  const name = port.text();
  if (name === undefined || names.includes(name)) return;
  const meant = closest(name, names);
  port.advise(
    id,
    `el contenedor no tiene ningún puerto "${name}"`,
    meant ? `¿Querías decir "${meant}"?` : 'Pon su número, o da ese nombre a uno de sus ports.',
  );
}
