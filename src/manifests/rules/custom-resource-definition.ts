import type { Rule } from './index.ts';

/** A CRD: a name that repeats its plural and group, and one version that is stored. */
export const customResourceDefinition: Rule = (object, { kind }) => {
  if (kind !== 'CustomResourceDefinition') return;
  const spec = object.at('spec');
  const [plural, group] = [spec.at('names', 'plural').text(), spec.at('group').text()];
  const name = object.at('metadata', 'name');
  if (plural !== undefined && group !== undefined && name.value !== `${plural}.${group}`) {
    name.report(
      `tiene que ser ${plural}.${group}`,
      'El nombre de un CRD es su plural, un punto y su grupo.',
    );
  }
  if (group !== undefined && !group.includes('.')) {
    spec.at('group').report('el grupo necesita un punto', 'Por ejemplo: curso.example.com.');
  }
  const versions = spec.at('versions');
  const stored = versions.items().filter((version) => version.at('storage').value === true);
  // Of two of one name the server says that, and of the whole list as well.
  const names = new Set(versions.items().map((version) => version.at('name').value));
  if (versions.exists && stored.length !== 1 && names.size === versions.items().length) {
    versions.report(`${stored.length} versiones con storage: true, y tiene que ser una`);
  }
  for (const version of versions.items()) {
    if (!version.at('schema', 'openAPIV3Schema').exists) {
      version.reportMissing('schema', 'falta schema.openAPIV3Schema, que es obligatorio');
    }
  }
};
