import { closest } from '../../lesson/suggest.ts';
import type { Part } from '../part.ts';
import { checkImage } from './image.ts';
import { checkName, dnsLabel, portName } from './names.ts';
import { checkPortNumber } from './port.ts';
import { checkProbes } from './probe.ts';
import { checkResources } from './resources.ts';

/** What a rule about a container must know of its Pod. */
export interface PodContext {
  readonly isInit: boolean;
  readonly volumes: readonly string[];
}

/** One container of a Pod. */
export function container(part: Part, { isInit, volumes }: PodContext): void {
  checkName(part.at('name'), 'nombre de contenedor', dnsLabel);
  checkImage(part);
  checkPorts(part.at('ports'));
  checkEnvironment(part.at('env'));
  checkMounts(part.at('volumeMounts'), volumes);
  checkResources(part.at('resources'));
  checkProbes(part, isInit);
}

function checkPorts(ports: Part): void {
  const names = new Set<string>();
  for (const port of ports.items()) {
    checkPortNumber(port.at('containerPort'));
    checkPortNumber(port.at('hostPort'));
    checkName(port.at('name'), 'nombre de puerto', portName);
    const name = port.at('name').text();
    if (name === undefined) continue;
    if (names.has(name)) port.at('name').report(`ya hay un puerto que se llama "${name}"`);
    names.add(name);
  }
}

function checkEnvironment(env: Part): void {
  for (const variable of env.items()) {
    const name = variable.at('name').text();
    if (name !== undefined && !/^[ -<>-~]+$/.test(name)) {
      variable
        .at('name')
        .report(`"${name}" no sirve de variable de entorno`, 'No puede llevar «=».');
    }
    const from = variable.at('valueFrom');
    if (!from.exists) continue;
    if (variable.at('value').value)
      variable.report('tiene value y valueFrom', 'Deja uno de los dos.');
    if (from.keys().length !== 1) from.report('necesita un origen, y solo uno');
  }
}

function checkMounts(mounts: Part, volumes: readonly string[]): void {
  for (const mount of mounts.items()) {
    const name = mount.at('name').text();
    if (name === undefined || volumes.includes(name)) continue;
    const meant = closest(name, volumes);
    const known =
      volumes.length > 0 ? `Volúmenes: ${volumes.join(', ')}.` : 'El Pod no tiene volúmenes.';
    mount
      .at('name')
      .report(`no hay ningún volumen "${name}"`, meant ? `¿Querías decir "${meant}"?` : known);
  }
}
