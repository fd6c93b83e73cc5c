import type { ErrorCode, YAMLError } from 'yaml';
import { explainBehindSign, explainFlatText, explainUnevenText } from './yaml-blocks.ts';
import { explainUnclosed } from './yaml-brackets.ts';
import { explainDeeper } from './yaml-deeper.ts';
import { explainCommand, explainForeign, explainSentence } from './yaml-foreign.ts';
import {
  explainEqualsSign,
  explainNoSpace,
  foreignComment,
  isForeignComment,
} from './yaml-keys.ts';
import { lineAt } from './yaml-lines.ts';
import { explainSyntax, oddSpace, type Explanation } from './yaml-messages.ts';
import { UNSEEN } from './odd-characters.ts';
import { offsetOfGluedDash, offsetOfTab, type ParsedDocument } from './yaml-place.ts';
import { unfilledStatement, unfilledTemplate } from './yaml-templates.ts';
import { explainClosedQuote, lineOf, LONGEST_SHOWN } from './yaml-quotes.ts';

/*
 * What people write that YAML takes for something else. The library tells what its grammar misses there; a person is
 * told what to write.
 */

/** What nobody sees, or looks like a space and is none, where YAML wants a space. */
const ODD_SPACE_WANTED = new RegExp(
  `(?<=^[ ]*(?:-[ ]+)*|:|^[ ]*(?:-[ ]+)*-)(?:${UNSEEN})|(?:${UNSEEN})(?=:(?: |$))`,
  'u',
);

const extraComma: Explanation = {
  message: 'sobra la coma',
  hint: 'Entre corchetes o llaves va una detrás de cada elemento; fuera de ellos, ninguna.',
};

const gluedDash: Explanation = {
  message: 'falta un espacio tras el guion',
  hint: 'Cada elemento de una lista empieza por «- ».',
};

const conflict: Explanation = {
  message: 'esto es un conflicto de Git sin resolver',
  hint: 'Quédate con una de las dos versiones y borra las marcas.',
};

/**
 * Explains an error of the library by what stands at its place, or else by its kind. `text` is all that was read. With
 * `at`, it is about what stands elsewhere.
 */
export function explainError(
  document: ParsedDocument,
  error: YAMLError,
  text: string,
): Explanation & { readonly at?: number } {
  const { code, message, pos } = error;
  const [offset] = pos;
  // Its place is the end of the text, and not where the quote was opened.
  if (message.startsWith('Missing closing')) return explainSyntax(code, message);
  if (offsetOfTab(error, text) !== undefined) return explainSyntax('TAB_AS_INDENT', message);
  const copied = explainLines(error, text);
  if (copied) return copied;
  if (offsetOfGluedDash(error, text) !== undefined) return gluedDash;
  const odd = oddSpaceIn(text, offset);
  if (odd) return { ...oddSpace(odd.character), at: odd.at };
  // Its place is the sign behind the brace.
  if (text.startsWith('{%', offset - 1)) return { ...unfilledStatement, at: offset - 1 };
  const rest = lineOf(text.slice(offset, offset + 4 * LONGEST_SHOWN));
  return (
    explainRest(rest, code) ??
    (isLeft(code, rest) ? explainClosedQuote(document, offset, text) : undefined) ??
    explainUnclosed(document, error, text) ??
    explainSentence([code, offset], text) ??
    explainSyntax(code, message)
  );
}

/** Explains an error by the whole line that it is about, and those around it. */
function explainLines(
  error: YAMLError,
  text: string,
): (Explanation & { readonly at?: number }) | undefined {
  const complaint = [error.code, error.pos[0]] as const;
  const [, offset] = complaint;
  return (
    explainBehindSign(error, text) ??
    explainFlatText(offset, text) ??
    explainForeign(complaint, text) ??
    explainUnevenText(offset, text) ??
    explainCommand(complaint, text) ??
    explainDeeper(error, text)
  );
}

/** What looks like a space, on the line of an offset, where YAML wants one: in the indentation, or beside a colon or a dash. */
function oddSpaceIn(text: string, offset: number): { at: number; character: string } | undefined {
  const { text: line, at, indentation } = lineAt(text, offset);
  const found = ODD_SPACE_WANTED.exec(line);
  return found ? { at: at - indentation + found.index, character: found[0] } : undefined;
}

/** Explains an error by what stands at its place, up to the end of the line. */
function explainRest(rest: string, code: ErrorCode): Explanation | undefined {
  if (isForeignComment(rest)) return foreignComment;
  if (rest.startsWith('{{')) return unfilledTemplate;
  if (/^([<=>])\1{6}(?: |$)/.test(rest)) return conflict;
  if (code === 'UNEXPECTED_TOKEN' && rest.startsWith(',')) return extraComma;
  const isKey = code === 'MISSING_CHAR' || code === 'MULTILINE_IMPLICIT_KEY';
  return isKey ? (explainNoSpace(rest) ?? explainEqualsSign(rest)) : undefined;
}

/** Whether what stands at an error may be left over of a text in quotes. What begins with one rather lacks a comma. */
function isLeft(code: ErrorCode, rest: string): boolean {
  return code === 'UNEXPECTED_TOKEN' || (code === 'MISSING_CHAR' && !/^["']/.test(rest));
}
