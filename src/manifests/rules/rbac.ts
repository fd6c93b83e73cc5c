import type { Part } from '../part.ts';
import type { Rule } from './index.ts';

const GROUP = 'rbac.authorization.k8s.io';

/** Roles that say what they allow, and bindings that name who and which role. */
export const rbac: Rule = (object, { kind, apiVersion }) => {
  if (!apiVersion.startsWith(GROUP)) return;
  const isBinding = kind.endsWith('Binding');
  if (isBinding) checkBinding(object, kind);
  else for (const rule of object.at('rules').items()) checkRule(rule, kind);
};

function checkRule(rule: Part, kind: string): void {
  if (rule.at('verbs').items().length === 0)
    rule.report('no permite nada: falta algún verbo en verbs');
  const isUrl = rule.at('nonResourceURLs').items().length > 0;
  if (isUrl && kind === 'Role') {
    rule.at('nonResourceURLs').report('solo caben en un ClusterRole');
  }
  if (isUrl) return;
  for (const field of ['apiGroups', 'resources']) {
    if (rule.at(field).items().length > 0) continue;
    const hint = field === 'apiGroups' ? 'El grupo de Pods y Services es "".' : undefined;
    rule.report(`falta ${field}`, hint);
  }
}

function checkBinding(binding: Part, kind: string): void {
  const role = binding.at('roleRef', 'kind');
  const options = kind === 'ClusterRoleBinding' ? ['ClusterRole'] : ['Role', 'ClusterRole'];
  if (role.exists && !options.includes(role.text() ?? '')) {
    role.report(
      `un ${kind} no puede dar un "${String(role.value)}"`,
      `Puede dar: ${options.join(', ')}.`,
    );
  }
  const group = binding.at('roleRef', 'apiGroup');
  if (group.exists && group.value !== GROUP) group.report(`tiene que ser ${GROUP}`);
  for (const subject of binding.at('subjects').items()) checkSubject(subject, kind);
}

function checkSubject(subject: Part, kind: string): void {
  const type = subject.at('kind').text() ?? '';
  const group = subject.at('apiGroup');
  if (type === 'ServiceAccount') {
    if (group.exists && group.value !== '') group.report('el de una ServiceAccount es ""');
    if (!subject.at('namespace').exists && kind === 'ClusterRoleBinding') {
      subject.report('falta namespace: una ServiceAccount vive en uno');
    }
  } else if (type === 'User' || type === 'Group') {
    if (group.exists && group.value !== GROUP) group.report(`tiene que ser ${GROUP}`);
  } else {
    subject
      .at('kind')
      .report(`"${type}" no puede recibir permisos`, 'Puede: User, Group, ServiceAccount.');
  }
}
