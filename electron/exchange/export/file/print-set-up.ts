/**
 * How a sheet is printed: paper, as wide as a page where it can be read, header rows and labels on every page, page
 * breaks, and what stands at the head and foot. Nothing of it changes a cell.
 */
import type { ExcelFile } from '../../excelize.ts';
import { must } from '../../excelize.ts';
import type { Book } from '../book.ts';
import { cellName, columnName, sheetPrefix } from '../columns.ts';
import type { SheetSetUp } from '../workbook-model.ts';

/** Excel's numbers of the papers. */
const PAPERS = { letter: 1, a4: 9 } as const;
/** In inches; wide enough at the foot for two lines. */
const MARGINS = { Left: 0.5, Right: 0.5, Top: 0.8, Bottom: 0.8, Header: 0.35, Footer: 0.3 };
/** Of all that stands at the head, or at the foot. */
const LONGEST = 255;

/** Of a book what the set-up of its file says; a file without a live model has no more. */
export type PrintedBook = Pick<Book, 'plan' | 'words' | 'moreWords' | 'pageMarks'> & {
  /** Name of the scenario that the switch stands on; null without a switch. */
  readonly switchedTo: string | null;
};

export function setUpPrint(file: ExcelFile, setUp: SheetSetUp, book: PrintedBook, hash: string): void {
  const { title, titleRows, titleColumns, pagesWide = 1, isPortrait = false, breaks = [] } = setUp;
  must(
    file.SetPageLayout(title, {
      Size: PAPERS[book.pageMarks?.paper ?? 'a4'],
      Orientation: isPortrait ? 'portrait' : 'landscape',
      FitToWidth: pagesWide,
      FitToHeight: 0,
    }),
    'page',
  );
  if (book.pageMarks) must(file.SetPageMargins(title, MARGINS), 'margins');
  const { head, foot } = book.pageMarks ? packLines(book, book.pageMarks) : planLines(book, hash);
  must(file.SetHeaderFooter(title, { OddHeader: head, OddFooter: foot }), 'footer');
  for (const row of breaks) must(file.InsertPageBreak(title, cellName(1, row)), 'page break');
  const prefix = sheetPrefix(title);
  const titles = [
    ...(titleColumns ? [`${prefix}$${columnName(titleColumns[0])}:$${columnName(titleColumns[1])}`] : []),
    ...(titleRows ? [`${prefix}$${titleRows[0]}:$${titleRows[1]}`] : []),
  ];
  if (titles.length === 0) return;
  must(
    file.SetDefinedName({ Name: '_xlnm.Print_Titles', RefersTo: titles.join(','), Scope: title }),
    'print titles',
  );
}

type Lines = { readonly head: string; readonly foot: string };

function planLines(book: PrintedBook, hash: string): Lines {
  const { print } = book.moreWords;
  const left = `&L${headerText(book.plan.name)}`;
  const scenario = book.switchedTo === null ? '' : `&C${headerText(print.scenario(book.switchedTo))}`;
  const unit = `&R${headerText(book.words.conventions.amounts(book.plan.settings.currency))}`;
  return {
    head: `${left}${scenario}${unit}`,
    foot: `&L${headerText(print.model(hash))}&C&A&R${print.page} &P / &N`,
  };
}

function packLines(book: PrintedBook, { head, foot, draft }: NonNullable<Book['pageMarks']>): Lines {
  const mark = draft === null ? '' : `&C&14&KB91C1C${headerText(draft)}`;
  const end = `&R&8${book.moreWords.print.page} &P / &N`;
  const [first, second] = foot;
  const room = LONGEST - end.length - headerText(second).length - 6;
  return {
    head: `&L&8${headerText(head.left)}${mark}&R&8${headerText(head.right)}`,
    foot: `&L&8${headerText(first, room)}\n${headerText(second)}${end}`,
  };
}

/** & starts a code in a header or footer, a digit behind a code would be read as a size, and all holds 255 characters. */
function headerText(text: string, longest = 60): string {
  const plain = text.toWellFormed().replace(/\p{Cc}+/gu, ' ');
  let kept = /^[\d+-]/.test(plain) ? ' ' : '';
  for (const each of plain) {
    const written = each === '&' ? '&&' : each;
    if (kept.length + written.length > longest) break;
    kept += written;
  }
  return kept;
}
