/**
 * Rows that only tell the time: dates, numbers of periods, fiscal years. Models compute with them, a plan has its own calendar.
 * Promises that a row of figures whose label says something else is none of them. Pure.
 */
import type { Sheet, SheetCell } from '../../contract/import/sheet.ts';
import type { Header } from '../periods/period-columns.ts';
import { isDateFormat } from '../sheets/cell-number.ts';

const COUNTER =
  /^(?:(?:period|year|month|quarter|time|column|model)s?(?: (?:number|no\.?|index|counter|#))?|(?:fiscal|financial|calendar|operating)? ?years?|counter|index|timeline|t|#|期数|期序|期间?序号|序号|年份|年度|月份|第?n年|计算期)\s*$/iu;

export function onlyCounts(
  sheet: Sheet,
  { columns }: Header,
  cells: ReadonlyMap<number, SheetCell>,
  label: string,
): boolean {
  const figures = columns.flatMap(({ column, period }) => {
    const cell = cells.get(column);
    return period > 0 && typeof cell?.v === 'number' ? [{ value: cell.v, z: cell.z }] : [];
  });
  if (figures.length === 0) return false;
  if (figures.every(({ z }) => isDateFormat(z))) return true;
  if (sheet.rows.length === 0 || figures.length < 2 || !COUNTER.test(label.trim())) return false;
  return figures.every(({ value }, at) => {
    const step = value - (figures[at - 1]?.value ?? value);
    return Number.isInteger(value) && (step === 0 || step === 1);
  });
}
