/**
 * The time axis as rows of live cells, the same columns as on every other sheet: period, first and last day, year,
 * month, flags; everything follows from the start month. The workings of formulas stand below.
 */
import { columnDate, columnMonth } from '../../../../models/plan/timeline.ts';
import type { Book } from '../book.ts';
import type { LiveModel } from '../formulas/live-model.ts';
import { workingRows } from '../formulas/working-rows.ts';
import {
  type Content,
  constant as fixed,
  formula,
  type Refs,
  type Row,
  type TimeSheet,
} from '../sheet-model.ts';

export function timeSheet(book: Book, model: LiveModel): TimeSheet {
  const { words, periods } = book;
  return {
    key: 'time',
    title: words.sheets.time,
    rows: [...timeRows(book), ...workingRows(model, periods, words.workings)],
  };
}

function timeRows(book: Book): readonly Row[] {
  const { plan, perYear, periods, words } = book;
  const { timeline } = plan;
  const months = 12 / perYear;
  const line = (
    key: string,
    label: string,
    number: Row['number'],
    cell: (column: number, refs: Refs) => Content,
  ): Row => ({ key, label, look: 'line', number, cell });
  const constant = (key: string, label: string, number: Row['number'], content: Content): Row => ({
    key,
    label,
    look: 'line',
    number,
    constant: () => content,
  });
  return [
    constant('@start', words.clock.start, 'date', fixed(serial(`${timeline.start}-01`))),
    constant('@perYear', words.clock.perYear, 'integer', fixed(perYear)),
    constant('@periods', words.clock.periods, 'integer', fixed(periods)),
    constant('@operatingPeriods', words.clock.operatingPeriods, 'integer', fixed(book.endColumn)),
    line('@period', words.clock.period, 'integer', (column, refs) =>
      column === 0 ? formula('0', 0) : formula(`${refs.cell('@period', column - 1)}+1`, column),
    ),
    line('@first', words.clock.first, 'date', (column, refs) => {
      const { year, month } = columnMonth(timeline, column);
      const value = serial(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`);
      const offset = `MAX(${refs.cell('@period', column)}-1,0)*12/${refs.constant('@perYear')}`;
      return formula(
        `DATE(YEAR(${refs.constant('@start')}),MONTH(${refs.constant('@start')})+${offset},1)`,
        value,
      );
    }),
    line('@date', words.clock.date, 'date', (column, refs) => {
      const value = serial(columnDate(timeline, column));
      if (column === 0) return formula(`${refs.constant('@start')}-1`, value);
      const first = refs.cell('@first', column);
      return formula(`DATE(YEAR(${first}),MONTH(${first})+12/${refs.constant('@perYear')},0)`, value);
    }),
    line('@year', words.clock.year, 'integer', (column, refs) =>
      formula(`YEAR(${refs.cell('@first', column)})`, columnMonth(timeline, column).year),
    ),
    line('@month', words.clock.month, 'integer', (column, refs) =>
      formula(`MONTH(${refs.cell('@first', column)})`, columnMonth(timeline, column).month),
    ),
    line('@yearFraction', words.clock.yearFraction, 'factor', (_, refs) =>
      formula(`1/${refs.constant('@perYear')}`, months / 12),
    ),
    line('@isOpening', words.clock.isOpening, 'integer', (column, refs) =>
      formula(`IF(${refs.cell('@period', column)}=0,1,0)`, column === 0 ? 1 : 0),
    ),
    line('@planYear', words.clock.planYear, 'integer', (column, refs) =>
      formula(
        `ROUNDUP(${refs.cell('@period', column)}/${refs.constant('@perYear')},0)`,
        Math.ceil(column / perYear),
      ),
    ),
  ];
}

/** Excel's number of a date in the 1900 system; plans start after February 1900, where it counts true days. */
export function serial(iso: string): number {
  const [year = 1900, month = 1, day = 1] = iso.split('-').map(Number);
  return Math.round((Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000);
}
