import {
  isAlias,
  isCollection,
  isPair,
  isScalar,
  LineCounter,
  parseAllDocuments,
  visit,
  type ParsedNode,
  type Scalar,
} from 'yaml';
import type { Problem, SourceLocation } from './problem.ts';
import {
  aliasBomb,
  badMerge,
  explainAmbiguity,
  explainSyntax,
  mergeKey,
  type Explanation,
} from './yaml-messages.ts';
import {
  offsetOf,
  offsetOfError,
  offsetOfValue,
  sourceOf,
  type ParsedDocument,
} from './yaml-place.ts';
import { kubernetesScalar } from './yaml-scalar.ts';
import type { YamlDocument, YamlSource } from './yaml.ts';

/** Aliases that a document may expand to: enough for any real file, far too few for a bomb. */
const MAX_ALIASES = 100;

/** Characters up to which the library looks for repeated keys: it compares each with each other of its map. */
const LONGEST_COMPARED = 64 * 2 ** 10;

/** Reads one text; what is wrong with it is collected on the way. Throws where the library gives up. */
export class YamlReader {
  readonly problems: Problem[] = [];
  readonly #lines = new LineCounter();
  readonly #source: YamlSource;

  constructor(source: YamlSource) {
    this.#source = source;
  }

  read(text: string): YamlDocument[] {
    const parsed = parseAllDocuments(text, {
      lineCounter: this.#lines,
      logLevel: 'error',
      merge: this.#source.kubernetes ?? false,
      prettyErrors: false,
      uniqueKeys: text.length <= LONGEST_COMPARED,
      version: '1.2',
    });
    return Array.isArray(parsed) ? parsed.map((document) => this.#document(document)) : [];
  }

  problem(offset: number, explanation: Explanation): Problem {
    return { location: this.#location(offset), ...explanation };
  }

  #document(document: ParsedDocument): YamlDocument {
    // One mistake often upsets the parser several times in a row: the first report is the true one.
    const first = [...document.errors, ...document.warnings].at(0);
    if (first) {
      const offset = offsetOfError(document, first.pos[0], first.message);
      this.#report(offset, explainSyntax(first.code, first.message));
    }
    for (const error of document.errors.slice(1)) {
      if (error.code !== 'DUPLICATE_KEY' || first?.code !== 'DUPLICATE_KEY') continue;
      this.#report(error.pos[0], explainSyntax(error.code, error.message));
    }
    const broken = first !== undefined && first.code !== 'DUPLICATE_KEY';
    const sound = this.#checkNodes(document) && !broken;
    return {
      value: sound ? this.#value(document) : undefined,
      locate: (path) => this.#location(offsetOf(document, path)),
      locateValue: (path) => this.#location(offsetOfValue(document, path)),
      source: (path) => sourceOf(document, path),
    };
  }

  /** Reports keys, aliases and scalars that cannot be trusted. False where the value must not be built. */
  #checkNodes(document: ParsedDocument): boolean {
    let sound = true;
    visit(document, {
      Pair: (_, pair) => {
        if (!isPair(pair)) return;
        this.#checkKey(pair.key);
        // The library makes a text of such a key, and takes for ever if it is deep.
        if (isCollection(pair.key)) sound = false;
      },
      Scalar: (_, scalar) => this.#checkScalar(scalar),
      Alias: (_, alias, ancestors) => {
        const target = alias.resolve(document);
        if (target && !ancestors.includes(target)) return;
        const message = target
          ? `el alias *${alias.source} se contiene a sí mismo`
          : `el alias *${alias.source} no tiene antes su ancla &${alias.source}`;
        this.#report(alias.range?.[0] ?? 0, { message });
        sound = false;
      },
    });
    return sound;
  }

  #checkKey(key: unknown): void {
    const isNull = isScalar(key) && key.value === null;
    if (isScalar(key) && !isNull) return;
    const offset = (key as ParsedNode | null)?.range[0] ?? 0;
    if (isAlias(key)) return this.#report(offset, { message: 'un alias no puede ser una clave' });
    this.#report(offset, {
      message: 'una clave tiene que ser un texto',
      hint: 'Ponla entre comillas.',
    });
  }

  #checkScalar(scalar: Scalar): void {
    const { source } = scalar;
    if (!this.#source.kubernetes || scalar.type !== 'PLAIN' || scalar.tag || source === undefined)
      return;
    const value = kubernetesScalar(source);
    const offset = scalar.range?.[0] ?? 0;
    if (source === '<<') return this.#advise(offset, mergeKey);
    if (typeof value === 'number' && !Number.isFinite(value)) {
      return this.#report(offset, { message: `Kubernetes no admite el número «${source}»` });
    }
    if (value !== scalar.value) this.#advise(offset, explainAmbiguity(source, value, scalar.value));
    scalar.value = value;
  }

  #value(document: ParsedDocument): unknown {
    try {
      return document.toJS({ maxAliasCount: MAX_ALIASES }) as unknown;
    } catch (error) {
      const bomb = error instanceof ReferenceError;
      this.#report(document.contents?.range[0] ?? 0, bomb ? aliasBomb(MAX_ALIASES) : badMerge);
      return undefined;
    }
  }

  #report(offset: number, explanation: Explanation): void {
    this.problems.push(this.problem(offset, explanation));
  }

  #advise(offset: number, explanation: Explanation): void {
    const problem = this.problem(offset, explanation);
    this.problems.push({ ...problem, isAdvice: true, rule: 'yaml-ambiguo' });
  }

  #location(offset: number): SourceLocation {
    const { file, line = 1, column = 0 } = this.#source;
    const place = this.#lines.linePos(offset);
    return {
      file,
      line: Math.max(place.line, 1) + line - 1,
      column: Math.max(place.col, 1) + column,
    };
  }
}
