import type { MdxNode } from './mdx.ts';
import { nodeLocation } from './mdx.ts';
import type { LessonContext } from './parse-lesson.ts';
import { suggestion } from './suggest.ts';

const ATTRIBUTES = ['file', 'highlight', 'title'];
const FILE_NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*\.yaml$/;

/** Checks a `<Manifest file="…">`: it shows a YAML file of the lesson's own folder and of nowhere else. */
export function checkManifestElement(
  node: MdxNode,
  { source, file, problems }: LessonContext,
): void {
  const location = nodeLocation(node, file);
  const complain = (message: string, hint: string) =>
    void problems.push({ location, message, hint });
  for (const { name } of node.attributes ?? []) {
    if (!ATTRIBUTES.includes(name ?? '')) {
      complain(`atributo desconocido «${name}» en <Manifest>`, suggestion(name ?? '', ATTRIBUTES));
    }
  }
  const name = node.attributes?.find((attribute) => attribute.name === 'file')?.value;
  if (typeof name !== 'string') {
    complain('<Manifest> necesita file="….yaml"', 'Un nombre escrito tal cual, sin llaves.');
    return;
  }
  if (!FILE_NAME.test(name)) {
    complain(
      `«${name}» no es un manifiesto de esta lección`,
      'Los manifiestos viven en la carpeta de la lección: minúsculas, guiones y «.yaml», sin rutas.',
    );
    return;
  }
  if (!source.manifests.has(name)) {
    complain(`no existe ${source.folder}/${name}`, suggestion(name, [...source.manifests.keys()]));
  }
}
