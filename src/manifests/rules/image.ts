import type { Part } from '../part.ts';

/**
 * A container names its image with a tag or a digest. The API server takes less, but then a reader gets
 * another program each day, and what a lesson verified is no longer true.
 */
export function checkImage(container: Part): void {
  const part = container.at('image');
  if (!part.exists) return container.report('falta image, que es obligatorio');
  const image = part.text();
  if (image === undefined) return;
  if (image === '' || /\s/.test(image)) return part.report(`"${image}" no es una imagen`);
  if (/[A-Z]/.test(image.replace(/[:@][^/]*$/, ''))) {
    return part.report(`"${image}" lleva mayúsculas`, 'Los nombres de imagen van en minúsculas.');
  }
  if (image.includes('@sha256:')) return;
  const tag = /:([^/]*)$/.exec(image)?.[1];
  const hint = 'Fija una versión, para que a todos les salga lo mismo.';
  if (tag === undefined) part.report(`"${image}" no lleva etiqueta`, hint);
  else if (tag === 'latest') part.report('"latest" cambia sin avisar', hint);
  else if (!/^\w[\w.-]{0,127}$/.test(tag)) part.report(`"${tag}" no sirve de etiqueta de imagen`);
}
