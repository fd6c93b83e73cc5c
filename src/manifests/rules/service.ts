import type { Part } from '../part.ts';
import type { Rule } from './index.ts';
import { checkLabels, checkName, dnsLabel, portName } from './names.ts';
import { checkPortNumber } from './port.ts';

/** A Service: ports that exist and can be told apart, and what each type asks for. */
export const service: Rule = (object, { kind, apiVersion }) => {
  if (kind !== 'Service' || apiVersion !== 'v1') return;
  const spec = object.at('spec');
  checkLabels(spec.at('selector'));
  const ports = spec.at('ports').items();
  const isExternal = spec.at('type').value === 'ExternalName';
  if (isExternal && !spec.at('externalName').exists) {
    spec.report('falta externalName, que un Service de tipo ExternalName necesita');
  }
  if (!isExternal && ports.length === 0 && spec.at('clusterIP').value !== 'None') {
    spec.report('falta ports: un Service necesita al menos un puerto');
  }
  const names = new Set<string>();
  for (const port of ports) checkPort(port, { spec, count: ports.length, names });
};

function checkPort(
  port: Part,
  { spec, count, names }: { spec: Part; count: number; names: Set<string> },
): void {
  checkPortNumber(port.at('port'));
  checkPortNumber(port.at('targetPort'));
  checkName(port.at('targetPort'), 'nombre de puerto', portName);
  const name = port.at('name');
  checkName(name, 'nombre de puerto', dnsLabel);
  if (count > 1 && !name.exists) {
    port.report('falta name', 'Con más de un puerto, cada uno necesita el suyo.');
  }
  if (names.has(name.text() ?? '')) name.report(`ya hay un puerto que se llama "${name.text()}"`);
  names.add(name.text() ?? `sin nombre ${names.size}`);
  checkNodePort(port.at('nodePort'), spec.at('type').text() ?? 'ClusterIP');
}

function checkNodePort(part: Part, type: string): void {
  const port = part.number();
  if (port === undefined || port === 0) return;
  if (type !== 'NodePort' && type !== 'LoadBalancer') {
    part.report(`un Service de tipo ${type} no tiene nodePort`, 'Pon type: NodePort, o quítalo.');
  } else if (port < 30000 || port > 32767) {
    part.report(
      `${port} no sirve de nodePort`,
      'Van de 30000 a 32767, salvo que el clúster diga otra cosa.',
    );
  }
}
