// Functions that run inside of a page: each must stand alone.

/** Texts with less contrast than they need: 7:1 in running text, 4.5:1 elsewhere, 3:1 where large. */
export function faintTexts(): string[] {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  type Colour = [number, number, number, number];
  const parse = (css: string): Colour => {
    if (!canvas) throw new Error('no canvas');
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const luminance = ([r, g, b]: Colour) => {
    const [x = 0, y = 0, z = 0] = [r, g, b].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (element: Element | null): Colour => {
    if (!element) return [255, 255, 255, 1];
    const colour = parse(getComputedStyle(element).backgroundColor);
    return colour[3] > 0.99 ? colour : ground(element.parentElement);
  };
  const faint = (element: Element): string[] => {
    const style = getComputedStyle(element);
    const own = [...element.childNodes].some(
      (node) => node.nodeType === 3 && node.nodeValue?.trim(),
    );
    if (!own || !element.checkVisibility() || element.closest('svg, .sr-only')) return [];
    const [one, two] = [luminance(parse(style.color)), luminance(ground(element))];
    const contrast = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    const prose = element.matches('.prose > p, .prose > ul li, .prose > ol li, .failure > p');
    const size = parseFloat(style.fontSize);
    const needed = prose
      ? 7
      : size >= 24 || (size >= 18.66 && style.fontWeight === '700')
        ? 3
        : 4.5;
    return contrast < needed
      ? [`${contrast.toFixed(2)}: ${element.textContent.trim().slice(0, 40)}`]
      : [];
  };
  return [...document.body.querySelectorAll('*')].flatMap(faint);
}

/** Controls, links and drawings that a screen reader could not name. */
export function namelessControls(): string[] {
  const name = (element: Element) =>
    element.getAttribute('aria-label') ??
    (element.getAttribute('aria-labelledby')?.split(' ') ?? [])
      .map((id) => document.getElementById(id)?.textContent)
      .join(' ')
      .concat(element.textContent)
      .trim();
  return [...document.querySelectorAll('a[href], button, input, summary, [role=img], [role=group]')]
    .filter((element) => !name(element))
    .map((element) => element.outerHTML.slice(0, 120));
}

/** Words of drawings that stand on other words, or outside of the figure that they belong to. */
export function coveredTexts(): string[] {
  const faults: string[] = [];
  for (const figure of document.querySelectorAll('.plot')) {
    const frame = figure.getBoundingClientRect();
    const words = [...figure.querySelectorAll('svg text, .score-axis span, .score-key span')];
    const boxes = words.map((word) => ({ word, box: word.getBoundingClientRect() }));
    boxes.forEach(({ word, box }, index) => {
      const text = word.textContent.trim();
      if (box.left < frame.left || box.right > frame.right) faults.push(`outside: ${text}`);
      const under = boxes.slice(index + 1).find((other) => {
        const apart = box.right <= other.box.left || other.box.right <= box.left;
        return !apart && box.top < other.box.bottom - 3 && other.box.top < box.bottom - 3;
      });
      if (under) faults.push(`${text} on ${under.word.textContent.trim()}`);
    });
  }
  return faults;
}
