import type { Problem, SourceLocation } from '../lesson/problem.ts';
import { placeOfLine } from '../lesson/yaml-breaks.ts';
import { examinedObject, type ExaminedObject } from './examine.ts';
import type { Verdict } from './judge/verdict.ts';
import { isToolConfiguration } from './kinds.ts';
import { Part } from './part.ts';
import { explainServer } from './server/explain.ts';
import { isUnchecked } from './server/reasons.ts';
import type { Catalog } from './validate.ts';

/** What the server says of a text that is no YAML to it, with the line that it names. */
const YAML_ERROR = /^(?:error converting YAML to JSON: )?yaml: line (\d+):/;

interface Settling {
  readonly catalog: Catalog;
  /** What is wrong in the whole document. */
  readonly errors: readonly Problem[];
  /** Where the document begins. */
  readonly location: SourceLocation;
  /** The document. */
  readonly text: string;
  /** Where the object says what it is. */
  readonly place: SourceLocation;
}

/** What becomes of an object, and what has to be said of it that nobody has said yet: in its place, and last of all. */
interface Settled {
  readonly object: ExaminedObject;
  readonly problems: readonly Problem[];
  readonly last?: readonly Problem[];
}

/** Settles what becomes of an object. */
export function settleObject(
  verdict: Verdict,
  { catalog, errors, location, text, place }: Settling,
): Settled {
  const object = examinedObject(verdict);
  const own = verdict.item < 0 ? errors : errors.filter(({ path }) => isOfItem(path, verdict.item));
  const part = new Part({ apiVersion: object.apiVersion, kind: object.kind }, []);
  if (verdict.outcome === 'unknown') {
    if (isToolConfiguration(part))
      return { object: { ...object, outcome: 'skipped' }, problems: [] };
    const isInSchema = catalog.kinds.of(part) !== undefined;
    if (isInSchema) {
      const isWrong = own.length > 0;
      const said = onlySchema(object, catalog, { isWrong, place });
      return { object: isWrong ? { ...object, outcome: 'refused' } : object, problems: [said] };
    }
    if (catalog.kinds.isImpossible(object.apiVersion ?? '', object.kind ?? ''))
      return { object: { ...object, outcome: 'refused' }, problems: [] };
  }
  const isSaid = verdict.outcome === 'accepted' || own.length > 0 || errors.length > 0;
  return isSaid
    ? { object, problems: [], last: unchecked(verdict, place) }
    : { object, problems: serverErrors(verdict, location, text) };
}

function isOfItem(path: string | undefined, item: number): boolean {
  return path?.startsWith(`items[${item}]`) ?? false;
}

/** Says that nobody has looked at the rest, also where the schema finds something wrong: there may be more. */
function onlySchema(
  { kind, apiVersion = '' }: ExaminedObject,
  { kinds }: Catalog,
  { isWrong, place }: { isWrong: boolean; place: SourceLocation },
): Problem {
  if (!kinds.isOwn(apiVersion)) return ofRefusedDefinition(kind, place);
  const rest = isWrong ? '' : ', y no le falta ni le sobra nada';
  const message = `de ${kind} aquí solo se conoce el esquema${rest}`;
  const hint = 'Sus otras reglas solo las sabe un clúster: kubectl apply --dry-run=server.';
  return { location: place, message, hint, isAdvice: true };
}

/** Of a kind whose CRD is at hand, and that nobody judges for all that. */
function ofRefusedDefinition(kind: string | undefined, location: SourceLocation): Problem {
  const message = `de ${kind} no se puede mirar todo: el API server rechaza su CRD`;
  return { location, message, hint: 'Arregla primero el CRD.', isAdvice: true };
}

/** Says that the server itself has not looked at all rules of a CRD, where it says so. */
function unchecked({ kind, errors = [] }: Verdict, location: SourceLocation): Problem[] {
  const said = errors.find(isUnchecked);
  if (!said) return [];
  const message = `de ${kind} no se han mirado todas las reglas de su CRD`;
  const hint = 'El API server espera a que arregles lo demás: entonces puede salir algo más.';
  return [{ location, message, hint, server: said.message, isAdvice: true }];
}

/** The server's errors as they are, at the line that it names, if it names one. */
function serverErrors({ errors = [] }: Verdict, start: SourceLocation, text: string): Problem[] {
  return errors.map((error) => {
    const { message: server } = error;
    const [, number] = YAML_ERROR.exec(server) ?? [];
    if (number === undefined) {
      const { message, hint } = explainServer(error, new Part(undefined, []));
      return { location: start, message, ...(hint && { hint }), server };
    }
    const { line, column } = placeOfLine(text, Number(number));
    const location = { ...start, line: start.line + line - 1, column };
    return { location, message: 'Kubernetes no puede leer este YAML', server };
  });
}
