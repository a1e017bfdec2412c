/**
 * The company's colours as they can be read on white: too light a one is darkened, in steps that keep its hue. Text needs
 * a contrast of 4.5 to 1, lines and areas one of 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11).
 */

export type Colours = { readonly primary: string; readonly accent: string };

const TEXT = 4.5;
const LINES = 3;
const STEP = 0.96;

/** `primary` is that of headings, `accent` that of lines; both as #rrggbb. */
export function legibleColours({ primary, accent }: Colours): Colours {
  return { primary: darkened(primary, TEXT), accent: darkened(accent, LINES) };
}

function darkened(colour: string, least: number): string {
  let parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  if (contrast(parts) >= least) return colour;
  while (contrast(parts) < least) parts = parts.map((part) => Math.floor(part * STEP));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** Against white; each part 0 to 255. Source: WCAG 2.2, relative luminance and contrast ratio. */
function contrast(parts: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = parts.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
