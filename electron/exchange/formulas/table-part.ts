/**
 * A table that is to be imported: its sheet, the mapping laid over it, and where its periods lie in the plan. Several
 * tables of a workbook share one plan, so each may begin some periods after the plan does.
 */

import type { Sheet, Workbook } from '../../contract/import/sheet.ts';
import type { SheetMapping } from '../../contract/import.ts';
import type { Frame } from './book-view.ts';

export type TablePart = {
  readonly mapping: SheetMapping;
  readonly sheet: Sheet;
  /** Periods between the start of the plan and of this table. */
  readonly offset: number;
};

export function partsOf(workbook: Workbook, mappings: readonly SheetMapping[]): readonly TablePart[] {
  const first = mappings.reduce(
    (least, { timeline }) => (timeline.start < least ? timeline.start : least),
    mappings[0]?.timeline.start ?? '',
  );
  return mappings.flatMap((mapping) => {
    const sheet = workbook.sheets[mapping.sheet];
    return sheet ? [{ mapping, sheet, offset: periodsBetween(first, mapping) }] : [];
  });
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** Whole periods, or a fraction where the two axes do not meet. */
function periodsBetween(first: string, { timeline }: SheetMapping): number {
  const months = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return (months(timeline.start) - months(first)) / MONTHS[timeline.periodicity];
}

export function frameOf({ mapping, sheet, offset }: TablePart): Frame {
  const down = mapping.orientation === 'down';
  const periods = new Map(
    mapping.columns.map(({ column, period }) => [column, period === 0 ? 0 : period + offset]),
  );
  const lines = new Set(mapping.lines.map(({ row }) => row));
  const included = new Set(mapping.lines.filter(({ include }) => include).map(({ row }) => row));
  const area = mapping.area ?? wholeSheet(sheet);
  return {
    sheet: mapping.sheet,
    down,
    periods,
    columnOf: new Map([...periods].map(([column, period]) => [period, column])),
    lines,
    included,
    area,
  };
}

function wholeSheet(sheet: Sheet): Frame['area'] {
  return { top: 0, left: 0, bottom: sheet.rows.at(-1)?.r ?? 0, right: 16_383 };
}
