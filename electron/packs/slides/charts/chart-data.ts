/**
 * Charts as PowerPoint's own: series of numbers in the shown unit, so that who opens the data behind a chart reads the
 * same figures as on the slide. A mark that PowerPoint has no option for is left in the series for `polish.ts`.
 */
import type { Chart, Figure, NumberForm } from '../../content/pack-content.ts';
import type { SlideWords } from '../titles/slide-words.ts';
import { histogramData } from './histogram-data.ts';
import {
  type Colours,
  type ColumnLook,
  type Dash,
  formatCode,
  type NativeChart,
  type NativeSeries,
  shown,
} from './native-chart.ts';

export function nativeChart(
  chart: Exclude<Chart, { kind: 'heat' }>,
  colours: Colours,
  words: SlideWords,
): NativeChart {
  switch (chart.kind) {
    case 'series':
      return seriesData(chart, colours);
    case 'waterfall':
      return waterfallData(chart, colours, words.parts);
    case 'tornado':
      return tornadoData(chart, colours, words);
    case 'histogram':
      return histogramData(chart, colours, words.parts);
  }
}

/** Without decimals where the numbers are large enough to do without. */
function axisFormat(form: NumberForm, series: readonly NativeSeries[]): string {
  const most = Math.max(0, ...series.flatMap(({ values }) => values.map((value) => Math.abs(value ?? 0))));
  const plain = form.kind === 'amount' || form.kind === 'quantity';
  return formatCode(plain && most >= 10 ? { ...form, digits: 0 } : form);
}

/** '+7': a step says its direction. */
function signed(format: string): string {
  return format.replace('#,##', '+#,##');
}

const LOOKS = { actual: 'solid', prior: 'light', plan: 'outlined', forecast: 'hatched' } as const;

/** Lines are told apart by their order, as on paper; a forecast is dashed wherever it stands. */
const DASHES = ['solid', 'dash', 'sysDot', 'lgDashDot'] as const;

function dashOf(mark: keyof typeof LOOKS, index: number): Dash {
  return mark === 'forecast' ? 'dash' : (DASHES[index % DASHES.length] ?? 'solid');
}

function seriesData(
  { categories, series, stacked, reference }: Extract<Chart, { kind: 'series' }>,
  colours: Colours,
): NativeChart {
  const form = series.flatMap(({ points }) => points).find((point) => point !== null)?.form ??
    reference?.figure.form ?? { kind: 'quantity' as const, digits: 0 };
  const columnColours = [colours.primary, colours.accent, '6B7280', '9AA2AD', '475569'];
  const lineColours = [colours.primary, colours.accent, '6B7280', colours.good];
  const native = (kind: 'column' | 'line', palette: readonly string[]): NativeSeries[] =>
    series
      .filter(({ draw }) => draw === kind)
      .map(({ name, points, mark }, index) => ({
        name,
        values: points.map((point) => shownValue(point)),
        colour: palette[index % palette.length] ?? colours.primary,
        look: LOOKS[mark],
        ...(kind === 'line' ? { dash: dashOf(mark, index) } : {}),
      }));
  const columns = native('column', columnColours);
  const referenceLine: readonly NativeSeries[] =
    reference?.figure.value == null
      ? []
      : [
          {
            name: `${reference.name} ${reference.figure.text}`,
            values: categories.map(() => shownValue(reference.figure)),
            colour: '1C2430',
            look: 'hatched',
            dash: 'sysDash',
          },
        ];
  const lines = [...native('line', lineColours), ...referenceLine];
  return {
    direction: 'col',
    grouping: stacked ? 'stacked' : 'clustered',
    categories,
    columns,
    lines,
    format: formatCode(form),
    axisFormat: axisFormat(form, [...columns, ...lines]),
    gap: stacked ? 45 : 55,
    shared:
      !stacked &&
      categories.every((_, index) => columns.filter(({ values }) => values[index] !== null).length <= 1),
    legend: columns.length + lines.length > 1,
    labels: columns.length === 1 && lines.length === 0 && categories.length <= 14,
  };
}

