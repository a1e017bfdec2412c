/**
 * Cells whose text is blue, as modellers write inputs: found by the fonts of the styles and the style of each cell.
 * Promises bounded work: nothing is searched where no style is blue. It must not read values.
 */

/** Columns by row are kept for this many cells; more would tell nothing new. */
const MOST = 200_000;

/** Numbers of cell styles with a blue font. */
export function blueStylesOf(styles: string): ReadonlySet<number> {
  const fonts = section(styles, 'fonts');
  const blueFonts = new Set<number>();
  [...fonts.matchAll(/<(?:\w+:)?font\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?font>)/g)].forEach(
    ([, inner = ''], at) => {
      if (isBlue(/<(?:\w+:)?color\b([^>]*)>/.exec(inner)?.[1] ?? '')) blueFonts.add(at);
    },
  );
  if (blueFonts.size === 0) return new Set();
  const found = new Set<number>();
  [...section(styles, 'cellXfs').matchAll(/<(?:\w+:)?xf\b([^>]*)>/g)].forEach(([, attributes = ''], at) => {
    if (blueFonts.has(Number(/\sfontId="(\d+)"/.exec(attributes)?.[1] ?? -1))) found.add(at);
  });
  return found;
}

export function blueCells(xml: string, styles: ReadonlySet<number>): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  if (styles.size === 0) return found;
  let count = 0;
  for (const [, attributes = ''] of xml.matchAll(/<(?:\w+:)?c\s([^>]*)>/g)) {
    const style = /(?:^|\s)s="(\d+)"/.exec(attributes)?.[1];
    if (style === undefined || !styles.has(Number(style))) continue;
    const [, letters = '', digits = ''] = /(?:^|\s)r="([A-Z]{1,3})(\d{1,7})"/.exec(attributes) ?? [];
    if (letters === '') continue;
    const row = Number(digits) - 1;
    const columns = found.get(row) ?? [];
    columns.push(columnNumber(letters));
    found.set(row, columns);
    count += 1;
    if (count >= MOST) break;
  }
  return found;
}

/** 0000FF, 1F4E79, 0070C0: blue outweighs red and green. Colour 12 and 39 of the old palette are blue. */
function isBlue(attributes: string): boolean {
  const rgb = /\srgb="(?:[0-9A-F]{2})?([0-9A-F]{6})"/i.exec(` ${attributes}`)?.[1];
  if (rgb !== undefined) {
    const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16));
    return (blue ?? 0) >= 0x90 && (red ?? 0) <= 0x60 && (green ?? 0) <= 0x90;
  }
  return /\sindexed="(?:12|39)"/.test(` ${attributes}`);
}

function section(styles: string, name: string): string {
  const from = styles.search(new RegExp(`<(?:\\w+:)?${name}\\b`));
  if (from < 0) return '';
  const to = styles.slice(from).search(new RegExp(`</(?:\\w+:)?${name}>`));
  return to < 0 ? '' : styles.slice(from, from + to);
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}
