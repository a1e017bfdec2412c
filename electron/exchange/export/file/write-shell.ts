/**
 * All of a workbook but its cells, as a file of the library: sheets, styles, names, panes, print set-up, checks on
 * input, conditional formats and charts. The cells are written by sheet-xml.ts: the library takes one call for each.
 */
import type { ExcelFile, Excelize } from '../../excelize.ts';
import { fileBytes, must } from '../../excelize.ts';
import type { Book } from '../book.ts';
import { cellName, columnName, OPENING, sheetPrefix, timeColumn } from '../columns.ts';
import type { Workbook } from '../compose-workbook.ts';
import { SOURCE_HEADER_ROW, SOURCE_WIDTHS } from '../sheets/source-cells.ts';
import { styleKey, styleOf } from './styles.ts';
import { addCharts } from './write-charts.ts';
import { addValidation } from './write-validation.ts';

export type Shell = {
  readonly bytes: Uint8Array;
  /** The number of each look in the file's list of formats. */
  readonly styles: ReadonlyMap<string, number>;
};

export function writeShell(excelize: Excelize, book: Book, workbook: Workbook): Shell {
  const file = excelize.NewFile();
  workbook.sheets.forEach(({ title }, index) => {
    if (index === 0) must(file.SetSheetName('Sheet1', title), title);
    else must(file.NewSheet(title), title);
  });
  const styles = addStyles(file, workbook);
  for (const { title, kind } of workbook.sheets) setUpSheet(file, title, kind, book);
  addNames(file, book, workbook);
  addValidation(excelize, file, book, workbook);
  addCharts(excelize, file, book, workbook);
  must(file.SetCalcProps({ FullCalcOnLoad: true, CalcMode: 'auto' }), 'calculation');
  must(
    file.SetDocProps({
      Title: book.plan.name,
      Description: book.plan.description.slice(0, 255),
      Creator: 'Hurdle',
      LastModifiedBy: 'Hurdle',
      Language: book.language === 'zh' ? 'zh-CN' : 'en-GB',
    }),
    'properties',
  );
  file.SetActiveSheet(0);
  return { bytes: fileBytes(file), styles };
}

function addStyles(file: ExcelFile, { cells }: Workbook): ReadonlyMap<string, number> {
  const styles = new Map<string, number>();
  for (const { look } of cells) {
    const key = styleKey(look);
    if (!styles.has(key)) styles.set(key, must(file.NewStyle(styleOf(look)), key).style);
  }
  return styles;
}

export type SheetKind = 'summary' | 'time' | 'list' | 'data';

function setUpSheet(file: ExcelFile, sheet: string, kind: SheetKind, book: Book): void {
  const lastTime = columnName(timeColumn(book.periods));
  const width = (from: string, to: string, size: number): void =>
    void must(file.SetColWidth(sheet, from, to, size), 'width');
  if (kind === 'time') {
    width('A', 'A', 40);
    width('B', 'B', 18);
    width('C', 'C', 11);
    width('D', 'E', 15);
    width(columnName(OPENING), lastTime, 13);
    freeze(file, sheet, OPENING - 1, 5);
  } else if (kind === 'summary') {
    width('A', 'A', 42);
    width('B', 'E', 26);
  } else if (kind === 'list') {
    SOURCE_WIDTHS.forEach((size, index) => {
      width(columnName(index + 1), columnName(index + 1), size);
    });
    freeze(file, sheet, 1, SOURCE_HEADER_ROW);
  } else width('A', 'A', 120);
  must(
    file.SetSheetView(sheet, 0, { ShowGridLines: false, ZoomScale: 90, TopLeftCell: 'A1', View: 'normal' }),
    'view',
  );
  printSetUp(file, sheet, kind, book);
}

function freeze(file: ExcelFile, sheet: string, columns: number, rows: number): void {
  const corner = cellName(columns + 1, rows + 1);
  must(
    file.SetPanes(sheet, {
      Freeze: true,
      XSplit: columns,
      YSplit: rows,
      TopLeftCell: corner,
      ActivePane: 'bottomRight',
    }),
    'panes',
  );
}

/** A4 landscape, as wide as a page where it can be read, header rows and labels on every page, footer with the pages. */
function printSetUp(file: ExcelFile, sheet: string, kind: SheetKind, book: Book): void {
  must(
    file.SetPageLayout(sheet, {
      Size: 9,
      Orientation: 'landscape',
      FitToWidth: kind === 'time' ? Math.ceil((book.periods + 1) / 14) : 1,
      FitToHeight: 0,
    }),
    'page',
  );
  must(
    file.SetSheetProps(sheet, { FitToPage: true, ...(kind === 'data' ? { TabColorRGB: '9CA3AF' } : {}) }),
    'page',
  );
  must(file.SetHeaderFooter(sheet, { OddFooter: `&L${footerText(book.plan.name)}&C&A&R&P / &N` }), 'footer');
  if (kind === 'summary' || kind === 'data') return;
  const prefix = sheetPrefix(sheet);
  const titles =
    kind === 'time'
      ? `${prefix}$A:$C,${prefix}$4:$5`
      : `${prefix}$${SOURCE_HEADER_ROW}:$${SOURCE_HEADER_ROW}`;
  must(file.SetDefinedName({ Name: '_xlnm.Print_Titles', RefersTo: titles, Scope: sheet }), 'print titles');
}

/** & starts a code in a footer, and a footer holds 255 characters. */
function footerText(name: string): string {
  return name.slice(0, 100).replaceAll('&', '&&');
}

/** A name for every line: the row of its values; constants by their one cell. */
function addNames(file: ExcelFile, book: Book, workbook: Workbook): void {
  for (const { name, refersTo } of workbook.names) {
    must(
      file.SetDefinedName({ Name: name, RefersTo: refersTo, Comment: book.plan.name.slice(0, 100) }),
      name,
    );
  }
}
