/**
 * Gathers the sheets of a parsed workbook as plain data: cells, merges, visibility, hidden rows and columns.
 * Promises: bounded by the cells that exist; sheet names are only ever looked up, never used to build objects;
 * everything that a user should know (hidden sheets, stored values, 1904) becomes a notice. It must not parse.
 */
import type * as XLSX from 'xlsx';
import type { ImportNotice, ImportResult, Sheet, Workbook } from '../../contract/import.ts';
import { refuseImport } from '../../contract/import.ts';
import { harvestCells } from './sheet-cells.ts';
import type { SheetFacts } from './sheet-facts.ts';

const LIMITS = { cells: 1_500_000, merges: 10_000, sheets: 500 } as const;

export function collectSheets(
  book: XLSX.WorkBook,
  format: string,
  facts: readonly SheetFacts[],
  notices: readonly ImportNotice[],
): ImportResult<Workbook> {
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const found: ImportNotice[] = [...notices];
  if (date1904)
    found.push({
      code: 'date-system-1904',
      message: 'The workbook counts days from 1904 (Excel for Mac); its dates were read that way.',
    });
  const sheets: Sheet[] = [];
  let cells = 0;
  let formulas = 0;
  const withoutValue: string[] = [];
  for (const [at, name] of book.SheetNames.slice(0, LIMITS.sheets).entries()) {
    // SheetNames is a list; looking up `__proto__` here finds the sheet that the parser put there, never a method.
    const worksheet = book.Sheets[name];
    if (typeof worksheet !== 'object' || worksheet === null) {
      // The parser skips a sheet that it can't read; a user must not take it for empty.
      found.push({
        code: 'unread-sheet',
        message: `The sheet "${name}" is damaged and could not be read.`,
        params: { sheet: name },
      });
      continue;
    }
    const harvest = harvestCells(
      worksheet,
      facts[at]?.hiddenRows ?? hiddenRowsOf(worksheet),
      LIMITS.cells - cells,
    );
    if (harvest.outside) {
      return refuseImport(
        'damaged',
        `The sheet "${name}" has cells outside of the largest possible sheet. Open it in Excel, repair and save it again.`,
        { params: { sheet: name, why: 'sheet' } },
      );
    }
    if (harvest.exceeded) {
      return refuseImport(
        'too-many-cells',
        `The workbook has more than ${LIMITS.cells} filled cells. Delete the sheets that are not needed and save it again.`,
        {
          params: { limit: LIMITS.cells },
        },
      );
    }
    cells += harvest.cells;
    formulas += harvest.formulas;
    withoutValue.push(
      ...(facts[at]?.withoutValue ?? harvest.withoutValue).map((address) => `${name}!${address}`),
    );
    const visibility = book.Workbook?.Sheets?.[at]?.Hidden ?? 0;
    const state = visibility === 2 ? 'very' : visibility === 1 ? 'hidden' : 'no';
    if (state !== 'no') {
      found.push({
        code: 'hidden-sheet',
        message: `The sheet "${name}" is hidden; it is listed and not imported unless you choose it.`,
        params: { sheet: name },
      });
    }
    sheets.push({
      name,
      hidden: state,
      rows: harvest.rows,
      merges: (worksheet['!merges'] ?? [])
        .slice(0, LIMITS.merges)
        .map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c })),
      hiddenColumns: [...(facts[at]?.hiddenColumns ?? hiddenColumnsOf(worksheet))],
      date1904,
      origin: format === 'html' ? 'delimited' : 'workbook',
      decimal: '.',
    });
  }
  if (formulas > 0) {
    found.push({
      code: 'cached-values',
      message: `${formulas} formula(s): the values stored when the workbook was last saved are used, nothing is recalculated.`,
      params: { count: formulas },
    });
  }
  if (withoutValue.length > 0) {
    found.push({
      code: 'formula-without-value',
      message:
        'Some formulas were saved without a value and count as empty. Open the workbook in Excel, let it calculate, and save it.',
      places: withoutValue.slice(0, 100),
    });
  }
  if (sheets.length === 0) {
    return refuseImport(
      'damaged',
      'None of the sheets of the workbook could be read. Open it in Excel, repair and save it again.',
    );
  }
  return { ok: true, value: { format, sheets, notices: found } };
}

function hiddenRowsOf(worksheet: XLSX.WorkSheet): ReadonlySet<number> {
  const rows = new Set<number>();
  worksheet['!rows']?.forEach((row, at) => {
    if (row?.hidden) rows.add(at);
  });
  return rows;
}

function hiddenColumnsOf(worksheet: XLSX.WorkSheet): readonly number[] {
  const columns: number[] = [];
  worksheet['!cols']?.forEach((column, at) => {
    if (column?.hidden) columns.push(at);
  });
  return columns;
}