function shownValue(point: Figure | null): number | null {
  return point?.value == null ? null : shown(point.value, point.form);
}

/** An invisible base under each step; a step that crosses zero has a part on either side. Over each stands what it is. */
function waterfallData(
  { steps }: Extract<Chart, { kind: 'waterfall' }>,
  colours: Colours,
  parts: SlideWords['parts'],
): NativeChart {
  let level = 0;
  const bars = steps.map(({ figure, total }) => {
    const value = figure.value === null ? 0 : shown(figure.value, figure.form);
    const from = total ? 0 : level;
    level = total ? value : level + value;
    const to = level;
    const sameSide = from * to > 0;
    const base = total || !sameSide ? 0 : Math.sign(to) * Math.min(Math.abs(from), Math.abs(to));
    const ends =
      total || sameSide ? [to === from ? 0 : Math.sign(to || from) * Math.abs(to - from)] : [from, to];
    return { base, ends, top: Math.max(from, to), kind: total ? 'total' : value >= 0 ? 'up' : 'down' };
  });
  const side = (kind: string, sign: 1 | -1): readonly (number | null)[] =>
    bars.map((bar) => {
      if (bar.kind !== kind) return null;
      const sum = bar.ends
        .filter((each) => Math.sign(each) === sign)
        .reduce((total, each) => total + each, 0);
      return sum === 0 ? null : sum;
    });
  const both = (kind: string, name: string, colour: string, look: ColumnLook): readonly NativeSeries[] =>
    ([1, -1] as const)
      .map((sign) => ({ name: sign === 1 ? name : `${name} (−)`, values: side(kind, sign), colour, look }))
      .filter(({ values }) => values.some((value) => value !== null));
  const columns: readonly NativeSeries[] = [
    { name: parts.base, values: bars.map(({ base }) => base), colour: 'FFFFFF', look: 'invisible' },
    ...both('total', parts.total, colours.primary, 'solid'),
    ...both('up', parts.up, colours.good, 'solid'),
    ...both('down', parts.down, colours.bad, 'outlined'),
  ];
  const form = steps[0]?.figure.form ?? { kind: 'quantity' as const, digits: 0 };
  return {
    direction: 'col',
    grouping: 'stacked',
    categories: steps.map(({ name }) => name),
    columns,
    lines: [
      {
        name: parts.values,
        values: bars.map(({ top }) => top),
        colour: 'FFFFFF',
        look: 'invisible',
        labels: steps.map(({ figure, total }) =>
          !total && (figure.value ?? 0) > 0 ? `+${figure.text}` : figure.text,
        ),
      },
    ],
    format: formatCode(form),
    axisFormat: axisFormat(form, columns),
    gap: 40,
    shared: false,
    legend: false,
    labels: false,
  };
}

/** Differences from the planned value, the largest at the top; PowerPoint draws the first category at the bottom. */
function tornadoData(
  { planned, bars }: Extract<Chart, { kind: 'tornado' }>,
  colours: Colours,
  words: SlideWords,
): NativeChart {
  const middle = planned.value ?? 0;
  const away = (figure: Figure | null): number | null =>
    figure?.value == null ? null : shown(figure.value - middle, figure.form);
  const upwards = bars.toReversed();
  const columns: readonly NativeSeries[] = [
    {
      name: words.low,
      values: upwards.map(({ low }) => away(low)),
      colour: colours.accent,
      look: 'outlined',
    },
    {
      name: words.high,
      values: upwards.map(({ high }) => away(high)),
      colour: colours.primary,
      look: 'solid',
    },
  ];
  return {
    direction: 'bar',
    grouping: 'clustered',
    categories: upwards.map(({ name, from, to }) => `${name} (${from} … ${to})`),
    columns,
    lines: [],
    format: signed(formatCode(planned.form)),
    axisFormat: signed(axisFormat(planned.form, columns)),
    gap: 35,
    shared: true,
    legend: true,
    labels: true,
  };
}
