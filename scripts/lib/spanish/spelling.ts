import { pathToFileURL } from 'node:url';
import type { CSpellSettings } from 'cspell-lib';
import { readSettings, spellCheckDocument } from 'cspell-lib';
import type { Finding } from './finding.ts';

/** Where the dictionaries are named; editors with cspell read the same file. */
const CONFIG = 'cspell.json';

/** A Spanish dictionary with the words of Kubernetes and our own, loaded once. */
export class Speller {
  private readonly settings: CSpellSettings;

  private constructor(settings: CSpellSettings) {
    this.settings = settings;
  }

  /** Loads the dictionaries that `cspell.json` below a root names. Rejects if one of them is missing. */
  static async load(root: string): Promise<Speller> {
    const settings = await readSettings(new URL(CONFIG, pathToFileURL(`${root}/`)));
    return new Speller({ ...settings, loadDefaultConfiguration: false });
  }

  /** The words of a prose that no dictionary has. */
  async misspelt(prose: string): Promise<Finding[]> {
    const document = {
      uri: 'file:///prosa.txt',
      text: prose,
      languageId: 'plaintext',
      locale: 'es',
    };
    const options = { generateSuggestions: true, numSuggestions: 3, noConfigSearch: true };
    const { issues, errors } = await spellCheckDocument(document, options, this.settings);
    if (errors?.length) throw new Error(errors.map(({ message }) => message).join('\n'));
    return issues.map(({ text, offset, suggestions = [] }) => ({
      offset,
      message: `«${text}» no está en el diccionario`,
      hint: suggestions.length
        ? `¿Querías decir ${suggestions.join(', ')}? Si está bien, va en content/palabras.txt.`
        : 'Si está bien escrita, va en content/palabras.txt.',
    }));
  }
}
