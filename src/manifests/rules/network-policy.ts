import { BlockList, isIP } from 'node:net';
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
    if (!checkCidr(except) || !range) continue;
    const [address = '', bits] = (except.text() ?? '').split('/');
    const isInside = range.list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
    if (!isInside || Number(bits) <= range.bits) except.report(`no está dentro de ${cidr.text()}`);
  }
}

function checkCidr(part: Part): { list: BlockList; bits: number } | undefined {
  const text = part.text();
  if (text === undefined) return undefined;
  const [address = '', bits = ''] = text.split('/');
  const family = isIP(address);
  if (family === 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > (family === 6 ? 128 : 32)) {
    part.report(`"${text}" no es un bloque de direcciones`, 'Por ejemplo: 10.0.0.0/8.');
    return undefined;
  }
  if (hasHostBits(address, Number(bits), family)) {
    part.report(`"${text}" tiene bits a la derecha de /${bits}`, 'Pon ahí ceros.');
  }
  const list = new BlockList();
  list.addSubnet(address, Number(bits), family === 6 ? 'ipv6' : 'ipv4');
  return { list, bits: Number(bits) };
}

/** Whether an address is not the first of its block. */
function hasHostBits(address: string, bits: number, family: number): boolean {
  if (family !== 4) return false;
  const number = address.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0);
  return number % 2 ** (32 - bits) !== 0;
}

function checkPort(part: Part): void {
  checkPortNumber(part.at('port'));
  checkPortNumber(part.at('endPort'));
  const [first, last] = [part.at('port').number(), part.at('endPort').number()];
  if (last === undefined) return;
  if (first === undefined) part.at('endPort').report('necesita un port que sea un número');
  else if (last < first) part.at('endPort').report(`${last} es menor que port (${first})`);
}
