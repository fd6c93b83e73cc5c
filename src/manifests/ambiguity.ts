/** Where a plain scalar may begin: on its line, after a key or a dash, or between brackets. */
const BEFORE = String.raw`(?:^|[\n\r\u0085\u2028\u2029]|[-:?][ ]|[\[{,:])[ ]*`;
const AFTER = String.raw`(?=[ ]*(?:$|[\n\r\u0085\u2028\u2029,\]}]|:|[ ]#))`;
/** What the YAML of Kubernetes and YAML 1.2 read differently, and what marks that there is more than plain data. */
const SCALARS = [
  `(?:y|yes|n|no|on|off)${AFTER}`,
  '[-+]?0[0-9_xXbBoO]',
  String.raw`[-+]?\.?[0-9][0-9._eE+-]*_`,
  String.raw`[-+]?\.(?:inf|nan)`,
  '<<',
  '[&*!?:]',
];
const SUSPICIOUS = new RegExp(
  String.raw`\t|(?:^|\n)(?:%|\.\.\.)|${BEFORE}(?:${SCALARS.join('|')})`,
  'i',
);

/**
 * Whether a text that Kubernetes accepts may hold what another reader of YAML takes for something else. A glance:
 * where it says no there is nothing, and where it says yes somebody has to read the text.
 */
export function mayBeAmbiguous(text: string): boolean {
  return SUSPICIOUS.test(text);
}
