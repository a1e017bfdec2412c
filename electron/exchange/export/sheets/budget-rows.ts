/** The Budget sheet: the plan's lines by kind and group with a total for each kind; working capital and memo without. */
import type { Kind, Line } from '../../../../models/plan/schema.ts';
import type { Book } from '../book.ts';
import { lineRow, liveRow } from '../line-row.ts';
import { formula, type Row, type TimeSheet } from '../sheet-model.ts';

const KINDS = [
  'revenue',
  'variable-cost',
  'fixed-cost',
  'investment',
  'working-capital',
  'financing',
  'memo',
] as const;

/** Kinds whose lines add up; the statement row that is their sum. */
export const SUMMED: Readonly<Partial<Record<Kind, string>>> = {
  revenue: '$revenue',
  'variable-cost': '$variable_cost',
  'fixed-cost': '$fixed_cost',
  investment: '$investment',
};

export function totalKey(code: string): string {
  return `@total${code}`;
}

export function budgetSheet(book: Book): TimeSheet {
  return {
    key: 'budget',
    title: book.words.sheets.budget,
    rows: KINDS.flatMap((kind) => kindRows(book, kind)),
  };
}

function kindRows(book: Book, kind: (typeof KINDS)[number]): readonly Row[] {
  const lines = book.plan.lines.filter((line) => line.kind === kind);
  const { words } = book;
  const sumCode = SUMMED[kind];
  const inOrder = byGroup(lines);
  const first = inOrder[0];
  const last = inOrder.at(-1);
  if (!first || !last) return [];
  const more = { outline: 1, ...(sumCode === undefined ? {} : { sum: true }) } as const;
  const rows = inOrder.map((line) =>
    book.variants.lines.has(line.code) ? liveRow(book, line, more) : lineRow(book, line, more),
  );
  const title: Row = { label: words.kinds[kind], look: 'heading', number: 'text' };
  if (sumCode === undefined) return [title, ...rows];
  return [
    title,
    ...rows,
    {
      key: totalKey(sumCode),
      label: words.totalOf(words.kinds[kind]),
      look: 'subtotal',
      number: 'amount',
      unit: book.plan.settings.currency,
      sum: true,
      cell: (column, refs) =>
        formula(
          `SUM(${refs.cell(first.code, column)}:${refs.cell(last.code, column)})`,
          book.values(sumCode)[column] ?? Number.NaN,
        ),
    },
  ];
}

/** Lines of one group stand together, groups in the order in which they first appear. */
function byGroup(lines: readonly Line[]): readonly Line[] {
  const groups = [...new Set(lines.map((line) => line.group))];
  return groups.flatMap((group) => lines.filter((line) => line.group === group));
}
