/** The part of JSON Schema (draft-07) that the generated schema uses. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  minimum?: number;
  maximum?: number;
  required?: string[];
  properties?: Record<string, JsonSchema>;
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  if?: JsonSchema;
  then?: JsonSchema;
  else?: JsonSchema;
  /** Fields that together name an item of a list, each with the value that it has when absent. */
  'x-unique'?: Record<string, string | null>;
  /** On a kind: whether its objects live in a namespace. */
  'x-namespaced'?: boolean;
}

/** The committed schema: what a manifest may be on one version of Kubernetes. */
export interface KubernetesSchema {
  $schema: string;
  $id: string;
  title: string;
  oneOf: JsonSchema[];
  definitions: Record<string, JsonSchema>;
}

/** The part of OpenAPI v3 that a Kubernetes API server publishes and the generator reads. */
export interface OpenApiDocument {
  paths: Record<string, OpenApiPath>;
  components?: { schemas?: Record<string, OpenApiSchema> };
}

interface OpenApiPath {
  post?: {
    'x-kubernetes-action'?: string;
    'x-kubernetes-group-version-kind'?: GroupVersionKind;
  };
}

export interface GroupVersionKind {
  group: string;
  version: string;
  kind: string;
}

export interface OpenApiSchema {
  $ref?: string;
  type?: string;
  format?: string;
  enum?: unknown[];
  default?: unknown;
  minimum?: number;
  maximum?: number;
  required?: string[];
  properties?: Record<string, OpenApiSchema>;
  additionalProperties?: boolean | OpenApiSchema;
  items?: OpenApiSchema;
  nullable?: boolean;
  allOf?: OpenApiSchema[];
  oneOf?: OpenApiSchema[];
  'x-kubernetes-group-version-kind'?: GroupVersionKind[];
  'x-kubernetes-int-or-string'?: boolean;
  'x-kubernetes-preserve-unknown-fields'?: boolean;
  'x-kubernetes-embedded-resource'?: boolean;
  'x-kubernetes-list-type'?: string;
  'x-kubernetes-list-map-keys'?: string[];
}
