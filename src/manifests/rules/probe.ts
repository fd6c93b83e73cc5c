import { closest } from '../../lesson/suggest.ts';
import type { Part } from '../part.ts';
import { checkPortNumber } from './port.ts';

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const sidecarOnly = 'Solo si es un sidecar: restartPolicy: Always.';
const handlers = ['exec', 'httpGet', 'tcpSocket', 'grpc'];

/** The probes and hooks of a container: one way to ask each, to ports that are there. */
export function checkProbes(container: Part, isInit: boolean): void {
  const isSidecar = container.at('restartPolicy').value === 'Always';
  const ports = container
    .at('ports')
    .items()
    .flatMap((port) => port.at('name').text() ?? []);
  if (isInit && !isSidecar && container.at('lifecycle').exists) {
    container.at('lifecycle').report('un initContainer no tiene lifecycle', sidecarOnly);
  }
  for (const name of probes) {
    const probe = container.at(name);
    if (!probe.exists) continue;
    if (isInit && !isSidecar) {
      probe.report('un initContainer no tiene sondas', sidecarOnly);
    }
    checkHandler(probe, ports);
    if (name !== 'readinessProbe' && (probe.at('successThreshold').number() ?? 1) !== 1) {
      probe.at('successThreshold').report('aquí solo puede ser 1');
    }
  }
}

function checkHandler(probe: Part, ports: readonly string[]): void {
  const used = handlers.filter((handler) => probe.at(handler).exists);
  if (used.length !== 1) {
    const problem =
      used.length === 0 ? 'no dice qué preguntar' : `pregunta de ${used.length} maneras`;
    probe.report(problem, `Pon uno de estos, y solo uno: ${handlers.join(', ')}.`);
  }
  for (const handler of ['httpGet', 'tcpSocket']) {
    const port = probe.at(handler, 'port');
    checkPortNumber(port);
    const name = port.text();
    if (name === undefined || ports.includes(name)) continue;
    const meant = closest(name, ports);
    port.report(
      `el contenedor no tiene ningún puerto "${name}"`,
      meant ? `¿Querías decir "${meant}"?` : 'Pon su número, o da ese nombre a uno de sus ports.',
    );
  }
}
