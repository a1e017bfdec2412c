/**
 * The cells of one sheet as the XML of a worksheet: inputs and texts as they are, formulas with the figure that Hurdle
 * shows beside them, so that readers which do not calculate show it too. Texts stand in their cells.
 */
import { columnName } from '../columns.ts';
import type { PlacedCell } from '../sheet-model.ts';
import { styleKey } from './styles.ts';

/** Pieces of this many rows, so that no text grows beyond what the machine holds in one. */
const ROWS_A_PIECE = 16;

/** `<sheetData>` in pieces of UTF-8, rows and columns in order; where two cells share a place the later one stands. */
export function* sheetData(
  cells: readonly PlacedCell[],
  styles: ReadonlyMap<string, number>,
  outline: ReadonlyMap<number, number> = new Map(),
  heights: ReadonlyMap<number, number> = new Map(),
): Generator<Uint8Array> {
  const rows = new Map<number, PlacedCell[]>();
  for (const cell of cells) {
    const row = rows.get(cell.row);
    if (row) row.push(cell);
    else rows.set(cell.row, [cell]);
  }
  for (const row of heights.keys()) if (!rows.has(row)) rows.set(row, []);
  const names: string[] = [];
  const nameOf = (column: number): string => (names[column] ??= columnName(column));
  let piece = '<sheetData>';
  let held = 0;
  for (const [number, row] of [...rows].sort(([left], [right]) => left - right)) {
    const [level, height] = [outline.get(number), heights.get(number)];
    piece += `<row r="${number}"`;
    if (height !== undefined) piece += ` ht="${height}" customHeight="1"`;
    piece += level === undefined ? '>' : ` outlineLevel="${level}">`;
    const inOrder = [...new Map(row.map((cell) => [cell.column, cell])).values()].sort(
      (left, right) => left.column - right.column,
    );
    for (const cell of inOrder)
      piece += cellXml(cell, nameOf(cell.column), styles.get(styleKey(cell.look)) ?? 0);
    piece += '</row>';
    held += 1;
    if (held < ROWS_A_PIECE) continue;
    yield Buffer.from(piece, 'utf8');
    piece = '';
    held = 0;
  }
  yield Buffer.from(`${piece}</sheetData>`, 'utf8');
}

/** The corner cells of a sheet, such as A1:AP60. */
export function dimension(cells: readonly PlacedCell[]): string {
  let rows = 1;
  let columns = 1;
  for (const { row, column } of cells) {
    if (row > rows) rows = row;
    if (column > columns) columns = column;
  }
  return `A1:${columnName(columns)}${rows}`;
}

function cellXml({ row, content }: PlacedCell, column: string, style: number): string {
  const start = `<c r="${column}${row}" s="${style}"`;
  if (content.kind === 'text') {
    if (content.text === '') return `${start}/>`;
    return `${start} t="inlineStr"><is><t xml:space="preserve">${escaped(cellText(content.text))}</t></is></c>`;
  }
  if (content.kind !== 'formula') return `${start}><v>${content.value}</v></c>`;
  const formula = `<f>${escaped(content.formula)}</f>`;
  return typeof content.value === 'number'
    ? `${start}>${formula}<v>${content.value}</v></c>`
    : `${start} t="str">${formula}<v>${escaped(cellText(content.value))}</v></c>`;
}

/** Excel refuses control characters in a cell and holds 32,767 characters; the data sheet keeps the whole text. */
function cellText(text: string): string {
  let plain = '';
  for (const character of text.slice(0, 32_000)) {
    const code = character.codePointAt(0) ?? 0;
    const isControl = (code < 32 && code !== 9 && code !== 10) || code === 0xfffe || code === 0xffff;
    plain += isControl ? ' ' : character;
  }
  // What looks like Excel's own escape of a character is escaped itself.
  return plain.toWellFormed().replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
