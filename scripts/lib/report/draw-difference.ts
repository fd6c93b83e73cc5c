import type { Paint } from './block.ts';
import { indent, short } from './block.ts';
import type { DifferenceLine } from './difference.ts';

const CONTEXT_LINES = 3;

/** A difference with what its signs say; lines that are equal are shown only near one that differs. */
export function drawDifference(
  lines: readonly DifferenceLine[],
  [before, after]: readonly [string, string],
  paint: Paint,
): string {
  const legend = `    ${paint('red', `- ${before}`)}   ${paint('green', `+ ${after}`)}`;
  const drawn: string[] = [];
  let left = 0;
  for (const [index, line] of lines.entries()) {
    if (isNear(lines, index)) {
      drawn.push(drawLine(line, paint));
      continue;
    }
    left += 1;
    if (index + 1 < lines.length && !isNear(lines, index + 1)) continue;
    drawn.push(left === 1 ? drawLine(line, paint) : paint('dim', `  (${left} líneas iguales)`));
    left = 0;
  }
  return `${legend}\n${indent(short(drawn.join('\n')))}`;
}

function isNear(lines: readonly DifferenceLine[], index: number): boolean {
  return lines
    .slice(Math.max(0, index - CONTEXT_LINES), index + CONTEXT_LINES + 1)
    .some(({ sign }) => sign !== ' ');
}

function drawLine({ sign, text }: DifferenceLine, paint: Paint): string {
  const line = `${sign} ${text}`.trimEnd();
  if (sign === ' ') return line;
  return paint(sign === '-' ? 'red' : 'green', line);
}
