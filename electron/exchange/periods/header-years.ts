/**
 * The years that a header lacks: in the rows above it, where a merged or single year reaches to the next one, or the one year
 * that titles name. Promises that two different years in titles are none. It must not assume a year.
 */
import type { Sheet } from '../../contract/import/sheet.ts';
import { cellWords } from './header-words.ts';

export type YearsAbove = {
  readonly row: number;
  readonly years: readonly {
    readonly column: number;
    readonly year: number;
    /** Said to be a fiscal year: FY26. */
    readonly fiscal: boolean;
  }[];
  /** assumed where the row above only counts them: Year 1, Year 2. */
  readonly source: 'above' | 'assumed';
};

/** The years in the one or two rows above; a merged or single year reaches to the next one on its right. */
export function yearsAbove(sheet: Sheet, at: number, fallbackYear: number): YearsAbove | undefined {
  for (const row of [sheet.rows[at - 1], sheet.rows[at - 2]]) {
    if (!row) continue;
    let counted = 0;
    const years = row.cells.flatMap((cell) => {
      const { period } = cellWords(cell, sheet);
      if (period.kind === 'relative' && period.unit === 'year' && period.index > 0) {
        counted += 1;
        return [{ column: cell.c, year: fallbackYear + period.index - 1, fiscal: false }];
      }
      return period.kind === 'year'
        ? [{ column: cell.c, year: period.year, fiscal: period.fiscal === true }]
        : [];
    });
    if (years.length > 0 && years.some(({ column }) => column > 0))
      return { row: row.r, years, source: counted === years.length ? 'assumed' : 'above' };
  }
  return undefined;
}

export function yearFor(years: YearsAbove['years'], column: number): number | undefined {
  return years.filter((entry) => entry.column <= column).at(-1)?.year;
}

const TITLE_ROWS = 60;

/** The one year that titles name: '2026年度预算', 'Budget 2026'; two different years are none. */
export function titleYear(sheet: Sheet, at: number): number | undefined {
  const years = new Set<number>();
  for (const { cells } of sheet.rows.slice(Math.max(0, at - TITLE_ROWS), at + 1)) {
    for (const { v } of cells) {
      if (typeof v !== 'string') continue;
      for (const [, digits] of v.matchAll(/(?<!\d)((?:19|20|21)\d{2})(?!\d)/g)) years.add(Number(digits));
    }
  }
  const [only] = years;
  return years.size === 1 ? only : undefined;
}
