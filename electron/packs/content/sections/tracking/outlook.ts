/** Where it goes from here: actuals so far, the forecast after them, the totals and returns beside those approved or planned. */
import type { OutlookReport, OutlookTotal } from '../../../../contract/tracking/outlook-calls.ts';
import type { PackContext, SectionMaker } from '../../context.ts';
import { figure, RATE, YEARS } from '../../figures.ts';
import type { Block, Cell, Figure, NumberForm } from '../../pack-content.ts';
import { notes, paragraphs, row, table } from '../../writing/blocks.ts';
import { fiscalYears, MOST_POINTS, singlePeriods } from '../../writing/time-words.ts';
import { keptAsPlanned } from './no-entries.ts';
import { baselineNote, referenceWords } from './reference.ts';

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
        `${lead(context, report)}${words.gap}${month === null ? tracking.noCutOver : tracking.cutOver(month, given)}${words.gap}${baselineNote(context)}`,
        keptAsPlanned(context, report),
      ),
      ...CHARTS.flatMap((code) => {
        const total = report.totals.find((each) => each.code === code);
        return total ? [chartOf(context, report, total)] : [];
      }),
      totals(context, report),
      returnsTable(context, report),
      ...paragraphs(band),
      ...notes(referenceWords(context).mindEffect),
    ],
  };
};

/** What the outlook makes of the value that was approved or planned. */
function lead(context: PackContext, { returns: { approved, expected } }: OutlookReport): string {
  const { words, money, rate } = context;
  const say = referenceWords(context);
  if (approved.npv === null || expected.npv === null) return '';
  const gap = expected.npv - approved.npv;
  const npv =
    Math.abs(gap) < 0.005
      ? say.expectedSame(money(expected.npv))
      : say.expectedNpv(money(expected.npv), money(Math.abs(gap)), gap > 0);
  return approved.irr.rate === null || expected.irr.rate === null
    ? npv
    : `${npv}${words.gap}${say.expectedIrr(rate(expected.irr.rate), rate(approved.irr.rate))}`;
}

type Point = { readonly title: string; readonly from: number; readonly to: number; readonly closed: boolean };

/** Single periods; of a long plan its fiscal years, each closed when all of it is. */
function pointsOf({ words, plan }: PackContext, { columns }: OutlookReport): readonly Point[] {
  const closed = (from: number, to: number): boolean =>
    columns.slice(from, to + 1).every(({ state }) => state === 'actual');
  const opening = { title: words.opening, from: 0, to: 0, closed: closed(0, 0) };
  const { timeline } = plan;
  const spans = timeline.periods > MOST_POINTS ? fiscalYears(timeline) : singlePeriods(timeline);
  return [opening, ...spans.map((span) => ({ ...span, closed: closed(span.from, span.to) }))];
}

function chartOf(context: PackContext, report: OutlookReport, total: OutlookTotal): Block {
  const { words, unitText, amount } = context;
  const { tracking } = words;
  const line = total.code === '$fcf_cumulative';
  const points = pointsOf(context, report);
  const lastClosed = points.findLastIndex(({ closed }) => closed);
  const at = (values: OutlookTotal['values'], { from, to }: Point, ending: string): Figure | null => {
    const own = line ? values.slice(to, to + 1) : values.slice(from, to + 1);
    const value = sumOf(own);
    const place = from === to || line ? String(to) : `${from}-${to}`;
    return own.length === 0 || value === null
      ? null
      : figure(`outlook:${total.code}:${place}${ending}`, value, amount);
  };
  return {
    type: 'chart',
    title: tracking.outlookChart(tracking.totals[total.code] ?? ''),
    unit: unitText,
    chart: {
      kind: 'series',
      categories: points.map(({ title }) => title),
      series: [
        {
          name: tracking.actual,
          draw: line ? 'line' : 'column',
          mark: 'actual',
          points: points.map((point) => (point.closed ? at(total.values, point, '') : null)),
        },
        {
          name: tracking.forecast,
          draw: line ? 'line' : 'column',
          mark: 'forecast',
          // A line begins where the actuals end, so that there is no gap between them.
          points: points.map((point, index) =>
            !point.closed || (line && index === lastClosed) ? at(total.values, point, '') : null,
          ),
        },
        {
          name: tracking.planned,
          draw: 'line',
          mark: 'plan',
          points: points.map((point) => at(total.reference, point, ':approved')),
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
  const against = referenceWords(context);
  const rows = SUMMED.flatMap((code) => report.totals.filter((each) => each.code === code));
  return table({
    title: against.outlookTotals,
    text: [6],
    unit: unitText,
    columns: [
      '',
      tracking.toDate,
      tracking.remaining,
      tracking.outlookColumn,
      against.reference,
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
  const against = referenceWords(context);
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
    title: against.returnsTitle,
    columns: ['', against.reference, tracking.expected, tracking.difference],
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
        against.decisions[approved.decision],
        against.decisions[expected.decision],
        null,
      ]),
    ],
    note: tracking.pointsNote,
  });
}
