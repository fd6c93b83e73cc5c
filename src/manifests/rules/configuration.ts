import type { Part } from '../part.ts';
import type { Rule } from './index.ts';
import { checkName, dataKey } from './names.ts';

const required: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
};

/** ConfigMaps and Secrets: keys that can be files, once each, and those that a Secret's type needs. */
export const configuration: Rule = (object, { kind }) => {
  if (kind !== 'ConfigMap' && kind !== 'Secret') return;
  const maps = (kind === 'Secret' ? ['data', 'stringData'] : ['data', 'binaryData']).map((name) =>
    object.at(name),
  );
  for (const map of maps) checkKeyNames(map);
  if (kind === 'ConfigMap') checkRepeated(maps);
  const keys = maps.flatMap((map) => map.keys());
  const type = object.at('type');
  const missing = (required[type.text() ?? ''] ?? []).filter((key) => !keys.includes(key));
  if (missing.length > 0) type.report(`un Secret de este tipo necesita ${missing.join(' y ')}`);
  if (kind === 'Secret') checkType(object, type, keys);
};

function checkType(secret: Part, type: Part, keys: readonly string[]): void {
  const account = 'kubernetes.io/service-account.name';
  const isToken = type.value === 'kubernetes.io/service-account-token';
  if (isToken && !secret.at('metadata', 'annotations', account).exists) {
    secret.at('metadata').report(`falta la anotación ${account}`);
  }
  const isBasic = type.value === 'kubernetes.io/basic-auth';
  if (isBasic && !keys.includes('username') && !keys.includes('password')) {
    type.report('un Secret de este tipo necesita username o password');
  }
  const docker = secret.at('stringData', '.dockerconfigjson');
  if (docker.text() !== undefined && !isJson(docker.text() ?? '')) docker.report('no es JSON');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function checkKeyNames(map: Part): void {
  for (const [key, part] of map.entries()) checkName(part, 'clave', dataKey, key);
}

function checkRepeated([data, binary]: readonly Part[]): void {
  for (const [key, part] of binary?.entries() ?? []) {
    if (data?.at(key).exists) part.report(`"${key}" está también en data`, 'Deja una de las dos.');
  }
}
