/**
 * Cells to and from the clipboard's text/plain, as spreadsheets write it: tabs, line ends, quotes round cells
 * that hold a tab, a line end or begin with a quote.
 * Promises: parseClipboard(toClipboard(cells)) gives the cells back. It changes no character of a cell and
 * must not interpret numbers or formulas.
 */

/** Rows of equal length; the line end that closes the last row adds no row. Empty text has no rows. */
export function parseClipboard(text: string): string[][] {
  const source = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (source === '') return [];
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  for (;;) {
    const cell = readCell(source, at);
    row.push(cell.text);
    at = cell.end;
    if (source[at] === '\t') {
      at += 1;
      continue;
    }
    rows.push(row);
    row = [];
    if (source[at] === '\r' && source[at + 1] === '\n') at += 1;
    at += 1;
    if (at >= source.length) break;
  }
  const width = rows.reduce((widest, cells) => Math.max(widest, cells.length), 0);
  for (const cells of rows) while (cells.length < width) cells.push('');
  return rows;
}

function readCell(source: string, start: number): { readonly text: string; readonly end: number } {
  if (source[start] === '"') {
    const quoted = readQuoted(source, start);
    if (quoted) return quoted;
  }
  let end = start;
  while (end < source.length && source[end] !== '\t' && source[end] !== '\r' && source[end] !== '\n')
    end += 1;
  return { text: source.slice(start, end), end };
}

/** A quote that is not closed before the cell's end is an ordinary character (5" pipe, "draft). */
function readQuoted(
  source: string,
  start: number,
): { readonly text: string; readonly end: number } | undefined {
  let from = start + 1;
  for (;;) {
    const quote = source.indexOf('"', from);
    if (quote < 0) return undefined;
    const next = source[quote + 1];
    if (next === '"') {
      from = quote + 2;
      continue;
    }
    const closes = next === undefined || next === '\t' || next === '\r' || next === '\n';
    if (!closes) return undefined;
    return { text: source.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 };
  }
}

/** Numbers in full precision with a point, null as an empty cell; rows end with CRLF between them. */
export function toClipboard(cells: readonly (readonly (string | number | null)[])[]): string {
  return cells.map((row) => row.map(cellText).join('\t')).join('\r\n');
}

function cellText(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell === 0 ? 0 : cell) : '';
  return /[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
