import type { Part } from '../part.ts';
import { containersOf } from './containers.ts';
import type { ObjectRule } from './object-rule.ts';

const FIX = 'Fija una versión, para que a todos les salga lo mismo.';

/**
 * An image is named with a tag or a digest. The API server takes less, but then a reader gets another program
 * each day, and what a lesson verified is no longer true. Names that no registry has are told, too.
 */
export const fixedImage: ObjectRule = {
  id: 'imagen-fija',
  check(object, { kind }) {
    for (const container of containersOf(object, kind)) checkImage(container.at('image'), this.id);
  },
};

function checkImage(part: Part, id: string): void {
  const image = part.text();
  if (!image) return;
  const advise = part.advise.bind(part, id);
  if (/\s/.test(image)) return advise(`"${image}" no es una imagen`, 'Lleva un espacio.');
  if (/[A-Z]/.test(image.replace(/[:@][^/]*$/, ''))) {
    return advise(`"${image}" lleva mayúsculas`, 'Los nombres de imagen van en minúsculas.');
  }
  if (image.includes('@sha256:')) return;
  const tag = /:([^/]*)$/.exec(image)?.[1];
  if (tag === undefined) advise(`"${image}" no lleva etiqueta`, FIX);
  else if (tag === 'latest') advise('"latest" cambia sin avisar', FIX);
  else if (!/^\w[\w.-]{0,127}$/.test(tag)) advise(`"${tag}" no sirve de etiqueta de imagen`);
}
