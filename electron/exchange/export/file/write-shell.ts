/**
 * All of a workbook but its cells, as a file of the library: sheets, styles, names, panes, print set-up, checks on
 * input, lists, formats by value, links, comments and charts. The cells are written by sheet-xml.ts: the library takes
 * one call for each.
 */
import { modelHash } from '../../../packs/content/model-hash.ts';
import type { ExcelFile, Excelize } from '../../excelize.ts';
import { fileBytes, must } from '../../excelize.ts';
import type { Book } from '../book.ts';
import { cellName, columnName, sheetPrefix } from '../columns.ts';
import type { SheetSetUp, Workbook } from '../workbook-model.ts';
import { type PrintedBook, setUpPrint } from './print-set-up.ts';
import { styleKey, styleOf } from './styles.ts';
import { addChart, chartParts } from './write-charts.ts';
import { addMarks } from './write-marks.ts';
import { addValidation } from './write-validation.ts';

export type Shell = {
  readonly bytes: Uint8Array;
  /** The number of each look in the file's list of formats. */
  readonly styles: ReadonlyMap<string, number>;
  /** The parts of the charts, in their order. */
  readonly charts: readonly string[];
};

/** Beyond these Excel still opens the file, but slowly; the Sources sheet tells all of it. */
const MOST_COMMENTS = 400;
const COMMENT_LENGTH = 1000;

/** Of a book what its file says of itself beside its cells. */
export type ShellBook = PrintedBook & Pick<Book, 'scheme' | 'language'>;

export function writeShell(excelize: Excelize, book: ShellBook, workbook: Workbook): Shell {
  const file = excelize.NewFile();
  workbook.sheets.forEach(({ title }, index) => {
    if (index === 0) must(file.SetSheetName('Sheet1', title), title);
    else must(file.NewSheet(title), title);
  });
  const styles = addStyles(file, book, workbook);
  const hash = modelHash(book.plan, null).slice(0, 12);
  for (const setUp of workbook.sheets) setUpSheet(file, setUp, workbook.outline.has(setUp.title), book, hash);
  addNames(file, book, workbook);
  addValidation(file, book, workbook);
  addMarks(file, workbook);
  addLinksAndComments(file, workbook);
  for (const chart of workbook.charts) addChart(excelize, file, chart);
  must(file.SetCalcProps({ FullCalcOnLoad: true, CalcMode: 'auto' }), 'calculation');
  must(
    file.SetDocProps({
      Title: book.plan.name,
      Subject: book.moreWords.print.model(hash),
      Description: book.plan.description.slice(0, 255),
      Creator: 'Hurdle',
      LastModifiedBy: 'Hurdle',
      Language: book.language === 'zh' ? 'zh-CN' : 'en-GB',
    }),
    'properties',
  );
  file.SetActiveSheet(0);
  return { bytes: fileBytes(file), styles, charts: chartParts(workbook, book.language) };
}

function addStyles(
  file: ExcelFile,
  { scheme, language }: ShellBook,
  { cells }: Workbook,
): ReadonlyMap<string, number> {
  const styles = new Map<string, number>();
  for (const { look } of cells) {
    const key = styleKey(look);
    if (!styles.has(key)) styles.set(key, must(file.NewStyle(styleOf(look, scheme, language)), key).style);
  }
  return styles;
}

function setUpSheet(
  file: ExcelFile,
  setUp: SheetSetUp,
  hasOutline: boolean,
  book: ShellBook,
  hash: string,
): void {
  const { title, widths, freeze, tab } = setUp;
  for (const [from, to, size] of widths)
    must(file.SetColWidth(title, columnName(from), columnName(to), size), 'width');
  if (freeze) {
    must(
      file.SetPanes(title, {
        Freeze: true,
        XSplit: freeze.columns,
        YSplit: freeze.rows,
        TopLeftCell: cellName(freeze.columns + 1, freeze.rows + 1),
        ActivePane: freeze.columns === 0 ? 'bottomLeft' : freeze.rows === 0 ? 'topRight' : 'bottomRight',
      }),
      'panes',
    );
  }
  must(
    file.SetSheetView(title, 0, { ShowGridLines: false, ZoomScale: 90, TopLeftCell: 'A1', View: 'normal' }),
    'view',
  );
  must(
    file.SetSheetProps(title, {
      FitToPage: true,
      ...(tab === undefined ? {} : { TabColorRGB: tab }),
      // The total of a group stands below it.
      ...(hasOutline ? { OutlineSummaryBelow: true } : {}),
    }),
    'page',
  );
  setUpPrint(file, setUp, book, hash);
}

/** A name for every line: the row of its values; constants by their one cell. */
function addNames(file: ExcelFile, book: ShellBook, workbook: Workbook): void {
  for (const { name, refersTo } of workbook.names) {
    must(
      file.SetDefinedName({ Name: name, RefersTo: refersTo, Comment: book.plan.name.slice(0, 100) }),
      name,
    );
  }
  const cells = Map.groupBy(workbook.cells, ({ sheet }) => sheet);
  for (const { title, printed } of workbook.sheets) {
    const own = cells.get(title) ?? [];
    // Charts below the cells are printed with them.
    if (!printed && workbook.charts.some(({ sheet }) => sheet === title)) continue;
    const row = printed?.rows ?? own.reduce((most, cell) => Math.max(most, cell.row), 1);
    const column = printed?.columns ?? own.reduce((most, cell) => Math.max(most, cell.column), 1);
    must(
      file.SetDefinedName({
        Name: '_xlnm.Print_Area',
        RefersTo: `${sheetPrefix(title)}$A$1:$${columnName(column)}$${row}`,
        Scope: title,
      }),
      'print area',
    );
  }
}

function addLinksAndComments(file: ExcelFile, { cells }: Workbook): void {
  let comments = 0;
  for (const { sheet, row, column, link, comment, span = 1 } of cells) {
    if (span > 1)
      must(file.MergeCell(sheet, cellName(column, row), cellName(column + span - 1, row)), 'joined cells');
    if (link !== undefined)
      must(file.SetCellHyperLink(sheet, cellName(column, row), link, 'Location'), 'link');
    if (comment === undefined || comments >= MOST_COMMENTS) continue;
    comments += 1;
    const text = comment
      .slice(0, COMMENT_LENGTH)
      .toWellFormed()
      .replace(/[^\P{Cc}\n\t]/gu, ' ');
    const lines = text.split('\n').reduce((sum, each) => sum + 1 + Math.floor(each.length / 45), 0);
    must(
      file.AddComment(sheet, {
        Cell: cellName(column, row),
        Author: 'Hurdle',
        Paragraph: [{ Text: text, Font: { Size: 9 } }],
        Width: 280,
        Height: 20 + 16 * Math.min(lines, 20),
      }),
      'comment',
    );
  }
}
