/**
 * Gathers the sheets of a parsed workbook as plain data: cells, merges, visibility, hidden rows and columns.
 * Promises: bounded by the cells that exist; sheet names are only ever looked up, never used to build objects;
 * everything that a user should know (hidden sheets, stored values, 1904) becomes a notice. It must not parse.
 */
import type * as XLSX from 'xlsx';
import type { ImportNotice, ImportResult } from '../../contract/import/notices.ts';
import { refuseImport } from '../../contract/import/notices.ts';
import type { Sheet, Workbook } from '../../contract/import/sheet.ts';
import { withBareFormulas } from './bare-formulas.ts';
import { textDecimal } from './decimal-mark.ts';
import { harvestCells } from './sheet-cells.ts';
import type { SheetFacts } from './sheet-facts.ts';
import { withCellReferences } from './structured-references.ts';

const LIMITS = { cells: 1_500_000, merges: 10_000, sheets: 500, names: 5000 } as const;

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
    formulas += facts[at]?.bare.length ?? 0;
    const decimal = textDecimal(harvest.rows);
    if (decimal === ',') {
      found.push({
        code: 'decimal-comma',
        message: `Text figures of "${name}" are read with a decimal comma: 1.234,5 is 1234.5.`,
        params: { sheet: name },
      });
    }
    sheets.push({
      name,
      hidden: state,
      rows: [...withCellReferences(withBareFormulas(harvest.rows, facts[at]))],
      merges: (worksheet['!merges'] ?? [])
        .slice(0, LIMITS.merges)
        .map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c })),
      hiddenColumns: [...(facts[at]?.hiddenColumns ?? hiddenColumnsOf(worksheet))],
      date1904,
      origin: format === 'html' ? 'delimited' : 'workbook',
      decimal,
      ...blueOf(facts[at]),
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
        'Some formulas were saved without a value, as programs that write workbooks do. Rows whose formula is kept are calculated here; others count as empty. Open the workbook in Excel and save it to be sure.',
      places: withoutValue.slice(0, 100),
    });
  }
  if (sheets.length === 0) {
    return refuseImport(
      'damaged',
      'None of the sheets of the workbook could be read. Open it in Excel, repair and save it again.',
    );
  }
  const names = namesOf(book, sheets);
  return {
    ok: true,
    value: { format, sheets, notices: found, ...(names.length > 0 && { names: [...names] }) },
  };
}

function blueOf(facts: SheetFacts | undefined): Pick<Sheet, 'blue'> {
  if (!facts || facts.blue.size === 0) return {};
  return { blue: [...facts.blue].map(([r, columns]) => ({ r, columns: [...columns] })) };
}

/** Names for cells that formulas use; names that Excel keeps for itself (_xlnm.Print_Area) are none. */
function namesOf(book: XLSX.WorkBook, sheets: readonly Sheet[]): NonNullable<Workbook['names']> {
  return (book.Workbook?.Names ?? []).slice(0, LIMITS.names).flatMap(({ Name, Ref, Sheet: place }) => {
    if (typeof Name !== 'string' || typeof Ref !== 'string' || Name.startsWith('_xlnm') || Ref.length > 200)
      return [];
    // A name of one sheet is told by the sheet's place in the book, which is its place here unless one was unreadable.
    const owner = place === undefined || sheets.length !== book.SheetNames.length ? {} : { sheet: place };
    return [{ name: Name, refers: Ref, ...owner }];
  });
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
