import ipaddr from 'ipaddr.js';
import type { Part } from '../part.ts';
import type { Rule } from './index.ts';

const host = /^(?:\*\.)?[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

/** An Ingress: rules or a default, absolute paths, backends that name one port. */
export const ingress: Rule = (object, { kind }) => {
  if (kind !== 'Ingress') return;
  const spec = object.at('spec');
  const rules = spec.at('rules').items();
  if (rules.length === 0 && !spec.at('defaultBackend').exists) {
    spec.report('no lleva a ninguna parte', 'Pon rules o defaultBackend.');
  }
  checkBackend(spec.at('defaultBackend'));
  for (const rule of rules) {
    checkHost(rule.at('host'));
    for (const path of rule.at('http', 'paths').items()) checkPath(path);
  }
};

function checkHost(part: Part): void {
  const name = part.text();
  if (!name) return;
  if (isAddress(name)) part.report(`"${name}" es una dirección, y tiene que ser un dominio`);
  else if (!host.test(name)) {
    part.report(`"${name}" no es un dominio`, 'Sin «http://», sin puerto y en minúsculas.');
  }
}

function isAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);
}

function checkPath(path: Part): void {
  const text = path.at('path').text();
  const isFree = path.at('pathType').value === 'ImplementationSpecific';
  if (text === undefined && !isFree) path.report('falta path, que es obligatorio');
  if (text !== undefined && !text.startsWith('/') && !(isFree && text === '')) {
    path.at('path').report(`"${text}" no empieza por «/»`);
  }
  checkBackend(path.at('backend'));
}

function checkBackend(backend: Part): void {
  if (!backend.exists) return;
  const service = backend.at('service');
  if (service.exists === backend.at('resource').exists) {
    backend.report('necesita service o resource, y solo uno');
  }
  if (!service.exists) return;
  const port = service.at('port');
  if (port.at('name').exists === port.at('number').exists) {
    service.report('necesita port con number o con name, y solo uno');
  }
}
