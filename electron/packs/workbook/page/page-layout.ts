/**
 * How wide the columns of a page are, how high its rows, whether it lies or stands, and where a new page begins. All of
 * it is estimated from the texts, generously: Excel has no call for it, and a text that is cut in print is a fault.
 */
import type { PlacedCell } from '../../../exchange/export/sheet-model.ts';
import type { SheetSetUp } from '../../../exchange/export/workbook-model.ts';
import type { PackMeta } from '../../content/pack-content.ts';
import { textWidth } from '../../document/charts/drawing.ts';
import type { PageWriter } from './page-writer.ts';

/** A text of 10 points against a column whose width is counted in digits of 11 points; Chinese letters are as wide as high. */
const LATIN = 1.7;
const EAST_ASIAN = 1.9;
const TITLE = 1.4;
const FIRST = { least: 26, most: 46 } as const;
const OTHER = { least: 11, most: 30 } as const;
/** What fits across a page in its own size, in characters: paper less its margins. */
const ACROSS = {
  a4: { standing: 96, lying: 142 },
  letter: { standing: 99, lying: 133 },
} as const;
/** Height of the paper less its margins, in points. */
const DOWN = { a4: { standing: 720, lying: 475 }, letter: { standing: 670, lying: 490 } } as const;
const LINE = { en: 13.5, zh: 16.5 } as const;
const USUAL = { en: 15, zh: 16.5 } as const;
/** An indent, and the space at both sides of a text. */
const EDGES = 2.2;
const HIGHEST = 400;
const HIGHEST_REPEATED = 160;
/** A block of so many points may fall where it falls. */
const SMALL = 90;

export function pageSetUp(page: PageWriter, meta: PackMeta, titleRows: number): SheetSetUp {
  const { title, columns, sheet, aside } = page;
  const shown = sheet.cells.filter(({ column }) => column <= columns);
  const natural = page.widths ?? naturalWidths(shown, columns);
  const across = ACROSS[meta.paper];
  const isPortrait = sum(natural) <= across.standing + 4;
  const widths = filled(natural, isPortrait ? across.standing : across.lying);
  const rows = Math.max(
    ...shown.map(({ row }) => row),
    ...page.charts.map((chart) => chart.row + chart.rows - 1),
  );
  // Every row says its height: programs differ in what they take as usual, and charts lie over rows.
  const own = rowHeights(shown, widths, meta.language);
  const heights = new Map(
    Array.from({ length: rows }, (_, at) => [at + 1, own.get(at + 1) ?? USUAL[meta.language]] as const),
  );
  const repeated = repeatedRows(page, heights, titleRows + 1);
  const down = DOWN[meta.paper][isPortrait ? 'standing' : 'lying'];
  const scale = Math.min(1, (isPortrait ? across.standing : across.lying) / sum(widths));
  const last = Math.max(columns, ...sheet.cells.map(({ column }) => column));
  return {
    title,
    widths: [
      ...widths.map((width, at) => [at + 1, at + 1, width] as const),
      ...(last > columns
        ? [
            [columns + 1, columns + 1, 4] as const,
            [aside, aside, 30] as const,
            [aside + 1, Math.max(aside + 1, last), 15] as const,
          ]
        : []),
    ],
    freeze: { columns: 0, rows: titleRows },
    titleRows: [1, repeated],
    isPortrait,
    heights,
    breaks: pageBreaks(page, heights, titleRows, down / scale),
    printed: { columns, rows },
    tab: '9DB2CC',
  };
}

/** The head of a long table is repeated with the title where both leave most of the page to its rows. */
function repeatedRows(page: PageWriter, heights: ReadonlyMap<number, number>, usual: number): number {
  const wanted = page.repeated() ?? usual;
  const high = sum([...heights].map(([row, height]) => (row <= wanted ? height : 0)));
  return high <= HIGHEST_REPEATED ? wanted : usual;
}

/** The width of the printed columns in pixels, for charts. */
export function pagePixels({ widths = [] }: SheetSetUp, columns: number): number {
  return sum(
    widths.flatMap(([from, to, width]) => (to <= columns ? [(to - from + 1) * (width * 7 + 5)] : [])),
  );
}

export function chartPixels(rows: number, language: 'en' | 'zh'): number {
  return Math.floor((rows * USUAL[language] * 4) / 3) - 8;
}

