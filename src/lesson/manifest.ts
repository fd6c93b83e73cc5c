import { ElementReader } from './element.ts';
import type { MdxNode } from './mdx.ts';
import type { LessonContext } from './parse-lesson.ts';
import { suggestion } from './suggest.ts';

const ATTRIBUTES = ['file', 'highlight', 'title'];
const FILE_NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*\.yaml$/;

/** Checks a `<Manifest file="…">`: it shows a YAML file of the lesson's own folder and of nowhere else. */
export function checkManifestElement(
  node: MdxNode,
  { source, file, problems }: LessonContext,
): void {
  const element = new ElementReader(node, file, problems, ATTRIBUTES);
  const complain = element.complain.bind(element);
  const name = element.text('file');
  if (name === undefined) {
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
