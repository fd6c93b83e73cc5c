import { explanation } from '../../../../src/lesson/explain-problem.ts';
import type { Problem } from '../../../../src/lesson/problem.ts';
import type { ExaminedDocument, Outcome } from '../../../../src/manifests/examine.ts';
import { count } from '../../report/words.ts';
import type { Unread } from './unread.ts';

/** How many there were of each. */
export interface Totals {
  readonly files: number;
  readonly objects: Readonly<Record<Outcome, number>>;
  readonly warnings: number;
}

/** What a report is of: which Kubernetes, judged by which version of this program, and where its lessons are. */
export interface About {
  readonly kubernetes: string;
  readonly version: string;
  /** Address of the course, without a final slash. */
  readonly site: string;
  /** Whether kinds that nobody here knows are no failure. */
  readonly allowsUnknown: boolean;
}

/** What was found in the end. */
export interface Findings {
  readonly documents: readonly ExaminedDocument[];
  readonly totals: Totals;
  /** What could not be judged. */
  readonly unread: readonly Unread[];
}

/** A form in which what was found is told. */
export interface Format {
  /** Whether it tells what objects are called, which takes a look at each. */
  readonly hasNames?: true;
  /** What is told of a document as soon as it is examined. */
  document?(document: ExaminedDocument, about: About): string;
  /** What is told, beside stderr, of what could not be read. */
  unread?(unread: Unread): string;
  /** What is told at the end, of all of them. */
  end?(findings: Findings, about: About): string;
}

export function isWarning({ isAdvice }: Problem): boolean {
  return isAdvice === true;
}

/** Whether a document fails: what nobody here knows does, unless it is let pass. */
export function isFailure(document: ExaminedDocument, { allowsUnknown }: About): boolean {
  const outcome = outcomeOf(document);
  return outcome === 'refused' || (outcome === 'unknown' && !allowsUnknown);
}

/** How much a problem weighs: what is wrong in a document that does not fail is not an error. */
export function levelOf(
  problem: Problem,
  document: ExaminedDocument,
  { allowsUnknown }: About,
): 'error' | 'warning' {
  const isLet = allowsUnknown && outcomeOf(document) === 'unknown';
  return isWarning(problem) || isLet ? 'warning' : 'error';
}

/** A problem's message and all that explains it, a line each. */
export function wholeMessage(problem: Problem, { site }: About): string {
  return [problem.message, ...explanation(problem, site)].join('\n');
}

/** What a document is called in a report: `apps/v1 Deployment tienda/web (línea 3)`. */
export function nameOf({ objects, location }: ExaminedDocument): string {
  const [first] = objects;
  const kind = [first?.apiVersion, first?.kind].filter(Boolean).join(' ') || 'documento';
  const path = [first?.namespace, first?.name].filter(Boolean).join('/');
  const name = first?.name === undefined ? '' : ` ${path}`;
  const others = objects.length > 1 ? ` y ${objects.length - 1} más` : '';
  return `${kind}${name}${others} (línea ${location.line})`;
}

/** The worst that became of a document's objects. */
export function outcomeOf({ objects }: ExaminedDocument): Outcome {
  const worst: readonly Outcome[] = ['refused', 'unknown', 'accepted', 'skipped'];
  return worst.find((outcome) => objects.some((object) => object.outcome === outcome)) ?? 'skipped';
}

/** Counts as documents come. */
export class Tally {
  readonly #objects: Record<Outcome, number> = { accepted: 0, refused: 0, unknown: 0, skipped: 0 };
  readonly #files = new Set<string>();
  #warnings = 0;

  add({ location, objects, problems }: ExaminedDocument): void {
    this.#files.add(location.file);
    for (const { outcome } of objects) this.#objects[outcome] += 1;
    this.#warnings += problems.filter(isWarning).length;
  }

  get totals(): Totals {
    return { files: this.#files.size, objects: { ...this.#objects }, warnings: this.#warnings };
  }
}

/** `12 objetos en 3 archivos: 10 válidos, 1 rechazado, 1 desconocido; 2 avisos`. */
export function summaryLine({ files, objects, warnings }: Totals): string {
  const { accepted, refused, unknown, skipped } = objects;
  const all = accepted + refused + unknown + skipped;
  const parts = [
    count(accepted, 'válido', 'válidos'),
    refused > 0 && count(refused, 'rechazado', 'rechazados'),
    unknown > 0 && count(unknown, 'desconocido', 'desconocidos'),
    skipped > 0 && `${skipped} que no ${skipped === 1 ? 'es' : 'son'} para un API server`,
  ].filter((part) => part !== false);
  const advice = warnings > 0 ? `; ${count(warnings, 'aviso', 'avisos')}` : '';
  const where = `${count(all, 'objeto', 'objetos')} en ${count(files, 'archivo', 'archivos')}`;
  return `${where}: ${parts.join(', ')}${advice}`;
}
