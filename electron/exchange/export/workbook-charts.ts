/** The native charts of the workbook as data: cumulative cash flow, NPV by scenario, distribution of the simulated NPV. */
import type { Book } from './book.ts';
import { cellName, columnName, FIRST_ROW, OPENING, PERIOD_ROW, sheetPrefix, timeColumn } from './columns.ts';
import type { Registry } from './place-rows.ts';
import { SCENARIO_NAMES } from './scenarios/switch-rows.ts';
import { statedKey } from './sheets/metric-rows.ts';
import { returnViews } from './sheets/return-view.ts';
import type { Summary } from './summary/summary-cells.ts';
import type { ChartSpec } from './workbook-model.ts';

const FLOW = '9CA3AF';
const CUMULATIVE = '1F3A5F';
const DISCOUNTED = 'C2410C';

type Places = {
  readonly registry: Registry;
  readonly summary: Summary;
  readonly bins: { readonly from: number; readonly to: number } | null;
};

export function chartsOf(book: Book, { registry, summary, bins }: Places): readonly ChartSpec[] {
  const [first] = returnViews(book);
  if (!first) return [];
  const { words, moreWords, plan } = book;
  const { currency } = plan.settings;
  const returns = words.sheets.returns;
  const over = (sheet: string, row: number, columns: number): string =>
    `${sheetPrefix(sheet)}$${columnName(OPENING)}$${row}:$${columnName(timeColumn(columns))}$${row}`;
  const series = (name: string, colour: string) => {
    const row = registry.get(first.key(name))?.row ?? FIRST_ROW;
    return {
      name: `${sheetPrefix(returns)}$A$${row}`,
      categories: over(returns, PERIOD_ROW, book.periods),
      values: over(returns, row, book.periods),
      colour,
    };
  };
  const title = `${book.returnsWords.chart.title} (${currency})`;
  const cash = {
    title,
    columns: [series('flow', FLOW)],
    lines: [series('cumulative', CUMULATIVE), series('cumulativeDiscounted', DISCOUNTED)],
    labelStep: Math.max(1, Math.ceil((book.periods + 1) / 12)),
  };
  const names = registry.get(SCENARIO_NAMES);
  const npv = registry.get(statedKey(first, 'npv'));
  const columns = book.set.members.length + book.set.leftOut.length - 1;
  return [
    { ...cash, sheet: returns, cell: `A${FIRST_ROW}`, width: 1100, height: 340 },
    { ...cash, sheet: words.sheets.summary, cell: `A${summary.lastRow + 2}`, width: 960, height: 320 },
    ...(names && npv
      ? [
          {
            sheet: names.sheet,
            cell: cellName(OPENING + Math.max(columns + 2, 4), FIRST_ROW + 1),
            width: 560,
            height: 300,
            title: `${book.returnsWords.npv}, ${first.title} (${currency})`,
            columns: [
              {
                name: `${sheetPrefix(npv.sheet)}$A$${npv.row}`,
                categories: over(names.sheet, names.row, columns),
                values: over(npv.sheet, npv.row, columns),
                colour: CUMULATIVE,
              },
            ],
            lines: [],
          },
        ]
      : []),
    ...(bins ? [histogram(moreWords, bins, currency)] : []),
  ];
}

function histogram(
  { sheets, simulation }: Book['moreWords'],
  { from, to }: { readonly from: number; readonly to: number },
  currency: string,
): ChartSpec {
  const range = (column: string): string =>
    `${sheetPrefix(sheets.simulation)}$${column}$${from}:$${column}$${to}`;
  return {
    sheet: sheets.simulation,
    cell: 'G5',
    width: 720,
    height: 340,
    title: `${simulation.histogram} (${currency})`,
    columns: [
      {
        name: `${sheetPrefix(sheets.simulation)}$C$${from - 1}`,
        categories: range('E'),
        values: range('C'),
        colour: CUMULATIVE,
      },
    ],
    lines: [],
    labelStep: Math.max(1, Math.ceil((to - from + 1) / 8)),
    isTight: true,
    numberFormat: '#,##0',
  };
}
