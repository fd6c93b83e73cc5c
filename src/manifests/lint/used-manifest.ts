import { problemOfFile, type LessonRule } from './lesson-rule.ts';

/** Every manifest of a lesson is used by it: one that is not is checked, published and read by nobody. */
export const usedManifest: LessonRule = {
  id: 'manifiesto-sin-usar',
  check({ files, prose }) {
    const unused = files.filter((file) => !names(prose, file.split('/').at(-1) ?? ''));
    return unused.map((file) =>
      problemOfFile(file, {
        message: 'la lección no usa este manifiesto',
        hint: 'Nómbralo en un paso o en un <Manifest>, o bórralo.',
        rule: this.id,
      }),
    );
  },
};

/** Whether a text names a file, and not another whose name ends alike. */
function names(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/[\w-]/.test(text.charAt(at - 1))) return true;
  }
  return false;
}
