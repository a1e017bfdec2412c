/**
 * Puts the cells into the shell that the library wrote: the same parts in the same order, with the data of each sheet
 * in place of the empty one. Nothing else in the shell changes.
 */
import * as XLSX from 'xlsx';

import type { PlacedCell } from '../sheet-model.ts';
import type { Workbook } from '../workbook-model.ts';
import { dimension, sheetData } from './sheet-xml.ts';
import { anchoredDrawing } from './write-charts.ts';
import type { Shell } from './write-shell.ts';
import { type ZipPart, zipOf } from './zip-parts.ts';

/** What is used here of the archive tool; it comes untyped. */
type Archive = {
  readonly FullPaths: readonly string[];
  readonly FileIndex: readonly { readonly content?: Uint8Array; readonly type: number }[];
};
/** The archive tool's mark of a file, as against a folder. */
const FILE = 2;

const NO_LEVELS: ReadonlyMap<number, number> = new Map();
const CONTENTS = '[Content_Types].xml';
const EMPTY_DATA = /<sheetData\s*\/>|<sheetData>.*?<\/sheetData>/s;
const NO_BREAKS = /<colBreaks[^>]*>\s*<\/colBreaks>|<colBreaks[^>]*\/>/;
const DIMENSION = /<dimension ref="[^"]*"\s*\/?>(?:<\/dimension>)?/;

export function finishFile(shell: Shell, { sheets, cells, outline, charts }: Workbook): Promise<Uint8Array> {
  const archive: Archive = XLSX.CFB.read(shell.bytes, { type: 'buffer' });
  const bySheet = Map.groupBy(cells, ({ sheet }) => sheet);
  const parts = archive.FileIndex.flatMap((entry, index): readonly ZipPart[] => {
    const name = (archive.FullPaths[index] ?? '').replace(/^Root Entry\//, '');
    // The archive tool adds a mark of its own, whose name begins with a control character.
    if (entry.type !== FILE || !entry.content || name.startsWith('\u0001')) return [];
    const content = Buffer.from(entry.content);
    const chart = /^xl\/charts\/chart(\d+)\.xml$/.exec(name)?.[1];
    if (chart !== undefined) {
      const xml = Buffer.from(shell.charts[Number(chart) - 1] ?? '', 'utf8');
      return [{ name, pieces: () => [xml] }];
    }
    const drawing = /^xl\/drawings\/drawing(\d+)\.xml$/.exec(name)?.[1];
    if (drawing !== undefined) {
      const xml = Buffer.from(anchoredDrawing(content.toString('utf8'), Number(drawing), charts), 'utf8');
      return [{ name, pieces: () => [xml] }];
    }
    const number = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name)?.[1];
    // The parts sheet1.xml, sheet2.xml, ... are in the order in which the sheets were made.
    const sheet = number === undefined ? undefined : sheets[Number(number) - 1];
    if (!sheet) return [{ name, pieces: () => [content] }];
    const own = bySheet.get(sheet.title) ?? [];
    const levels = outline.get(sheet.title) ?? NO_LEVELS;
    const rows = { levels, heights: sheet.heights ?? NO_LEVELS };
    return [{ name, pieces: () => sheetPieces(content.toString('utf8'), own, shell.styles, rows) }];
  });
  // Readers look at the list of contents first.
  return zipOf(
    parts.toSorted((left, right) => Number(right.name === CONTENTS) - Number(left.name === CONTENTS)),
  );
}

function* sheetPieces(
  empty: string,
  cells: readonly PlacedCell[],
  styles: Shell['styles'],
  { levels, heights }: Readonly<Record<'levels' | 'heights', ReadonlyMap<number, number>>>,
): Generator<Uint8Array> {
  const place = EMPTY_DATA.exec(empty);
  if (!place) throw new Error('The workbook could not be written: a sheet has no place for its cells.');
  const before = empty
    .slice(0, place.index)
    .replace(DIMENSION, `<dimension ref="${dimension(cells)}"/>`)
    // Readers make room for the marks of the outline by this.
    .replace(
      /<sheetFormatPr /,
      levels.size === 0 ? '$&' : `$&outlineLevelRow="${Math.max(...levels.values())}" `,
    );
  yield Buffer.from(before, 'utf8');
  yield* sheetData(cells, styles, levels, heights);
  // The library names breaks between columns too where it is asked for one between rows.
  yield Buffer.from(empty.slice(place.index + place[0].length).replace(NO_BREAKS, ''), 'utf8');
}
