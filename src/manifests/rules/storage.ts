import { quantity } from '../formats.ts';
import type { Part } from '../part.ts';
import type { Rule } from './index.ts';

/** Fields of a PersistentVolume that do not say where its data is. */
const notSources = new Set([
  'accessModes',
  'capacity',
  'claimRef',
  'mountOptions',
  'nodeAffinity',
  'persistentVolumeReclaimPolicy',
  'storageClassName',
  'volumeAttributesClassName',
  'volumeMode',
]);

/** Volumes and claims: how much, in which way, and from where. */
export const storage: Rule = (object, { kind }) => {
  const spec = object.at('spec');
  if (kind === 'PersistentVolumeClaim') checkClaim(spec);
  if (kind === 'StatefulSet') {
    for (const claim of spec.at('volumeClaimTemplates').items()) {
      if (!claim.at('metadata', 'name').exists)
        claim.report('falta metadata.name, que es obligatorio');
      checkClaim(claim.at('spec'));
    }
  }
  if (kind === 'PersistentVolume') checkVolume(spec);
};

function checkClaim(spec: Part): void {
  if (spec.at('accessModes').items().length === 0) {
    spec.report(
      'falta accessModes, que es obligatorio',
      'Lo corriente: accessModes: [ReadWriteOnce]',
    );
  }
  checkSize(spec, spec.at('resources', 'requests', 'storage'));
}

function checkVolume(spec: Part): void {
  if (spec.at('accessModes').items().length === 0) {
    spec.report('falta accessModes, que es obligatorio');
  }
  checkSize(spec, spec.at('capacity', 'storage'));
  const sources = spec.keys().filter((key) => !notSources.has(key));
  if (spec.exists && sources.length !== 1) {
    spec.report(`tiene ${sources.length} orígenes y necesita uno`, 'Por ejemplo: hostPath o nfs.');
  }
}

function checkSize(spec: Part, size: Part): void {
  if (!size.exists) return spec.report('falta decir cuánto espacio (storage)');
  const bytes = quantity(size.value);
  if (bytes !== undefined && bytes <= 0) size.report('tiene que ser mayor que cero');
}
