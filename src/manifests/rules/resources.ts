import { closest } from '../../lesson/suggest.ts';
import { quantity } from '../formats.ts';
import type { Part } from '../part.ts';

const standard = /^(?:cpu|memory|ephemeral-storage|hugepages-[0-9]+[KMGT]i)$/;
const qualified = /^[a-z0-9.-]+\/[\w.-]+$/;

/** What a container asks for and the most that it may take: limits not below requests, sane units. */
export function checkResources(resources: Part): void {
  for (const list of ['requests', 'limits']) {
    for (const [name, part] of resources.at(list).entries()) checkQuantity(name, part);
  }
  for (const [name, part] of resources.at('requests').entries()) {
    if (qualified.test(name) && !resources.at('limits', name).exists) {
      part.report('falta en limits', 'Lo que no es CPU ni memoria se pide y se limita igual.');
    }
    const limit = resources.at('limits', name);
    const [asked, most] = [quantity(part.value), quantity(limit.value)];
    if (asked === undefined || most === undefined || asked <= most) continue;
    part.report(
      `pide ${String(part.value)}, más que su límite (${String(limit.value)})`,
      'requests no puede pasar de limits.',
    );
  }
}

function checkQuantity(name: string, part: Part): void {
  if (!standard.test(name) && !qualified.test(name)) {
    const meant = closest(name, ['cpu', 'memory', 'ephemeral-storage']);
    part.report('este recurso no existe', meant && `¿Querías decir "${meant}"?`);
  }
  const value = quantity(part.value);
  if (value === undefined) return;
  if (value < 0) part.report(`${String(part.value)} es negativo`);
  const isBytes = name === 'memory' || name === 'ephemeral-storage' || name === 'storage';
  if (isBytes && typeof part.value === 'string' && part.value.endsWith('m')) {
    part.report(`${part.value} son milésimas de byte`, '¿Querías decir Mi (mebibytes)?');
  }
  // One byte to a few thousand: a unit was forgotten, and no container fits.
  else if (isBytes && value > 0 && value < 4096) {
    part.report(
      `${String(part.value)} son ${value} bytes`,
      '¿Olvidaste la unidad? Por ejemplo: 64Mi.',
    );
  }
}
