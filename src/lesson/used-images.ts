import type { Image } from './images.ts';
import type { Lesson } from './types.ts';

/** An image that is made from a folder of the project. */
export type BuiltImage = Image & Required<Pick<Image, 'build'>>;

/**
 * The images of our own that a lesson's manifests or commands name, wherever: in a field, in a patch, in
 * the words of `kubectl set image`.
 */
export function builtImagesOf(
  { manifests, steps }: Pick<Lesson, 'manifests' | 'steps'>,
  images: readonly Image[],
): BuiltImage[] {
  const texts = [...manifests.map(({ text }) => text), ...steps.map(({ command }) => command)];
  return images.filter(isBuilt).filter(({ name }) => texts.some((text) => mentions(text, name)));
}

export function isBuilt(image: Image): image is BuiltImage {
  return image.build !== undefined;
}

/** Whether the name stands there whole: `backend:1.0.0` is not in `backend:1.0.01` nor in `otro/backend:1.0.0`. */
function mentions(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text.charAt(at - 1);
    const after = text.slice(at + name.length, at + name.length + 2);
    if (!/[\w.\-/:]/.test(before) && !/^(?:[\w\-:@/]|\.\w)/.test(after)) return true;
  }
  return false;
}
