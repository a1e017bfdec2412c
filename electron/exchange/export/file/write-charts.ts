/** Native charts of the cumulative cash flow: columns for the flow of each period, lines for both cumulated flows. */
import type { ExcelFile, Excelize } from '../../excelize.ts';
import { must } from '../../excelize.ts';
import type { Book } from '../book.ts';
import { columnName, FIRST_ROW, OPENING, sheetPrefix, timeColumn } from '../columns.ts';
import type { Workbook } from '../compose-workbook.ts';

const FLOW = '9CA3AF';
const CUMULATIVE = '1F3A5F';
const DISCOUNTED = 'C2410C';

export function addCharts(excelize: Excelize, file: ExcelFile, book: Book, workbook: Workbook): void {
  const { chartRows, returns, summary } = workbook;
  chart(excelize, file, book, returns, chartRows, returns, `A${FIRST_ROW}`, { Width: 1100, Height: 340 });
  chart(excelize, file, book, returns, chartRows, summary.title, `A${summary.lastRow + 2}`, {
    Width: 960,
    Height: 320,
  });
}

type ChartRows = Workbook['chartRows'];

function chart(
  excelize: Excelize,
  file: ExcelFile,
  book: Book,
  source: string,
  rows: ChartRows,
  target: string,
  cell: string,
  size: { readonly Width: number; readonly Height: number },
): void {
  const words = book.returnsWords.chart;
  const range = (row: number): string =>
    `${sheetPrefix(source)}$${columnName(OPENING)}$${row}:$${columnName(timeColumn(book.periods))}$${row}`;
  const name = (row: number): string => `${sheetPrefix(source)}$A$${row}`;
  const fill = (colour: string) => ({ Type: 'pattern', Pattern: 1, Color: [colour] });
  const line = (row: number, colour: string) => ({
    Name: name(row),
    Categories: range(rows.periods),
    Values: range(row),
    Fill: fill(colour),
    Line: { Type: excelize.LineSolid, Width: 2, Fill: fill(colour) },
    Marker: { Symbol: 'none' },
  });
  const font = { Size: 9, Color: '374151' };
  // The library draws the axes of the last part of a combined chart, so both parts get the same ones.
  const axes = {
    XAxis: {
      Font: font,
      TickLabelPosition: excelize.ChartTickLabelLow,
      TickLabelSkip: Math.max(1, Math.ceil((book.periods + 1) / 12)),
    },
    YAxis: {
      MajorGridLines: true,
      Font: font,
      NumFmt: { CustomNumFmt: '#,##0;(#,##0);0', SourceLinked: false },
    },
  };
  must(
    file.AddChart(
      target,
      cell,
      {
        Type: excelize.Col,
        Series: [
          {
            Name: name(rows.flow),
            Categories: range(rows.periods),
            Values: range(rows.flow),
            Fill: fill(FLOW),
          },
        ],
        Title: {
          Paragraph: [
            { Text: `${words.title} (${book.plan.settings.currency})`, Font: { Size: 12, Bold: true } },
          ],
        },
        Legend: { Position: 'bottom' },
        Dimension: size,
        GapWidth: 60,
        ...axes,
        Format: { AltText: words.title, Name: words.title },
      },
      {
        Type: excelize.Line,
        Series: [line(rows.cumulative, CUMULATIVE), line(rows.cumulativeDiscounted, DISCOUNTED)],
        ...axes,
      },
    ),
    'chart',
  );
}
