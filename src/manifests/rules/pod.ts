import type { Part } from '../part.ts';
import { container } from './container.ts';
import type { Rule } from './index.ts';
import { checkLabels, checkName, dnsLabel } from './names.ts';
import { podTemplateOf } from './templates.ts';

/** Fields of a volume that do not say where its data comes from. */
const volumeNames = new Set(['name']);

/** The Pod inside an object: its containers and volumes, and what its controller asks of it. */
export const podTemplate: Rule = (object, { kind }) => {
  const template = podTemplateOf(object, kind);
  if (!template) return;
  const { metadata, spec } = template;
  if (kind !== 'Pod') checkLabels(metadata.at('labels'));
  checkRestartPolicy(spec, kind);
  checkVolumes(spec.at('volumes'));
  checkContainers(spec, volumesOf(spec, object.at('spec', 'volumeClaimTemplates')));
};

function checkRestartPolicy(spec: Part, kind: string): void {
  const policy = spec.at('restartPolicy');
  const isJob = kind === 'Job' || kind === 'CronJob';
  if (isJob && (policy.value === 'Always' || (spec.exists && !policy.exists))) {
    const hint = 'Un Job termina: escribe restartPolicy: Never u OnFailure.';
    if (policy.exists) policy.report('"Always" no vale en un Job', hint);
    else spec.report('falta restartPolicy, que en un Job es obligatorio', hint);
  }
  if (isJob || kind === 'Pod' || kind === 'PodTemplate' || !policy.exists) return;
  if (policy.value !== 'Always' && ['Never', 'OnFailure'].includes(policy.text() ?? '')) {
    policy.report(
      `un ${kind} solo admite "Always"`,
      'Quita la línea; para lo que termina hay Jobs.',
    );
  }
}

function checkVolumes(volumes: Part): void {
  for (const volume of volumes.items()) {
    checkName(volume.at('name'), 'nombre de volumen', dnsLabel);
    const sources = volume.keys().filter((key) => !volumeNames.has(key));
    if (sources.length > 1) {
      volume.report(`tiene ${sources.length} orígenes: ${sources.join(', ')}`, 'Deja uno solo.');
    }
    if (volume.at('name').exists && sources.length === 0) {
      volume.report('no dice de dónde sale', 'Si es un volumen vacío: emptyDir: {}');
    }
    if (volume.at('configMap').exists && !volume.at('configMap', 'name').exists) {
      volume.at('configMap').report('falta name, que es obligatorio');
    }
    if (volume.at('secret').exists && !volume.at('secret', 'secretName').exists) {
      volume.at('secret').report('falta secretName, que es obligatorio');
    }
  }
}

function volumesOf(spec: Part, claims: Part): string[] {
  const names = [
    ...spec
      .at('volumes')
      .items()
      .map((volume) => volume.at('name')),
    ...claims.items().map((claim) => claim.at('metadata', 'name')),
  ];
  return names.flatMap((name) => name.text() ?? []);
}

function checkContainers(spec: Part, volumes: readonly string[]): void {
  const containers = spec.at('containers');
  if (Array.isArray(containers.value) && containers.value.length === 0) {
    containers.report('un Pod necesita al menos un contenedor');
  }
  const seen = new Set<string>();
  for (const list of ['containers', 'initContainers']) {
    for (const part of spec.at(list).items()) {
      const name = part.at('name').text() ?? '';
      // Inside one list the schema already says it.
      if (list === 'initContainers' && seen.has(name)) {
        part.at('name').report(`ya hay un contenedor que se llama "${name}"`);
      }
      if (list === 'containers') seen.add(name);
      if (spec.at('hostNetwork').value === true) checkHostPorts(part.at('ports'));
      container(part, { isInit: list === 'initContainers', volumes });
    }
  }
}

/** On the node's network a container's port is the node's: it cannot be another. */
function checkHostPorts(ports: Part): void {
  for (const port of ports.items()) {
    const hostPort = port.at('hostPort');
    if (!hostPort.exists || hostPort.value === port.at('containerPort').value) continue;
    hostPort.report('con hostNetwork tiene que ser igual que containerPort');
  }
}
