/**
 * The columns of a pack's tables: the periods of a short plan, the fiscal years of a longer one, and groups of years of a
 * very long one, with the opening before them. Tables that would be too wide for a page come in parts.
 */
import type { Timeline } from '../../../../models/plan/schema.ts';
import type { PackContext } from '../context.ts';
import { figure } from '../figures.ts';
import type { Block, Cell, Figure, TableRow } from '../pack-content.ts';
import { cellFigure, sumFigure } from './shown-figures.ts';
import { fiscalYears, type Span, singlePeriods } from './time-words.ts';

/** A plan of so many periods is shown by period, a longer one by year. */
export const MOST_PERIODS = 13;
const MOST_YEARS = 16;
const YEARS_TOGETHER = 5;
/** Numeric columns that fit on an upright page. */
export const WIDEST = 9;

/** Periods or years, without the opening. */
export function spansOf(timeline: Timeline): readonly Span[] {
  if (timeline.periods <= MOST_PERIODS) {
    return singlePeriods(timeline);
  }
  const years = fiscalYears(timeline);
  if (years.length <= MOST_YEARS) return years;
  const single = years.slice(0, YEARS_TOGETHER);
  const grouped: Span[] = [];
  for (let at = YEARS_TOGETHER; at < years.length; at += YEARS_TOGETHER) {
    const part = years.slice(at, at + YEARS_TOGETHER);
    const first = part[0];
    const last = part.at(-1);
    if (!first || !last) continue;
    const title = first === last ? first.title : `${first.title}–${last.title.slice(2)}`;
    grouped.push({ title, from: first.from, to: last.to });
  }
  return [...single, ...grouped];
}

export type SpanRow = {
  readonly label: string;
  readonly code: string;
  /** flow: sums. balance: the last column of the span, without a total. */
  readonly is: 'flow' | 'balance';
  readonly look: TableRow['look'];
  readonly level: number;
  /** Values by column that are no row of the model, instead of the code's. `id` is one word. */
  readonly own?: { readonly id: string; readonly values: Float64Array };
};

/** A table over the spans, in as many parts as the page needs; `total` adds the sum of everything. */
export function spanTables(
  context: PackContext,
  options: {
    readonly title: string;
    readonly rows: readonly SpanRow[];
    readonly note: string;
    readonly total?: boolean;
  },
): readonly Block[] {
  const { words, plan, unitText } = context;
  const { title, rows, note, total = true } = options;
  const opening = rows.some(
    ({ code, own }) => ((own?.values ?? context.appraisal.evaluation.values(code))[0] ?? 0) !== 0,
  );
  const periods = plan.timeline.periods;
  const columns: readonly Column[] = [
    ...(opening ? [{ title: words.opening, kind: 'span' as const, from: 0, to: 0 }] : []),
    ...spansOf(plan.timeline).map((span) => ({ ...span, kind: 'span' as const })),
    ...(total ? [{ title: words.total, kind: 'total' as const, from: opening ? 0 : 1, to: periods }] : []),
  ];
  const parts = inParts(columns, WIDEST);
  return parts.map(
    (part, index): Block => ({
      type: 'table',
      title: parts.length === 1 ? title : words.partOf(title, index + 1, parts.length),
      unit: unitText,
      columns: [
        { title: '', align: 'left' },
        ...part.map((column) => ({ title: column.title, align: 'right' as const })),
      ],
      rows: rows.map((row) => ({
        cells: [row.label, ...part.map((column) => cellOf(context, row, column))],
        look: row.look,
        level: row.level,
      })),
      note: index === parts.length - 1 ? note : '',
    }),
  );
}

type Column = Span & { readonly kind: 'span' | 'total' };

function cellOf(context: PackContext, { code, is, own }: SpanRow, column: Column): Cell {
  if (own) return is === 'balance' && column.kind === 'total' ? null : ownFigure(context, own, is, column);
  if (is === 'flow') return sumFigure(context, code, column.from, column.to);
  return column.kind === 'total' ? null : cellFigure(context, code, column.to);
}

/** The same id as a chart gives the value of a single column. */
function ownFigure(
  { amount, words }: PackContext,
  { id, values }: NonNullable<SpanRow['own']>,
  is: SpanRow['is'],
  { from, to }: Column,
): Figure {
  if (is === 'balance' || from === to)
    return figure(`series:${id}:${to}`, values[to] ?? null, amount, { why: words.notComputed });
  const sum = values.subarray(from, to + 1).reduce((all, each) => all + each, 0);
  return figure(`series:${id}:${from}:${to}`, sum, amount, { why: words.notComputed });
}

/** Even parts of at most `most`. */
export function inParts<T>(all: readonly T[], most: number): readonly (readonly T[])[] {
  const count = Math.max(1, Math.ceil(all.length / most));
  const size = Math.ceil(all.length / count);
  return Array.from({ length: count }, (_, index) => all.slice(index * size, (index + 1) * size)).filter(
    (part) => part.length > 0,
  );
}
