import { mdxToMdast } from 'satteri';
import { isMap, isPair, isScalar, parseDocument, visit } from 'yaml';
import type { MdxNode } from './mdx.ts';
import { flatten } from './mdx.ts';

/** A stretch of a text, in UTF-16 units: from the first to behind the last. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** What stands where prose does not: the sign for an object in a text, which no prose has. */
const BLANK = '\uFFFC';

type Placed = MdxNode & {
  readonly position: { readonly start: { offset: number }; readonly end: { offset: number } };
};

/** What a reader reads of a lesson's front matter. */
const HEAD_KEYS = ['title', 'question', 'description', 'objectives'];
/** Attributes of elements whose text a reader reads. */
const ATTRIBUTES = /\b(?:title|question|options|unit)=(?:"([^"]*)"|\{(\[[^\]]*\])\})/g;
const STRING = /"([^"]*)"/g;
/** Words of a diagram: its two descriptions, labels of boxes and of arrows, notes and messages. */
const DIAGRAM =
  /^\s*acc(?:Title|Descr):(.*)$|"([^"\n]*)"|\|"?([^|"\n]*)"?\||^\s*(?:Note .*?|\w+-?->>?[+-]?\w+):(.*)$/gm;

/**
 * An MDX text with everything but prose replaced by U+FFFC: what remains stands where it stood, so that its lines and
 * columns are the file's. Prose is what a reader reads as sentences: text, titles, labels of diagrams; not
 * code, commands, expectations or markup. Throws where the MDX is malformed; `tree` is its syntax tree, where that
 * is known already.
 */
export function proseOf(source: string, tree = mdxToMdast(source) as MdxNode): string {
  const nodes = flatten(inSpanish(tree)) as Placed[];
  return only(
    source,
    nodes.flatMap((node) => spansOf(node, source)),
  );
}

/** A YAML text with everything but its comments replaced by U+FFFC, but for line breaks. */
export function commentsOf(source: string): string {
  return only(source, groups(source, /(?:^|\s)#(.*)$/gm, 0));
}

/** The same tree without what says that it is in another language: `<p lang="en">`. */
function inSpanish(node: MdxNode): MdxNode {
  if (!node.children) return node;
  const foreign = ({ attributes = [] }: MdxNode) => attributes.some(({ name }) => name === 'lang');
  return { ...node, children: node.children.filter((child) => !foreign(child)).map(inSpanish) };
}

function spansOf(node: Placed, source: string): Span[] {
  const { start, end } = node.position;
  const text = source.slice(start.offset, end.offset);
  if (node.type === 'text') return [{ from: start.offset, to: end.offset }];
  if (node.type === 'yaml') return headSpans(text, start.offset);
  if (node.type === 'code' && node.lang === 'mermaid') {
    const fence = text.indexOf('\n') + 1;
    return groups(text.slice(fence), DIAGRAM, start.offset + fence);
  }
  if (node.attributes) return attributeSpans(text.slice(0, openingTag(node)), start.offset);
  return [];
}

/** Length of an element's opening tag: until its first child, or all of it. */
function openingTag({ children, position: { start, end } }: Placed): number {
  const [child] = (children ?? []) as readonly Placed[];
  return (child?.position.start.offset ?? end.offset) - start.offset;
}

function attributeSpans(tag: string, offset: number): Span[] {
  return groups(tag, ATTRIBUTES, offset).flatMap((span) => {
    const value = tag.slice(span.from - offset, span.to - offset);
    return value.startsWith('[') ? groups(value, STRING, span.from) : span;
  });
}

/** The values of the keys that are read; the fences `---` belong to the node. */
function headSpans(text: string, offset: number): Span[] {
  const spans: Span[] = [];
  const fence = text.indexOf('\n') + 1;
  const document = parseDocument(
    text
      .slice(fence)
      .replace(/---\s*$/, '')
      .replace(/[^\n]*$/, ''),
  );
  visit(document, {
    Pair(_, { key, value }, path) {
      const top = path.length === 2 && isMap(path[1]);
      if (!top || !isScalar(key) || !HEAD_KEYS.includes(String(key.value))) return undefined;
      visit(value as Parameters<typeof visit>[0], {
        Scalar(at, { range, type }, parents) {
          if (at === 'key' || isPair(parents.at(-1)) || !range) return;
          const quote = type?.startsWith('QUOTE') ? 1 : 0;
          spans.push({ from: range[0] + quote, to: range[1] - quote });
        },
      });
      return visit.SKIP;
    },
  });
  return spans.map(({ from, to }) => ({ from: from + fence + offset, to: to + fence + offset }));
}

/** Where the groups of a pattern that took part stand. */
function groups(text: string, pattern: RegExp, offset: number): Span[] {
  return [...text.matchAll(new RegExp(pattern, `${pattern.flags}d`))].flatMap(({ indices }) =>
    (indices ?? [])
      .slice(1)
      .flatMap((at) => (at ? { from: offset + at[0], to: offset + at[1] } : [])),
  );
}

/** Code and tags inside of a title or a label. */
const MARKUP = /`[^`\n]*`|<[^<>\n]*>/g;

/** Blanks everything outside of the spans, but for line breaks. */
function only(source: string, spans: readonly Span[]): string {
  const sorted = spans.toSorted((one, other) => one.from - other.from);
  let end = 0;
  const parts = sorted.flatMap(({ from, to }) => {
    const gap = blank(source.slice(end, from));
    const kept = source.slice(Math.max(from, end), Math.max(to, end)).replace(MARKUP, blank);
    end = Math.max(to, end);
    return [gap, kept];
  });
  return parts.join('') + blank(source.slice(end));
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, BLANK);
}
