import { LineCounter, parseAllDocuments, type YAMLWarning } from 'yaml';
import type { Problem, SourceLocation } from './problem.ts';
import {
  aliasBomb,
  badMerge,
  controlCharacter,
  ignoredTag,
  unseenBreak,
  type Explanation,
} from './yaml-messages.ts';
import { UNSEEN_BREAK } from './yaml-breaks.ts';
import { explainError } from './yaml-mistakes.ts';
import { checkNodes } from './yaml-nodes.ts';
import {
  offsetOf,
  offsetOfError,
  offsetOfValue,
  sourceOf,
  type ParsedDocument,
} from './yaml-place.ts';
import { explainRepeated, repeatedIn, secondObject } from './yaml-repeated.ts';
import { kubernetesTags } from './yaml-tags.ts';
import { templateIn, unfilledTemplate } from './yaml-templates.ts';
import type { YamlDocument, YamlSource } from './yaml.ts';

/** Copies of one anchor that its aliases may make, of a text of any length, and of a short one. */
const ALIASES = { always: 100, most: 10_000 };

/** Characters that all copies of a text's anchors may have together: far too few for a bomb. */
const LARGEST_COPIES = 64 * 2 ** 20;

/** Control characters that no YAML may hold. */
const UNREADABLE = /[^\t\n\r\x85\P{Cc}]/u;

/** Characters up to which the library looks for repeated keys: it compares each with each other of its map. */
export const LONGEST_COMPARED = 64 * 2 ** 10;

/** Reads one text; what is wrong with it is collected on the way. Throws where the library gives up. */
export class YamlReader {
  readonly problems: Problem[] = [];
  readonly #lines = new LineCounter();
  readonly #source: YamlSource;
  #text = '';

  constructor(source: YamlSource) {
    this.#source = source;
  }

  read(text: string): YamlDocument[] {
    this.#text = text;
    const parsed = parseAllDocuments(text, {
      lineCounter: this.#lines,
      logLevel: 'error',
      merge: this.#source.kubernetes ?? false,
      prettyErrors: false,
      customTags: kubernetesTags,
      resolveKnownTags: false,
      uniqueKeys: text.length <= LONGEST_COMPARED,
      version: '1.2',
    });
    return Array.isArray(parsed) ? parsed.map((document) => this.#document(document)) : [];
  }

  problem(offset: number, explanation: Explanation): Problem {
    return { location: this.#location(offset), ...explanation };
  }

  #document(document: ParsedDocument): YamlDocument {
    const isSound = this.#check(document);
    return {
      value: isSound ? this.#value(document) : undefined,
      locate: (path) => this.#location(offsetOf(document, path)),
      locateValue: (...where) => this.#location(offsetOfValue(document, ...where)),
      source: (path) => sourceOf(document, path),
    };
  }

  /** Reports what is wrong with a document. False where its value must not be built. */
  #check(document: ParsedDocument): boolean {
    const template = this.#text.includes('{{') ? templateIn(document) : undefined;
    if (template !== undefined) {
      this.#report(template, unfilledTemplate);
      return false;
    }
    const unseen = this.#source.kubernetes ? this.#checkCharacters(document) : Infinity;
    const reading = { text: this.#text, kubernetes: this.#source.kubernetes ?? false };
    const { wrong, isData } = checkNodes(document, reading, {
      report: (...what) => this.#report(...what),
      advise: (...what) => this.#advise(...what),
    });
    return this.#checkSyntax(document, Math.min(wrong ?? Infinity, unseen)) && isData;
  }

  /** Reports what the library says, unless what stands at or before it has upset it. False if it could not read all. */
  #checkSyntax(document: ParsedDocument, upset: number): boolean {
    // One mistake often upsets the parser several times in a row: the first report is the true one.
    const [earliest] = [...document.errors, ...this.#warnings(document)];
    if (!earliest) return true;
    // Of two reports of one place, this one says more.
    const inFlow = document.errors.find(({ code }) => code === 'BLOCK_IN_FLOW');
    const first = inFlow?.pos[0] === earliest.pos[0] ? inFlow : earliest;
    if (first.code === 'DUPLICATE_KEY') return this.#checkRepeated(document);
    const offset = offsetOfError(document, first, this.#text);
    if (offset < upset) {
      const { at = offset, ...explanation } = explainError(document, first, this.#text);
      this.#report(at, explanation);
    }
    return false;
  }

  /** Reports every key that stands twice. False if it does so since it is another object's. */
  #checkRepeated(document: ParsedDocument): boolean {
    const repeated = repeatedIn(document);
    for (const offset of repeated.objects) this.#report(offset, secondObject);
    for (const { code, pos } of document.errors) {
      if (code !== 'DUPLICATE_KEY' || repeated.isOfObject(pos[0])) continue;
      this.#report(pos[0], explainRepeated(repeated.isWhole(pos[0])));
    }
    return repeated.objects.length === 0;
  }

  /**
   * Reports the first character that Kubernetes does not read, and the first that ends a line for it alone. Gives where
   * the line with that one begins: from there on the library and Kubernetes read different lines.
   */
  #checkCharacters({ range: [from, , to] }: ParsedDocument): number {
    const text = this.#text.slice(from, to);
    const unreadable = UNREADABLE.exec(text);
    if (unreadable) this.#report(from + unreadable.index, controlCharacter(unreadable[0]));
    const unseen = UNSEEN_BREAK.exec(text);
    if (!unseen) return Infinity;
    const at = from + unseen.index;
    this.#advise(at, unseenBreak(unseen[0]));
    return this.#text.lastIndexOf('\n', at) + 1;
  }

  /** What the library warns of and Kubernetes refuses. Of a tag that it does not know Kubernetes only takes no notice. */
  #warnings({ warnings }: ParsedDocument): YAMLWarning[] {
    if (!this.#source.kubernetes) return warnings;
    const isTag = ({ code }: YAMLWarning) => code === 'TAG_RESOLVE_FAILED';
    for (const { pos } of warnings.filter(isTag)) {
      const [tag = ''] = /^![^\s,[\]{}]*/.exec(this.#text.slice(pos[0], pos[1])) ?? [];
      this.#advise(pos[0], ignoredTag(tag));
    }
    return warnings.filter((warning) => !isTag(warning));
  }

  #value(document: ParsedDocument): unknown {
    const most = Math.floor(LARGEST_COPIES / this.#text.length);
    const maxAliasCount = Math.min(Math.max(most, ALIASES.always), ALIASES.most);
    try {
      return document.toJS({ maxAliasCount }) as unknown;
    } catch (error) {
      const bomb = error instanceof ReferenceError;
      this.#report(document.contents?.range[0] ?? 0, bomb ? aliasBomb(maxAliasCount) : badMerge);
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
