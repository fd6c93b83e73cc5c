import type { NamedImage } from './named-images.ts';
import type { YamlSource } from './yaml.ts';
import { readYaml } from './yaml.ts';

type Path = readonly (string | number)[];

/** Fields that hold a list of containers, whatever kind of object they are in. */
const CONTAINERS = ['containers', 'initContainers', 'ephemeralContainers'];

/** The images that a text of manifests names: those of containers, and those mounted as volumes. */
export function imagesInManifest(text: string, source: YamlSource): NamedImage[] {
  const lines = text.split('\n');
  const { documents } = readYaml(text, { ...source, kubernetes: true });
  return documents.flatMap((document) =>
    imagePaths(document.value).map(({ path, name }) => {
      const location = document.locate(path);
      return { name, location, line: lines[location.line - (source.line ?? 1)] ?? '' };
    }),
  );
}

/** Where in a value there are names of images. */
function imagePaths(value: unknown, path: Path = []): { path: Path; name: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    const isImage = typeof part === 'string' && holdsImage(here);
    return isImage ? [{ path: here, name: part }] : imagePaths(part, here);
  });
}

function holdsImage(path: Path): boolean {
  const [list, index, ...field] = path.slice(-3);
  if (typeof index === 'number' && CONTAINERS.includes(String(list))) return field[0] === 'image';
  return path.slice(-2).join('.') === 'image.reference';
}
