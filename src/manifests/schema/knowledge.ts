import type { JsonSchema } from './types.ts';

const apimachinery = 'io.k8s.apimachinery.pkg';
const core = 'io.k8s.api.core.v1';
const scaling = 'io.k8s.api.autoscaling.v2';
const extensions = 'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1';
const columnTypes = ['boolean', 'date', 'integer', 'number', 'string'];
const schemaTypes = ['array', 'boolean', 'integer', 'number', 'object', 'string'];
const jsonSchema: JsonSchema = { $ref: `#/definitions/${extensions}.JSONSchemaProps` };

/** Definitions about which an API server's OpenAPI says less than the server checks: these stand instead. */
export const replacements: Readonly<Record<string, JsonSchema>> = {
  [`${apimachinery}.api.resource.Quantity`]: { type: ['string', 'number'], format: 'quantity' },
  [`${apimachinery}.apis.meta.v1.FieldsV1`]: { type: 'object' },
  [`${apimachinery}.apis.meta.v1.Patch`]: { type: 'object' },
  [`${apimachinery}.runtime.RawExtension`]: { type: 'object' },
  // Older kubectl print `creationTimestamp: null`, and the server takes it as absent.
  [`${apimachinery}.apis.meta.v1.Time`]: { type: ['string', 'null'], format: 'date-time' },
  [`${apimachinery}.apis.meta.v1.MicroTime`]: { type: ['string', 'null'], format: 'micro-time' },
  [`${extensions}.JSONSchemaPropsOrArray`]: jsonSchema,
  [`${extensions}.JSONSchemaPropsOrBool`]: {
    if: { type: 'object' },
    then: jsonSchema,
    else: { type: 'boolean' },
  },
  [`${extensions}.JSONSchemaPropsOrStringArray`]: {
    if: { type: 'object' },
    then: jsonSchema,
    else: { type: 'array', items: { type: 'string' } },
  },
};

/** Fields that take only some values, though OpenAPI calls them any text. */
export const closedValues: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  [`${apimachinery}.apis.meta.v1.LabelSelectorRequirement`]: {
    operator: ['DoesNotExist', 'Exists', 'In', 'NotIn'],
  },
  [`${core}.Container`]: { restartPolicy: ['Always', 'Never', 'OnFailure'] },
  [`${scaling}.MetricSpec`]: {
    type: ['ContainerResource', 'External', 'Object', 'Pods', 'Resource'],
  },
  [`${scaling}.MetricTarget`]: { type: ['AverageValue', 'Utilization', 'Value'] },
  [`${scaling}.HPAScalingPolicy`]: { type: ['Percent', 'Pods'] },
  [`${scaling}.HPAScalingRules`]: { selectPolicy: ['Disabled', 'Max', 'Min'] },
  [`${extensions}.JSONSchemaProps`]: { type: schemaTypes },
  [`${extensions}.CustomResourceColumnDefinition`]: { type: columnTypes },
};

/** Fields without which the server takes no object, though OpenAPI does not say so. */
export const requiredFields: Readonly<Record<string, readonly string[]>> = {
  [`${core}.Pod`]: ['spec'],
  [`${core}.PodTemplateSpec`]: ['spec'],
};
