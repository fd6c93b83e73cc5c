import ipaddr from 'ipaddr.js';
import type { Part } from '../part.ts';
import type { Rule } from './index.ts';
import { checkPortNumber } from './port.ts';

/** A NetworkPolicy: peers that are one thing each, blocks of addresses that exist, ports in order. */
export const networkPolicy: Rule = (object, { kind }) => {
  if (kind !== 'NetworkPolicy') return;
  for (const [direction, side] of [
    ['ingress', 'from'],
    ['egress', 'to'],
  ] as const) {
    for (const rule of object.at('spec', direction).items()) {
      rule.at(side).items().forEach(checkPeer);
      rule.at('ports').items().forEach(checkPort);
    }
  }
};

function checkPeer(peer: Part): void {
  const block = peer.at('ipBlock');
  if (peer.keys().length === 0 && peer.exists) peer.report('está vacío: no dice quién');
  if (!block.exists) return;
  if (peer.keys().length > 1) peer.report('ipBlock no se combina con otros: sepáralos en dos');
  const cidr = block.at('cidr');
  const range = checkCidr(cidr);
  for (const except of block.at('except').items()) {
    const inner = checkCidr(except);
    if (!inner || !range) continue;
    if (!isInside(inner, range)) except.report(`no está dentro de ${cidr.text()}`);
  }
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** A block of addresses, which all begin with so many bits of this one. */
type Block = readonly [address: Address, bits: number];

function checkCidr(part: Part): Block | undefined {
  const text = part.text();
  if (text === undefined) return undefined;
  const isIpv4 = ipaddr.IPv4.isValidCIDRFourPartDecimal(text);
  if (!isIpv4 && !ipaddr.IPv6.isValidCIDR(text)) {
    part.report(`"${text}" no es un bloque de direcciones`, 'Por ejemplo: 10.0.0.0/8.');
    return undefined;
  }
  const [address, bits] = ipaddr.parseCIDR(text);
  const family = isIpv4 ? ipaddr.IPv4 : ipaddr.IPv6;
  if (family.networkAddressFromCIDR(text).toString() !== address.toString()) {
    part.report(`"${text}" tiene bits a la derecha de /${bits}`, 'Pon ahí ceros.');
  }
  return [address, bits];
}

function isInside([inner, innerBits]: Block, [outer, outerBits]: Block): boolean {
  return inner.kind() === outer.kind() && inner.match(outer, outerBits) && innerBits > outerBits;
}

function checkPort(part: Part): void {
  checkPortNumber(part.at('port'));
  checkPortNumber(part.at('endPort'));
  const [first, last] = [part.at('port').number(), part.at('endPort').number()];
  if (last === undefined) return;
  if (first === undefined) part.at('endPort').report('necesita un port que sea un número');
  else if (last < first) part.at('endPort').report(`${last} es menor que port (${first})`);
}
