/**
 * The chart on the page as a picture that stands alone: an SVG with its title, unit and ground, every colour and font
 * written out, and the same as a PNG at twice the size. Draws nothing anew: the picture is what was seen.
 */
const MARGIN = 16;
const HEAD = 48;
/** What a mark's look is made of; everything else has its default in a picture without style sheets. */
const LOOK = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity', 'opacity'],
  ...['font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline', 'paint-order'],
  'font-variant-numeric',
];

export type Picture = { readonly svg: string; readonly width: number; readonly height: number };

/** null where the frame shows no drawing, for example because it is read as a table. */
export function chartPicture(frame: HTMLElement, title: string, subtitle: string): Picture | null {
  const drawing = [...frame.querySelectorAll<SVGSVGElement>('svg[data-chart], svg.recharts-surface')]
    .map((svg) => ({ svg, box: svg.getBoundingClientRect() }))
    .toSorted((a, b) => b.box.width * b.box.height - a.box.width * a.box.height)[0];
  if (!drawing || drawing.box.width === 0) return null;
  const { svg, box } = drawing;
  const width = Math.ceil(box.width) + 2 * MARGIN;
  const height = Math.ceil(box.height) + HEAD + 2 * MARGIN;
  const page = getComputedStyle(document.body);
  const outer = element('svg', { width, height, viewBox: `0 0 ${width} ${height}` });
  outer.append(element('rect', { width, height, fill: opaque(page.backgroundColor) }));
  const words = { 'font-family': page.fontFamily, fill: page.color, x: MARGIN };
  outer.append(text(title, { ...words, y: MARGIN + 14, 'font-size': 15, 'font-weight': 600 }));
  outer.append(text(subtitle, { ...words, y: MARGIN + 34, 'font-size': 12, 'fill-opacity': 0.7 }));
  const copy = styledCopy(svg);
  copy.setAttribute('x', String(MARGIN));
  copy.setAttribute('y', String(MARGIN + HEAD));
  copy.setAttribute('width', String(box.width));
  copy.setAttribute('height', String(box.height));
  outer.append(copy);
  return { svg: new XMLSerializer().serializeToString(outer), width, height };
}

/** The picture as PNG, two dots a pixel; null where the browser cannot draw it. */
export async function pngOf({ svg, width, height }: Picture): Promise<Blob | null> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  try {
    await image.decode();
  } catch {
    return null;
  }
  const canvas = document.createElement('canvas');
  canvas.width = 2 * width;
  canvas.height = 2 * height;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

function styledCopy(source: SVGSVGElement): SVGSVGElement {
  const copy = source.cloneNode(true) as SVGSVGElement;
  const originals = [source, ...source.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((node, index) => {
    const original = originals[index];
    if (!original) return;
    const style = getComputedStyle(original);
    for (const name of LOOK) {
      const value = style.getPropertyValue(name);
      if (value !== '') node.setAttribute(name, value);
    }
    node.removeAttribute('class');
    node.removeAttribute('style');
  });
  return copy;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function text(words: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = element('text', attributes);
  made.textContent = words;
  return made;
}

function opaque(colour: string): string {
  return colour === 'rgba(0, 0, 0, 0)' || colour === 'transparent' ? '#ffffff' : colour;
}
