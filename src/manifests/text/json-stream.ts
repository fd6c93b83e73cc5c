/** An object in a text, from its brace up to what follows the one that closes it. */
export interface JsonObject {
  readonly from: number;
  readonly to: number;
}

/**
 * The objects of JSON with which a text begins, one after the other (`{}{}`, or a line each), as `jq` prints them.
 * What comes after the last one is something else.
 *
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/util/yaml#YAMLOrJSONDecoder
 */
export function jsonObjects(text: string): JsonObject[] {
  const found: JsonObject[] = [];
  for (let from = skipSpace(text, 0); text[from] === '{';) {
    const to = objectEnd(text, from);
    if (to === undefined || !isJson(text.slice(from, to))) break;
    found.push({ from, to });
    from = skipSpace(text, to);
  }
  return found;
}

/** What JSON takes for space, which is less than what JavaScript does. */
const SPACE = /[^ \t\r\n]|$/g;

function skipSpace(text: string, at: number): number {
  SPACE.lastIndex = at;
  return SPACE.exec(text)?.index ?? text.length;
}

/** Where the object that begins at a brace ends, if it does. */
function objectEnd(text: string, from: number): number | undefined {
  const marks = /["{}]/g;
  marks.lastIndex = from;
  let depth = 0;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    if (mark[0] === '"') marks.lastIndex = stringEnd(text, mark.index);
    else depth += mark[0] === '{' ? 1 : -1;
    if (depth === 0) return mark.index + 1;
  }
  return undefined;
}

/** Where the string that begins at a quote ends; the text's end if it does not. */
function stringEnd(text: string, from: number): number {
  const marks = /[\\"]/g;
  marks.lastIndex = from + 1;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    if (mark[0] === '"') return mark.index + 1;
    marks.lastIndex = mark.index + 2;
  }
  return text.length;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
