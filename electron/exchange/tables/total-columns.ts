/**
 * Columns that add up periods (quarters and years among months, 合计) are left out and checked: rows whose total differs
 * from their periods are told. Promises that a column of averages or rates is not called wrong. Pure.
 */
import type { ImportNotice } from '../../contract/import/notices.ts';
import type { Sheet } from '../../contract/import/sheet.ts';
import { headerWords } from '../periods/header-words.ts';
import type { Header } from '../periods/period-columns.ts';
import { cellNumber, cellText } from '../sheets/cell-number.ts';
import type { ReadRow } from '../sheets/row-notices.ts';
import { addressIn, columnIn } from '../sheets/sheet-cells.ts';

type TotalColumn = { readonly column: number; readonly of: readonly number[] };

const HALF_A_CENT = 0.005;

export function totalColumnNotices(
  sheet: Sheet,
  header: Header,
  rows: readonly ReadRow[],
): readonly ImportNotice[] {
  const totals = totalColumns(sheet, header);
  if (totals.length === 0) return [];
  const byRow = new Map(sheet.rows.map((row) => [row.r, new Map(row.cells.map((cell) => [cell.c, cell]))]));
  const amounts = rows.filter(({ line }) => line.kind !== 'driver' && line.unit !== '%');
  const differing: string[] = [];
  const opening = header.columns.findIndex(({ period }) => period === 0);
  for (const { column, of } of totals) {
    const checked = amounts.flatMap(({ line, values }) => {
      const figure = cellNumber(byRow.get(line.row)?.get(column), sheet);
      if (figure.kind !== 'number') return [];
      const sum = of.reduce((running, at) => running + (values[at] ?? 0), 0);
      // A total of a case with an outlay at time 0 may hold it or not.
      const agrees = [sum, sum + (opening === -1 ? 0 : (values[opening] ?? 0))].some(
        (each) => Math.abs(each - figure.value) < Math.max(HALF_A_CENT, Math.abs(figure.value) * 1e-9),
      );
      return [{ agrees, place: addressIn(sheet, line.row, column) }];
    });
    const right = checked.filter(({ agrees }) => agrees).length;
    // Where hardly any row agrees the column is something else: an average, a balance, a rate.
    if (right * 2 >= checked.length)
      differing.push(...checked.flatMap((each) => (each.agrees ? [] : [each.place])));
  }
  const notices: ImportNotice[] = [
    {
      code: 'total-columns',
      message: `${totals.length} column(s) with totals of periods were left out and checked against their periods.`,
      places: totals.map(({ column }) => columnIn(sheet, column)),
      params: { count: totals.length },
    },
  ];
  if (differing.length > 0) {
    notices.push({
      code: 'column-totals-differ',
      message: `${differing.length} total(s) at the side do not agree with the periods of their row.`,
      places: differing.slice(0, 100),
      params: { count: differing.length },
    });
  }
  return notices;
}

/** Each with the places of its periods in header.columns. */
function totalColumns(sheet: Sheet, header: Header): readonly TotalColumn[] {
  const periods = new Map(header.columns.map(({ column, period }, at) => [column, { at, period }]));
  const first = Math.min(...periods.keys());
  const found = new Map<number, TotalColumn>();
  for (const { column, from, to } of header.sums)
    found.set(column, {
      column,
      of: [...periods.values()].filter(({ period }) => period >= from && period <= to).map(({ at }) => at),
    });
  for (const row of sheet.rows) {
    if (!header.rows.includes(row.r)) continue;
    for (const cell of row.cells) {
      if (cell.t !== 's' || periods.has(cell.c) || found.has(cell.c)) continue;
      const { flavour, period } = headerWords(cellText(cell, sheet));
      if (flavour !== 'total' || period.kind !== 'none') continue;
      // A total before the periods, as feasibility studies have it, adds up all of them.
      const of = [...periods].filter(
        ([column, { period: number }]) => number > 0 && (cell.c < first || column < cell.c),
      );
      found.set(cell.c, { column: cell.c, of: of.map(([, { at }]) => at) });
    }
  }
  return [...found.values()].filter(({ of }) => of.length >= 2);
}