/** As wide as the labels and figures, within bounds; what is longer goes over several lines. */
function naturalWidths(cells: readonly PlacedCell[], columns: number): readonly number[] {
  const widest = Array.from({ length: columns }, () => 0);
  for (const { column, content, look, span = 1 } of cells) {
    if (span > 1 || look.role === 'title' || look.role === 'warning') continue;
    const mark = look.isChanged ? '△ ' : '';
    const text = mark + (content.kind === 'text' ? content.text : figureText(content.value, look));
    // Words of a heading may stand below one another.
    const parts = look.row === 'heading' ? text.split(/[\s]+/) : [text];
    const width = Math.max(0, ...parts.map((part) => signs(part)));
    widest[column - 1] = Math.max(widest[column - 1] ?? 0, width);
  }
  return widest.map((width, at) => {
    const { least, most } = at === 0 ? FIRST : OTHER;
    return Math.ceil(Math.min(most, Math.max(least, width + EDGES)));
  });
}

/** About as many signs as the format shows. */
function figureText(value: number | string, { number }: PlacedCell['look']): string {
  if (typeof value === 'string') return value;
  const digits = number === 'amount' || number === 'integer' ? 0 : number === 'scaled' ? 1 : 2;
  return `(${value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })}) `;
}

/** Room that is left goes to the labels first, then to all alike. */
function filled(natural: readonly number[], across: number): readonly number[] {
  const [first = 0, ...others] = natural;
  const spare = across - sum(natural);
  if (spare <= 0) return natural;
  const toFirst = Math.min(spare, Math.max(0, FIRST.most - first));
  const each = Math.floor((spare - toFirst) / Math.max(1, others.length));
  return [first + toFirst, ...others.map((width) => width + each)];
}

function rowHeights(
  cells: readonly PlacedCell[],
  widths: readonly number[],
  language: 'en' | 'zh',
): ReadonlyMap<number, number> {
  const heights = new Map<number, number>();
  for (const { row, column, content, look, span = 1 } of cells) {
    if (content.kind !== 'text' || !look.isWrapped) continue;
    const isTitle = look.role === 'title' || look.role === 'warning';
    const room = sum(widths.slice(column - 1, column - 1 + span)) - EDGES;
    const lines = linesOf(content.text, isTitle ? room / TITLE : room);
    const line = LINE[language] * (isTitle ? TITLE : 1);
    if (lines > 1 || isTitle)
      heights.set(row, Math.max(heights.get(row) ?? 0, Math.min(HIGHEST, lines * line + 3)));
  }
  return heights;
}

/** Width of a text in digits. */
function signs(text: string): number {
  const wide = text.match(/[\u2E80-\uFFEF]/gu)?.length ?? 0;
  return textWidth(text, LATIN) + wide * (EAST_ASIAN - LATIN);
}

/** Lines that a text takes; words are not broken, Chinese letters stand alone. */
export function linesOf(text: string, room: number): number {
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    lines += 1;
    let used = 0;
    for (const part of paragraph.match(/[\u2E80-\uFFEF]|[^\s\u2E80-\uFFEF]+|\s+/gu) ?? []) {
      const width = signs(part);
      if (used > 0 && used + width > room) {
        lines += 1;
        used = 0;
        if (/^\s/.test(part)) continue;
      }
      used += width;
      // A word that is longer than its line is broken after all.
      const more = Math.max(0, Math.ceil(used / room) - 1);
      lines += more;
      used -= more * room;
    }
  }
  return lines;
}

/** Before what belongs together and would not fit on what is left of its page. */
function pageBreaks(
  { together }: PageWriter,
  heights: ReadonlyMap<number, number>,
  titleRows: number,
  down: number,
): readonly number[] {
  const height = (from: number, to: number): number =>
    sum(Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => heights.get(from + at) ?? 0));
  const titles = height(1, titleRows);
  const breaks: number[] = [];
  let begin = 1;
  for (const { from, to } of together) {
    // What is higher than a page breaks anyway.
    if (height(from, to) > down - titles) continue;
    const room = down - (begin === 1 ? 0 : titles);
    const before = height(begin, from - 1);
    // Where pages fill by themselves is not known to the row, so what is high begins a page of its own behind them.
    const used = height(from, to) > SMALL ? before : before % (down - titles);
    if (used + height(from, to) <= room || from - begin < 2) continue;
    breaks.push(from);
    begin = from;
  }
  return breaks;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
