/**
 * The Actuals sheet: what was booked in each month, line by line, and the reference of the same months below it. Where
 * the reference is the plan itself and its periods are months, its cells are the budget's own, live; else they are stated.
 */
import type { Plan } from '../../../../models/plan/schema.ts';
import type { Book } from '../book.ts';
import { cellName, sheetPrefix } from '../columns.ts';
import type { ActualLine, ActualsExtra } from '../extras.ts';
import { type Registry, refsFrom } from '../place-rows.ts';
import { sheetWriter } from '../plain-sheet.ts';
import { type Content, constant, formula, type NumberLook, type PlacedCell } from '../sheet-model.ts';
import { serial } from '../sheets/time-rows.ts';

/** Columns: label, unit, then the months. */
const FIRST_MONTH = 3;
export const ACTUAL_HEADER = 5;

export type ActualPlaces = {
  readonly cells: readonly PlacedCell[];
  readonly title: string;
  readonly width: number;
  /** The cell of a line in a month: its place among the lines, and among the months. */
  readonly actual: (line: number, month: number) => string;
  readonly plan: (line: number, month: number) => string;
  readonly actualRange: (line: number, from: number, to: number) => string;
  readonly planRange: (line: number, from: number, to: number) => string;
  readonly outlookYear: (line: number) => string;
  readonly planYear: (line: number) => string;
  /** What stands in the plan's cell. */
  readonly planValue: (line: number, month: number) => number;
};

export function actualCells(book: Book, registry: Registry): ActualPlaces | null {
  const { actuals } = book.extras;
  if (!actuals || actuals.lines.length === 0) return null;
  const { moreWords, plan } = book;
  const say = moreWords.actuals;
  const title = moreWords.sheets.actuals;
  const sheet = sheetWriter(title);
  const { months, lines } = actuals;
  const total = FIRST_MONTH + months.length;
  const planFrom = ACTUAL_HEADER + lines.length + 3;
  const rowOf = (line: number): number => ACTUAL_HEADER + 1 + line;
  const planRowOf = (line: number): number => planFrom + 1 + line;
  sheet.text(1, 1, `${plan.name}: ${title}`, { role: 'title' });
  sheet.text(2, 1, `${say.stated} · ${plan.settings.currency}`, { role: 'note' });
  sheet.text(3, 1, `${say.planOf(actuals.baseline)}${actuals.partMonth ? ` · ${say.partMonth}` : ''}`, {
    role: 'note',
  });
  const header = (row: number, name: string, year: string): void => {
    sheet.text(row, 1, name, { role: 'header' });
    sheet.text(row, 2, say.unit, { role: 'header' });
    months.forEach((month, at) => {
      sheet.put(row, FIRST_MONTH + at, constant(serial(`${month}-01`)), { role: 'header', number: 'month' });
    });
    sheet.text(row, total, say.total, { role: 'header', number: 'text' });
    sheet.text(row, total + 1, year, { role: 'header', number: 'text' });
  };
  header(ACTUAL_HEADER, say.title, `${moreWords.variance.fullYear}: ${moreWords.variance.outlook}`);
  header(planFrom, say.plan, `${moreWords.variance.fullYear}: ${moreWords.variance.plan}`);
  const planned = lines.map((line) =>
    months.map((_, month) => planCell(book, registry, actuals, line, month, title)),
  );
  lines.forEach((line, at) => {
    const number = numberOf(line);
    for (const [row, first] of [
      [rowOf(at), line.values.map((value) => (value === null ? null : constant(value)))],
      [planRowOf(at), planned[at] ?? []],
    ] as const) {
      sheet.text(row, 1, line.label);
      sheet.text(row, 2, line.unit, { role: 'note' });
      first.forEach((content, month) => {
        if (content)
          sheet.put(row, FIRST_MONTH + month, content, {
            role: content.kind === 'formula' ? 'link' : 'formula',
            number,
          });
      });
      if (line.measure !== 'rate') sheet.put(row, total, sumOf(first, row, months.length), { number });
    }
    if (line.outlookYear !== null) sheet.put(rowOf(at), total + 1, constant(line.outlookYear), { number });
    if (line.referenceYear !== null)
      sheet.put(planRowOf(at), total + 1, constant(line.referenceYear), { number });
  });
  const prefix = sheetPrefix(title);
  const at = (row: number, month: number): string => `${prefix}${cellName(FIRST_MONTH + month, row)}`;
  const range = (row: number, from: number, to: number): string =>
    `${at(row, from)}:${cellName(FIRST_MONTH + to, row)}`;
  return {
    cells: sheet.cells,
    title,
    width: total + 1,
    actual: (line, month) => at(rowOf(line), month),
    plan: (line, month) => at(planRowOf(line), month),
    actualRange: (line, from, to) => range(rowOf(line), from, to),
    planRange: (line, from, to) => range(planRowOf(line), from, to),
    outlookYear: (line) => `${prefix}${cellName(total + 1, rowOf(line))}`,
    planYear: (line) => `${prefix}${cellName(total + 1, planRowOf(line))}`,
    planValue: (line, month) => figureIn(planned[line]?.[month] ?? null),
  };
}

export function numberOf({ measure, unit, values, reference }: ActualLine): NumberLook {
  if (unit === '%' || unit === '％') return 'rate';
  const isLarge = [...values, ...reference].some((value) => Math.abs(value ?? 0) >= 1000);
  return measure === 'money' || isLarge ? 'amount' : 'number';
}

function figureIn(content: Content | null): number {
  return content && content.kind !== 'text' && typeof content.value === 'number' ? content.value : 0;
}

function sumOf(contents: readonly (Content | null)[], row: number, months: number): Content {
  const range = `${cellName(FIRST_MONTH, row)}:${cellName(FIRST_MONTH + months - 1, row)}`;
  return formula(
    `SUM(${range})`,
    contents.reduce((sum, content) => sum + figureIn(content), 0),
  );
}

function planCell(
  book: Book,
  registry: Registry,
  actuals: ActualsExtra,
  line: ActualLine,
  month: number,
  sheet: string,
): Content | null {
  const stated = line.reference[month] ?? null;
  const column = columnOf(book.plan, actuals.months[month] ?? '');
  const isLive =
    actuals.baseline === null && book.perYear === 12 && line.measure === 'money' && registry.has(line.code);
  if (!isLive || column < 1 || column > book.periods) return stated === null ? null : constant(stated);
  const refs = refsFrom(registry, sheet, 1, book.periods);
  const values = book.values(line.code);
  const own = values[column] ?? 0;
  // The opening belongs to the first day of the first period.
  return column === 1
    ? formula(`${refs.cell(line.code, 0)}+${refs.cell(line.code, 1)}`, (values[0] ?? 0) + own, true)
    : formula(refs.cell(line.code, column), own, true);
}

/** The column of the plan in which a month stands, where periods are months. */
function columnOf({ timeline }: Plan, month: string): number {
  const index = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  return index(month) - index(timeline.start) + 1;
}
