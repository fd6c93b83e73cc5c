import type { Distribution } from './distribution.ts';
import { isInBand } from './distribution.ts';
import { decimal } from './format.ts';
import { listed, quoted } from './words.ts';

/** What is to be seen in a distribution, in a few sentences. `unit` is what was counted, in the plural. */
export function distributionSentence({ total, shares }: Distribution, unit?: string): string {
  const what = unit === undefined ? String(total) : `${total} ${unit}`;
  return `De ${what}, ${countWords(shares)}. ${bandWords(shares)}`;
}

type Shares = Distribution['shares'];

function countWords(shares: Shares): string {
  const counts = listed(shares.map(({ count }) => String(count)));
  const even = new Set(shares.map(({ expected }) => expected)).size === 1;
  const [{ expected } = { expected: 0 }] = shares;
  if (even) return `tocaron ${counts}; a partes iguales serían ${decimal(expected)} para cada uno`;
  const each = shares.map(
    ({ label, count, expected: fair }) =>
      `${count} a ${quoted(label)} (se esperaban ${decimal(fair)})`,
  );
  return `tocaron ${listed(each)}`;
}

function bandWords(shares: Shares): string {
  const out = shares.filter((share) => !isInBand(share));
  const bands = new Set(shares.map(({ low, high }) => `${low} y ${high}`));
  const [band] = bands;
  const where = bands.size === 1 && band ? `entre ${band}` : 'en su franja';
  const chance = 'por azar, cada cuenta cae ahí 95 veces de cada 100';
  if (out.length === 0) return `Todas están ${where}: ${chance}.`;
  const who = listed(out.map(({ count }) => String(count)));
  return `Fuera ${out.length === 1 ? 'queda' : 'quedan'} ${who}, que no ${out.length === 1 ? 'está' : 'están'} ${where}: ${chance}.`;
}
