import type { Rule } from './index.ts';
import {
  checkKeys,
  checkLabels,
  checkName,
  dnsLabel,
  dnsSubdomain,
  pathSegment,
  type NameForm,
} from './names.ts';

/** Kinds that are asked and answered, never stored: they need no name. */
const unnamed = /(?:Review|Binding)$/;
const roles = new Set(['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding']);
/** Kinds whose names only have to fit in a URL. */
const freeNames = new Set([...roles, 'APIService', 'ClusterTrustBundle', 'IPAddress']);
const labelKinds = new Set(['Namespace', 'Service', 'StatefulSet']);

/** Names, labels and annotations that the API server does not take; a namespace where there is none. */
export const metadata: Rule = (object, { kind, apiVersion, namespaced }) => {
  const part = object.at('metadata');
  const isQuestion = unnamed.test(kind) && !roles.has(kind) && !apiVersion.startsWith('admission');
  if (!part.at('name').exists && !part.at('generateName').exists && !isQuestion) {
    part.reportMissing('name');
  }
  checkName(part.at('name'), `nombre de ${kind}`, nameForm(kind));
  checkName(part.at('namespace'), 'nombre de namespace', dnsLabel);
  checkLabels(part.at('labels'));
  checkKeys(part.at('annotations'), 'anotación');
  if (!namespaced && part.at('namespace').exists) {
    part.at('namespace').report(`un ${kind} no vive en ningún namespace`, 'Quita esta línea.');
  }
};

function nameForm(kind: string): NameForm {
  if (freeNames.has(kind)) return pathSegment;
  return labelKinds.has(kind) ? dnsLabel : dnsSubdomain;
}
