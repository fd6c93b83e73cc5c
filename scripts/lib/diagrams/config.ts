/** The site's text face, and what stands for it where the SVG is opened alone. */
export const FONT = "'Alegreya Sans'";

/** Size of the letters inside shapes and of those on arrows, in px. */
export const LABEL_SIZE = 16;
export const NOTE_SIZE = 14;

/**
 * Letters are never stretched: an SVG shrinks to its column. On a phone of 390 px the column is some
 * 350 px, and at this width, in px, letters on arrows are still 10 px high.
 */
export const MAX_WIDTH = 490;

/** Fonts that mermaid must measure with; the drawing's own style is in style.ts. */
const MEASURES = `
  text, tspan { font-family: ${FONT}; font-size: ${LABEL_SIZE}px; }
  .edgeLabel text, .edgeLabel tspan, .cluster-label text, .cluster-label tspan {
    font-size: ${NOTE_SIZE}px;
  }
  .edgeLabel text, .edgeLabel tspan { font-style: italic; }
  .cluster-label text, .cluster-label tspan { font-weight: 700; }
`;

/** Text as SVG text, narrow enough for a phone, in the site's own face. */
export const MERMAID_CONFIG = {
  startOnLoad: false,
  securityLevel: 'strict',
  theme: 'base',
  look: 'classic',
  htmlLabels: false,
  fontFamily: FONT,
  fontSize: LABEL_SIZE,
  deterministicIds: true,
  themeCSS: MEASURES,
  flowchart: {
    htmlLabels: false,
    curve: 'rounded',
    nodeSpacing: 28,
    rankSpacing: 44,
    padding: 12,
    wrappingWidth: 150,
    minNodeWidth: 88,
    subGraphTitleMargin: { top: 4, bottom: 10 },
  },
  state: { nodeSpacing: 28, rankSpacing: 40, minNodeWidth: 88 },
  sequence: {
    mirrorActors: false,
    wrap: true,
    wrapPadding: 3,
    width: 106,
    height: 52,
    actorMargin: 14,
    boxMargin: 8,
    messageMargin: 30,
    noteMargin: 8,
    diagramMarginX: 6,
    diagramMarginY: 6,
    messageFontFamily: FONT,
    messageFontSize: NOTE_SIZE,
    noteFontFamily: FONT,
    noteFontSize: NOTE_SIZE,
    actorFontFamily: FONT,
    actorFontSize: LABEL_SIZE,
  },
} as const;
