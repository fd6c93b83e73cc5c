import {
  isAlias,
  isCollection,
  isPair,
  isScalar,
  visit,
  type Alias,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { inCurlyQuotes } from './odd-characters.ts';
import { curlyQuotes, explainAmbiguity, mergeKey, type Explanation } from './yaml-messages.ts';
import { explainEaten, explainGluedColon, explainKey, explainStray } from './yaml-keys.ts';
import type { ParsedDocument } from './yaml-place.ts';
import { isFileMode, kubernetesScalar } from './yaml-scalar.ts';

/** Characters of a line that are looked at to tell what was meant there. */
const LONGEST_LINE = 200;

type Anchored = Scalar | YAMLMap | YAMLSeq;

/** Where what is wrong with a node is told. */
export interface NodeReport {
  /** Says what can't be read. */
  report(offset: number, explanation: Explanation): void;
  /** Says what Kubernetes reads, and others read differently. */
  advise(offset: number, explanation: Explanation): void;
}

/** What was read, and whether as Kubernetes reads it. */
interface Reading {
  readonly text: string;
  readonly kubernetes: boolean;
}

/** What was found in the nodes of a document. */
export interface CheckedNodes {
  /** The offset of the first one with which something is wrong. */
  readonly wrong: number | undefined;
  /** Whether a value can be built of all of them. */
  readonly isData: boolean;
}

/** Reports keys, aliases and scalars that cannot be trusted, and gives scalars the value that Kubernetes sees. */
export function checkNodes(
  document: ParsedDocument,
  { text, kubernetes }: Reading,
  to: NodeReport,
): CheckedNodes {
  let wrong: number | undefined;
  let isData = true;
  const anchors = new Anchors();
  visit(document, {
    Map: (_, map) => anchors.add(map),
    Seq: (_, seq) => anchors.add(seq),
    Pair: (_, pair, ancestors) => {
      if (!isPair(pair)) return;
      const offset = (pair.key as ParsedNode | null)?.range[0] ?? 0;
      makeWellFormed(pair.key);
      const glued = kubernetes ? explainGluedColon(pair, ancestors, text) : undefined;
      const mistake = glued ?? explainKey(pair, ancestors);
      const isEffect = isCollection(pair.key) && document.errors.length > 0;
      const explanation = mistake ?? (isEffect ? undefined : explainNoText(pair.key));
      if (explanation) to.report(offset, explanation);
      const eaten = kubernetes && !explanation ? explainEaten(pair, text) : undefined;
      if (eaten) to.advise(eaten.at, eaten);
      // The library makes a text of a collection, and takes for ever if it is deep.
      if (isCollection(pair.key)) isData = false;
      if (mistake || (isCollection(pair.key) && !isEffect)) wrong ??= offset;
    },
    Scalar: (_, scalar, ancestors) => {
      anchors.add(scalar);
      if (kubernetes) readAsKubernetes(scalar, ancestors.at(-1), to);
    },
    Alias: (_, alias, ancestors) => {
      const target = anchors.resolve(alias);
      if (target && !ancestors.includes(target)) return;
      const offset = alias.range?.[0] ?? 0;
      const line = text.slice(offset, offset + LONGEST_LINE);
      to.report(offset, target ? ofItself(alias) : explainStray(alias.source, line, ancestors));
      wrong ??= offset;
    },
  });
  return { wrong, isData: isData && wrong === undefined };
}

function ofItself({ source: name }: Alias): Explanation {
  return { message: `el alias *${name} se contiene a sí mismo` };
}

/**
 * The anchors of a document as they come. The library looks for an alias's through all of the document, each time: with
 * thousands of them that takes minutes.
 */
class Anchors {
  readonly #latest = new Map<string, Anchored>();

  add(node: Anchored): void {
    if (node.anchor !== undefined) this.#latest.set(node.anchor, node);
  }

  /** The node that an alias stands for, if its anchor came before it; the alias knows it from then on. */
  resolve(alias: Alias): Anchored | undefined {
    const target = this.#latest.get(alias.source);
    const search = alias.resolve.bind(alias);
    alias.resolve = (document, context) => {
      if (!context) return target;
      // The library counts with what it is given here, so as to see bombs.
      context.aliasResolveCache = target ? [target] : [];
      return search(document, context);
    };
    return target;
  }
}

/** JSON can write half a character (`\\ud800`), which no URI can hold; Go reads it as this does. */
function makeWellFormed(key: unknown): void {
  if (isScalar<unknown>(key) && typeof key.value === 'string') key.value = key.value.toWellFormed();
}

/** Explains a key that is no text; `undefined` for one that is. */
function explainNoText(key: unknown): Explanation | undefined {
  if (isScalar(key) && key.value !== null) return undefined;
  if (isAlias(key)) return { message: 'un alias no puede ser una clave' };
  return { message: 'una clave tiene que ser un texto', hint: 'Ponla entre comillas.' };
}

function readAsKubernetes(scalar: Scalar, parent: unknown, to: NodeReport): void {
  const { source, type, tag, range } = scalar;
  if (type !== 'PLAIN' || tag || source === undefined) return;
  const value = kubernetesScalar(source);
  const offset = range?.[0] ?? 0;
  if (source === '<<') return to.advise(offset, mergeKey);
  const inner = inCurlyQuotes(source);
  if (inner !== undefined) return to.advise(offset, curlyQuotes(inner));
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return to.report(offset, {
      message: `Kubernetes no admite el número «${source}»`,
      hint: `Si es texto, escribe "${source}".`,
    });
  }
  const isMode =
    isPair(parent) && isScalar(parent.key) && isFileMode(String(parent.key.value), source);
  if (value !== scalar.value && !isMode) {
    to.advise(offset, explainAmbiguity(source, value, scalar.value));
  }
  scalar.value = value;
}
