import { problemOfFile, type LessonRule } from './lesson-rule.ts';

const FORM = /^[a-z0-9]+(?:-[a-z0-9]+)*\.yaml$/;

/**
 * A manifest's name is part of an address that readers copy: in Spanish (the spelling check sees to that), but in
 * letters that everybody can type.
 */
export const fileName: LessonRule = {
  id: 'nombre-ascii',
  check({ files }) {
    const odd = files.filter((file) => !FORM.test(file.split('/').at(-1) ?? ''));
    return odd.map((file) =>
      problemOfFile(file, {
        message: 'este nombre de archivo no se puede teclear en cualquier parte',
        hint: 'Minúsculas sin tildes ni eñes, cifras y guiones, y «.yaml» al final.',
        rule: this.id,
      }),
    );
  },
};
