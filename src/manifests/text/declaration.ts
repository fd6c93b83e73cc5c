import type { Problem } from '../../lesson/problem.ts';
import type { Declaration, ManifestSource } from './source.ts';

const FORM = /^# (Inválido a propósito|Fragmento): \S/;
const ALMOST = /^#\s*(inv[aá]lido|invalid|fragmento?)\b/i;

/**
 * Makes a source of a file. Its first line may declare it: `# Inválido a propósito: por qué` or
 * `# Fragmento: de qué`. It is a comment in Spanish because readers see it too.
 */
export function fileSource(
  file: string,
  text: string,
): { source: ManifestSource; problems: Problem[] } {
  const location = { file, line: 1, column: 1 };
  const first = text.split('\n', 1)[0] ?? '';
  const form = FORM.exec(first)?.[1];
  const type: Declaration['type'] = form === 'Fragmento' ? 'fragment' : 'invalid';
  const source = {
    file,
    text,
    line: 1,
    column: 0,
    ...(form !== undefined && { declaration: { type, location } }),
  };
  if (form !== undefined || !ALMOST.test(first)) return { source, problems: [] };
  const problem = {
    location,
    message: 'este comentario parece una declaración, pero no tiene su forma',
    hint: 'Escribe «# Inválido a propósito: por qué» o «# Fragmento: de qué».',
  };
  return { source, problems: [problem] };
}
