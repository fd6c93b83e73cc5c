import type { Problem } from '../../lesson/problem.ts';
import { chunks } from '../../manifests/documents.ts';
import { explainServer } from '../../manifests/explain-server.ts';
import { JudgeCrash, type Judge } from '../../manifests/judge/host.ts';
import type { Verdict } from '../../manifests/judge/verdict.ts';
import { Kinds } from '../../manifests/kinds.ts';
import { Part } from '../../manifests/part.ts';
import { SchemaCheck } from '../../manifests/schema-check.ts';
import type { KubernetesSchema } from '../../manifests/schema/types.ts';
import { validateManifest } from '../../manifests/validate.ts';
import type { CheckedDocument, CheckedObject } from './protocol.ts';

/** Checks texts that differ by a keystroke: documents that were in the last one are not judged again. */
export class Checker {
  readonly #judge: Judge;
  readonly #kinds: Kinds;
  readonly #schemas: SchemaCheck;
  #last = new Map<string, CheckedDocument>();

  constructor(judge: Judge, schema: KubernetesSchema) {
    this.#judge = judge;
    this.#kinds = new Kinds(schema);
    this.#schemas = new SchemaCheck(schema);
  }

  /** What was found in each document of a text, in order. */
  check(text: string): CheckedDocument[] {
    const last = this.#last;
    this.#last = new Map();
    return chunks(text).map((chunk) => {
      const document = last.get(chunk.text) ?? this.#examine(chunk.text);
      this.#last.set(chunk.text, document);
      return moved(document, chunk.line - 1);
    });
  }

  #examine(text: string): CheckedDocument {
    let verdicts: Verdict[] = [];
    const judge = { judge: (document: string) => (verdicts = this.#judge.judge(document)) };
    const catalog = { judge, kinds: this.#kinds, schemas: this.#schemas };
    try {
      const found = validateManifest({ file: '', text, line: 1, column: 0 }, catalog);
      const isTold = found.some(({ isAdvice }) => !isAdvice);
      const problems = isTold ? found : [...found, ...verdicts.flatMap(untold)];
      return { line: 1, objects: named(verdicts, text), problems };
    } catch (error) {
      if (!(error instanceof JudgeCrash)) throw error;
      return { line: 1, objects: [{ outcome: 'refused' }], problems: [crash] };
    }
  }
}

const crash: Problem = {
  location: { file: '', line: 1, column: 1 },
  message: 'el juez no puede con este documento',
  hint: 'Está anidado demasiado hondo, o sus alias lo hacen enorme.',
};

/** What the server says of an object, where nobody else says anything. */
function untold({ errors = [] }: Verdict): Problem[] {
  return errors.map((error) => {
    const { message, hint } = explainServer(error, new Part(undefined, []));
    const location = { file: '', line: 1, column: 1 };
    return { location, message, ...(hint !== undefined && { hint }), server: error.message };
  });
}

/** Objects with the name of the one that stands alone, as it is written: only to be told from others. */
function named(verdicts: readonly Verdict[], text: string): CheckedObject[] {
  const [, , name] =
    /^metadata:[^\n]*\n(?:\s*#.*\n)*([ \t]+)(?:.*\n\1[ \t]*)*?name: *["']?([^\s"'#]+)/m.exec(
      text,
    ) ?? [];
  return verdicts.map(({ outcome, apiVersion, kind }) => ({
    outcome,
    ...(apiVersion !== undefined && { apiVersion }),
    ...(kind !== undefined && { kind }),
    ...(name !== undefined && verdicts.length === 1 && { name }),
  }));
}

/** The same document some lines further down. */
function moved(document: CheckedDocument, lines: number): CheckedDocument {
  const problems = document.problems.map((problem) => ({
    ...problem,
    location: { ...problem.location, line: problem.location.line + lines },
  }));
  return { ...document, line: document.line + lines, problems };
}
