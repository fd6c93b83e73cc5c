import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../../src/lesson/evidence.ts';

const FONTS = 'src/fonts';
const STYLES = 'src/styles/fonts.css';
const MERMAID = 'node_modules/mermaid/package.json';
/** What decides how a source becomes strokes; reading, checking and commanding do not. */
const CODE = 'alphabet config finish groups labels markers numbers prune shapes style tree'.split(
  ' ',
);

/** Hash of all that all drawings depend on: mermaid, fonts, and the code that configures and finishes. */
export function toolsKey(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, MERMAID), 'utf8')) as { version: string };
  const fonts = readdirSync(join(root, FONTS)).filter((name) => name.endsWith('.woff2'));
  const parts = [
    version,
    readFileSync(join(root, STYLES), 'utf8'),
    ...fonts.sort().map((name) => readFileSync(join(root, FONTS, name), 'base64')),
    ...CODE.map((name) => readFileSync(join(import.meta.dirname, `${name}.ts`), 'utf8')),
  ];
  return sha256(JSON.stringify(parts));
}

/** What a committed drawing says that it was drawn from. */
export function sourceKey(tools: string, prefix: string, source: string): string {
  return sha256(JSON.stringify([tools, prefix, source])).slice(0, 16);
}

const STAMP = / data-key="([0-9a-f]+)-([0-9a-f]+)"/;

/** Stamps a drawing with the key of its source and the sum of its own bytes. */
export function stamp(svg: string, key: string): string {
  const bare = svg.replace(STAMP, '');
  return bare.replace('>', ` data-key="${key}-${sha256(bare).slice(0, 16)}">`);
}

/** The key on a drawing's stamp; `intact` is false where somebody changed the drawing after it. */
export function readStamp(svg: string): { key: string; intact: boolean } | undefined {
  const [, key, sum] = STAMP.exec(svg) ?? [];
  if (key === undefined) return undefined;
  return { key, intact: sum === sha256(svg.replace(STAMP, '')).slice(0, 16) };
}
