/**
 * Formulas that were saved without a value, which the parser leaves out: found in the XML and put into the rows as cells
 * that hold nothing but their formula. Promises bounded work. It must not evaluate anything.
 */
import type { SheetCell, SheetRow } from '../../contract/import/sheet.ts';
import type { SheetFacts } from './sheet-facts.ts';

export type BareFormula = { readonly r: number; readonly c: number; readonly f: string };

const MOST = 100_000;
const LONGEST = 8192;

/** A cell that goes from its formula straight to its end, or to an empty value. */
const BARE_FORMULA =
  /<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f(?:\s[^>]*)?(?:\/>|>([^<]*)<\/(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*\/>|<(?:\w+:)?v>\s*<\/(?:\w+:)?v>)?\s*<\/(?:\w+:)?c>/g;

export function bareFormulas(xml: string): readonly BareFormula[] {
  const found: BareFormula[] = [];
  for (const [, attributes = '', text = ''] of xml.matchAll(BARE_FORMULA)) {
    const [, letters = '', digits = ''] = /(?:^|\s)r="([A-Z]{1,3})(\d{1,7})"/.exec(attributes) ?? [];
    if (letters === '') continue;
    found.push({ r: Number(digits) - 1, c: columnNumber(letters), f: plain(text).slice(0, LONGEST) });
    if (found.length >= MOST) break;
  }
  return found;
}

/** The rows with these cells in their places; a shared formula without its text stays out. */
export function withBareFormulas(
  rows: readonly SheetRow[],
  facts: SheetFacts | undefined,
): readonly SheetRow[] {
  const bare = (facts?.bare ?? []).filter(({ f }) => f !== '');
  if (bare.length === 0) return rows;
  const byRow = new Map(rows.map((row) => [row.r, row]));
  const added = new Map<number, SheetCell[]>();
  for (const { r, c, f } of bare) {
    const list = added.get(r) ?? [];
    list.push({ c, t: 's', v: '', f });
    added.set(r, list);
  }
  for (const [r, cells] of added) {
    const known = byRow.get(r);
    const taken = new Set(known?.cells.map(({ c }) => c));
    const merged = [...(known?.cells ?? []), ...cells.filter(({ c }) => !taken.has(c))];
    const sorted = merged.sort((a, b) => a.c - b.c);
    const hidden = known?.hidden ?? facts?.hiddenRows.has(r);
    byRow.set(r, hidden ? { r, hidden: true, cells: sorted } : { r, cells: sorted });
  }
  return [...byRow.values()].sort((a, b) => a.r - b.r);
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}
