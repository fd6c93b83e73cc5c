import type { Distribution, Share } from './distribution.ts';
import { isEven, isInBand } from './distribution.ts';
import { decimal } from './format.ts';
import { listed, quoted } from './words.ts';

/** What is to be seen in a distribution, in two sentences. `unit` is what was counted, in the plural. */
export function distributionSentence({ total, shares }: Distribution, unit?: string): string {
  const what = unit === undefined ? decimal(total) : `${decimal(total)} ${unit}`;
  return `De ${what}, ${isEven(shares) ? evenWords(shares) : weighedWords(shares)}. ${bandWords(shares)}`;
}

function evenWords(shares: readonly Share[]): string {
  const counts = listed(shares.map(({ count }) => decimal(count)));
  const fair = decimal(shares[0]?.expected ?? 0);
  return `tocaron ${counts}; a partes iguales serían ${fair} para cada uno`;
}

function weighedWords(shares: readonly Share[]): string {
  const each = shares.map(({ label, count, expected }) => {
    return `${decimal(count)} a ${quoted(label)} (se esperaban ${decimal(expected)})`;
  });
  return `tocaron ${listed(each)}`;
}

const WORDS = ['', '', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez'];
const OFTEN = 'al menos 95 de cada 100 veces';

function bandWords(shares: readonly Share[]): string {
  const [{ low, high } = { low: 0, high: 0 }] = shares;
  const band = isEven(shares) ? `entre ${low} y ${high}` : 'en su franja';
  const out = shares.filter((share) => !isInBand(share)).map(({ count }) => decimal(count));
  if (out.length > 0) {
    const falls = out.length === 1 ? 'cae' : 'caen';
    return `El azar deja cada cuenta ${band} ${OFTEN}; esta vez, ${listed(out)} no ${falls} ahí.`;
  }
  const all = `Las ${WORDS[shares.length] ?? shares.length}`;
  return `${all} cuentas caen ${band}, donde el azar deja cada una ${OFTEN}.`;
}
