/** The assumption book: every line with its base, low and high, source, owner, note, and its formula as text. */
import { type Book, lineLook } from '../book.ts';
import { type Registry, refsFrom } from '../place-rows.ts';
import { type CellLook, type Content, formula, type PlacedCell } from '../sheet-model.ts';

export function sourceCells(book: Book, registry: Registry): readonly PlacedCell[] {
  const { words, plan } = book;
  const sheet = words.sheets.sources;
  const say = words.sources;
  const cells: PlacedCell[] = [];
  const put = (row: number, column: number, content: Content, look: Partial<CellLook> = {}): void => {
    if (content.kind === 'text' && content.text === '') return;
    cells.push({ sheet, row, column, content, look: { role: 'text', row: 'line', number: 'text', ...look } });
  };
  const text = (row: number, column: number, words: string, look: Partial<CellLook> = {}): void =>
    put(row, column, { kind: 'text', text: words }, look);
  text(1, 1, `${plan.name}: ${sheet}`, { role: 'title' });
  text(2, 1, say.title, { role: 'note' });
  const titles = [
    sheet,
    words.columns.code,
    say.kind,
    say.group,
    words.columns.unit,
    say.low,
    say.base,
    say.high,
    say.source,
    say.owner,
    say.note,
    say.entry,
  ];
  titles.forEach((title, index) => {
    text(SOURCE_HEADER_ROW, index + 1, title, { role: 'header' });
  });
  plan.lines.forEach((line, index) => {
    const row = SOURCE_HEADER_ROW + 1 + index;
    const refs = refsFrom(registry, sheet, row, book.periods);
    const number = lineLook(book, line);
    text(row, 1, line.label);
    text(row, 2, line.code, { role: 'note' });
    text(row, 3, words.kinds[line.kind]);
    text(row, 4, line.group);
    text(row, 5, line.unit);
    if (line.range) {
      put(row, 6, { kind: 'input', value: line.range.low }, { role: 'input', number });
      put(row, 8, { kind: 'input', value: line.range.high }, { role: 'input', number });
    }
    const planned = book.variants.lines.get(line.code)?.base ?? line.code;
    put(row, 7, formula(refs.cell(planned, 1), plannedValue(book, planned), true), {
      role: 'link',
      number,
    });
    text(row, 9, line.source);
    text(row, 10, line.owner);
    text(row, 11, line.note);
    text(row, 12, line.entry.type === 'formula' ? line.entry.formula : '', { role: 'note' });
  });
  return cells;
}

function plannedValue(book: Book, key: string): number | string {
  const value = book.values(key)[1] ?? Number.NaN;
  return Number.isFinite(value) ? value : '';
}

export const SOURCE_HEADER_ROW = 4;
export const SOURCE_WIDTHS = [34, 18, 16, 18, 14, 12, 14, 12, 40, 18, 40, 60] as const;
