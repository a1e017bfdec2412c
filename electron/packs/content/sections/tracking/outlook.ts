/** Where it goes from here: actuals so far, the forecast after them, the totals and returns beside those approved. */
import type { OutlookReport, OutlookTotal } from '../../../../contract/tracking/outlook-calls.ts';
import type { PackContext, SectionMaker } from '../../context.ts';
import { figure, RATE, YEARS } from '../../figures.ts';
import type { Block, Cell, Figure, NumberForm } from '../../pack-content.ts';
import { notes, paragraphs, row, table } from '../../writing/blocks.ts';
import { columnTitle } from '../../writing/time-words.ts';
import { baselineNote } from './reference.ts';

const CHARTS = ['$revenue', '$ebitda', '$fcf_cumulative'] as const;
const SUMMED = [
  '$revenue',
  '$variable_cost',
  '$contribution',
  '$fixed_cost',
  '$ebitda',
  '$investment',
  '$fcf',
] as const;

export const outlook: SectionMaker = (context) => {
  const { words, facts } = context;
  const { tracking } = words;
  const report = facts.tracking?.outlook;
  if (!report || !facts.tracking?.hasActuals) return { empty: tracking.noActuals };
  const { month, given } = report.cutOver;
  const { returns } = report;
  const band =
    returns.npvLow === null || returns.npvHigh === null
      ? ''
      : tracking.npvBand(
          context.money(returns.npvLow),
          context.money(returns.npvHigh),
          context.rate(report.level, 0),
        );
  return {
    blocks: [
      ...paragraphs(
        `${month === null ? tracking.noCutOver : tracking.cutOver(month, given)}${words.gap}${baselineNote(context)}`,
      ),
      ...CHARTS.flatMap((code) => {
        const total = report.totals.find((each) => each.code === code);
        return total ? [chartOf(context, report, total)] : [];
      }),
      totals(context, report),
      returnsTable(context, report),
      ...paragraphs(band),
      ...notes(tracking.effectNote),
    ],
  };
};

function chartOf(context: PackContext, report: OutlookReport, total: OutlookTotal): Block {
  const { words, plan, unitText } = context;
  const { tracking } = words;
  const inside = report.columns.filter(({ state }) => state !== 'beyond');
  const closed = (column: number): boolean => inside[column]?.state === 'actual';
  const at = (column: number, value: number | null | undefined): Figure | null =>
    value === null || value === undefined
      ? null
      : figure(`outlook:${total.code}:${column}`, value, context.amount);
  const line = total.code === '$fcf_cumulative';
  return {
    type: 'chart',
    title: tracking.outlookChart(tracking.totals[total.code] ?? ''),
    unit: unitText,
    chart: {
      kind: 'series',
      categories: inside.map(({ column }) =>
        column === 0 ? words.opening : columnTitle(plan.timeline, column),
      ),
      series: [
        {
          name: tracking.actual,
          draw: line ? 'line' : 'column',
          mark: 'actual',
          points: inside.map(({ column }) => (closed(column) ? at(column, total.values[column]) : null)),
        },
        {
          name: tracking.forecast,
          draw: line ? 'line' : 'column',
          mark: 'forecast',
          points: inside.map(({ column }) => (closed(column) ? null : at(column, total.values[column]))),
        },
        {
          name: tracking.planned,
          draw: 'line',
          mark: 'plan',
          points: inside.map(({ column }) => {
            const value = total.reference[column];
            return value === null || value === undefined
              ? null
              : figure(`outlook:${total.code}:${column}:approved`, value, context.amount);
          }),
        },
      ],
      stacked: false,
      reference: null,
    },
    note: '',
  };
}

function totals(context: PackContext, report: OutlookReport): Block {
  const { words, unitText, amount } = context;
  const { tracking } = words;
  const rows = SUMMED.flatMap((code) => report.totals.filter((each) => each.code === code));
  return table({
    title: tracking.outlookTotals,
    unit: unitText,
    columns: [
      '',
      tracking.toDate,
      tracking.remaining,
      tracking.outlookColumn,
      tracking.approved,
      tracking.difference,
      tracking.columns.effect,
    ],
    rows: rows.map(({ code, toDate, values, reference }) => {
      const expected = sumOf(values);
      const approved = sumOf(reference);
      const difference = expected === null || approved === null ? null : expected - approved;
      const value = (part: string, of: number | null): Cell => figure(`outlook:${code}:${part}`, of, amount);
      return row(
        [
          tracking.totals[code] ?? '',
          value('toDate', toDate),
          value('remaining', toDate === null || expected === null ? null : expected - toDate),
          value('total', expected),
          value('approved', approved),
          value('difference', difference),
          letter(context, code, difference),
        ],
        code === '$contribution' || code === '$ebitda' || code === '$fcf' ? 'subtotal' : 'plain',
      );
    }),
  });
}

const COSTS: ReadonlySet<string> = new Set(['$variable_cost', '$fixed_cost', '$investment']);

function letter({ words }: PackContext, code: string, difference: number | null): string {
  if (difference === null || Math.abs(difference) < 0.005) return '';
  return words.tracking.effect[COSTS.has(code) === difference > 0 ? 'A' : 'F'];
}

function sumOf(values: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const value of values) {
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

function returnsTable(context: PackContext, { returns: { approved, expected } }: OutlookReport): Block {
  const { words, unitText, amount } = context;
  const { tracking } = words;
  const of = (
    id: string,
    label: string,
    form: NumberForm,
    values: readonly [number | null, number | null],
    why: readonly [string, string] = [words.none, words.none],
  ) =>
    row([
      label,
      figure(`outlook:${id}:approved`, values[0], form, { why: why[0] }),
      figure(`outlook:${id}:expected`, values[1], form, { why: why[1] }),
      figure(
        `outlook:${id}:difference`,
        values[0] === null || values[1] === null ? null : values[1] - values[0],
        form,
      ),
    ]);
  const paid = (kind: string): string => (kind === 'never' ? words.never : words.none);
  const rated = (kind: string): string => (kind === 'none' ? words.noRate : words.unknown);
  return table({
    title: tracking.returnsTitle,
    columns: ['', tracking.approved, tracking.expected, tracking.difference],
    rows: [
      of('npv', words.paper.withUnit(words.metrics.npv, unitText), amount, [approved.npv, expected.npv]),
      of(
        'irr',
        words.metrics.irr,
        RATE,
        [approved.irr.rate, expected.irr.rate],
        [rated(approved.irr.kind), rated(expected.irr.kind)],
      ),
      of(
        'payback',
        words.metrics.payback,
        YEARS,
        [approved.payback.years, expected.payback.years],
        [paid(approved.payback.kind), paid(expected.payback.kind)],
      ),
      of(
        'discountedPayback',
        words.metrics.discountedPayback,
        YEARS,
        [approved.discountedPayback.years, expected.discountedPayback.years],
        [paid(approved.discountedPayback.kind), paid(expected.discountedPayback.kind)],
      ),
      row([
        words.paper.verdict,
        words.paper.clears[approved.decision],
        words.paper.clears[expected.decision],
        null,
      ]),
    ],
    note: tracking.pointsNote,
  });
}
