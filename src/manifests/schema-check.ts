import { Ajv, type ValidateFunction } from 'ajv';
import { explainErrors } from './explain.ts';
import { formats } from './formats.ts';
import type { Part } from './part.ts';
import type { JsonSchema, KubernetesSchema } from './schema/types.ts';
import { uniqueKeyword } from './unique.ts';

/** Checks objects against the committed schema; a kind is compiled when its first object comes. */
export class SchemaCheck {
  readonly #ajv: Ajv;
  readonly #root: KubernetesSchema;
  readonly #compiled = new WeakMap<JsonSchema, ValidateFunction>();

  constructor(root: KubernetesSchema) {
    this.#root = root;
    // The schema is generated and committed: checking it again at each run would only cost time.
    this.#ajv = new Ajv({ allErrors: true, strict: false, validateSchema: false, verbose: true });
    for (const [name, check] of Object.entries(formats)) this.#ajv.addFormat(name, check);
    this.#ajv.addKeyword(uniqueKeyword);
    this.#ajv.addSchema({ $id: root.$id, definitions: root.definitions });
  }

  /** Reports everything in an object that its kind's schema does not allow. */
  check(object: Part, schema: JsonSchema): void {
    const validate = this.#compiled.get(schema) ?? this.#ajv.compile(schema);
    this.#compiled.set(schema, validate);
    if (!validate(object.value)) explainErrors(object, validate.errors ?? [], schema, this.#root);
  }
}
