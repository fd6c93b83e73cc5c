import { format, resolveConfig } from 'prettier';
import type { ClaimRow } from '../../../src/lesson/claim-table.ts';
import type { Proof } from '../../../src/lesson/claim.ts';
import { toolVersion } from '../../../src/lesson/tool-version.ts';
import type { Lesson } from '../../../src/lesson/types.ts';

/** Where the table is, from the project's root. */
export const CLAIMS_PAGE = 'docs/temario.md';

const HEAD = `# Lo que promete el curso y dónde se prueba

Esta tabla la escribe \`npm run claims\` a partir de \`content/temario.yaml\`, de la cabecera de cada lección y de
su evidencia. No la toques a mano: \`npm test\` comprueba que dice la verdad y que no tiene huecos.
`;

/** The whole of docs/temario.md: each claim, its lesson, what proves it, and where the evidence of it is. */
export function claimsPage(rows: readonly ClaimRow[]): string {
  const slugs = [...new Set(rows.map(({ claim }) => claim.slug))];
  const proved = rows.filter(({ hole }) => !hole).length;
  const parts = slugs.map((slug) => part(rows.filter(({ claim }) => claim.slug === slug)));
  return [HEAD, `${proved} de ${rows.length} afirmaciones probadas.\n`, ...parts].join('\n');
}

/** The same as it stands in the file, in which the project's formatter has its say. */
export async function formattedClaimsPage(rows: readonly ClaimRow[]): Promise<string> {
  const options = await resolveConfig(CLAIMS_PAGE);
  return format(claimsPage(rows), { ...options, filepath: CLAIMS_PAGE });
}

function part(rows: readonly ClaimRow[]): string {
  const [first] = rows;
  const lesson = first?.record?.lesson;
  const title = lesson ? `${lesson.order}. ${lesson.title}` : `\`${first?.claim.slug}\``;
  const lines = rows.map((row) => `| ${row.claim.text} | ${proofCell(row)} | ${stateCell(row)} |`);
  return [
    `## ${title}\n`,
    '| afirmación | dónde | evidencia |',
    '| --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}

function proofCell({ record, proofs }: ClaimRow): string {
  if (!record) return '';
  return proofs.map((proof) => proofLink(proof, record.lesson)).join(', ');
}

/** A link that works on GitHub: to the line of a step, to a file, or to the source itself. */
function proofLink({ type, id }: Proof, lesson: Lesson): string {
  if (type === 'source') {
    const source = lesson.sources.find((candidate) => candidate.id === id);
    return `[${id}](${source?.url}) (${source?.checked})`;
  }
  if (type === 'manifest') return `[${id}](../${lesson.folder}/${id})`;
  const parts = type === 'step' ? lesson.steps : lesson.diagrams;
  const line = parts.find((candidate) => candidate.id === id)?.location.line;
  return `[\`${id}\`](../${lesson.file}#L${line})`;
}

function stateCell({ record, hole }: ClaimRow): string {
  if (hole || !record) return `○ ${hole}`;
  const { lesson, evidence } = record;
  if (!evidence) return '✓';
  const day = evidence.recordedAt.slice(0, 10);
  return `✓ [${toolVersion(evidence, lesson.isolation)}, ${day}](../${lesson.folder}/evidencia.json)`;
}
