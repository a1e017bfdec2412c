/**
 * Charts as PowerPoint's own: series of numbers in the shown unit, so that who opens the data behind a chart reads the
 * same figures as on the slide. A mark that PowerPoint has no option for is left in the series for `polish.ts`.
 */

import { UNIT_POWER } from '../../../../models/text/format-number.ts';
import type { Chart, Figure, NumberForm } from '../../content/pack-content.ts';

export type ColumnLook = 'solid' | 'light' | 'outlined' | 'hatched' | 'invisible';

export type NativeSeries = {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly colour: string;
  readonly look: ColumnLook;
};

export type NativeChart = {
  readonly direction: 'col' | 'bar';
  readonly grouping: 'clustered' | 'stacked';
  readonly categories: readonly string[];
  readonly columns: readonly NativeSeries[];
  readonly lines: readonly NativeSeries[];
  readonly format: string;
  readonly gap: number;
  readonly legend: boolean;
  readonly labels: boolean;
};

type Colours = {
  readonly primary: string;
  readonly accent: string;
  readonly good: string;
  readonly bad: string;
  readonly quiet: string;
};

export function nativeChart(chart: Exclude<Chart, { kind: 'heat' }>, colours: Colours): NativeChart {
  switch (chart.kind) {
    case 'series':
      return seriesData(chart, colours);
    case 'waterfall':
      return waterfallData(chart, colours);
    case 'tornado':
      return tornadoData(chart, colours);
    case 'histogram':
      return histogramData(chart, colours);
  }
}

/** In the shown unit, at full precision. */
export function shown(value: number, form: NumberForm): number {
  return form.kind === 'amount' ? value / 10 ** UNIT_POWER[form.unit] : value;
}

export function formatCode(form: NumberForm): string {
  const digits = form.digits > 0 ? `0.${'0'.repeat(form.digits)}` : '0';
  switch (form.kind) {
    case 'amount':
    case 'quantity':
      return `#,##${digits};(#,##${digits});0`;
    case 'rate':
      return `${digits} %;(${digits} %)`;
    case 'multiple':
      return `${digits}"x"`;
    case 'years':
      return digits;
  }
}

const LOOKS = { actual: 'solid', prior: 'light', plan: 'outlined', forecast: 'hatched' } as const;

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
    gap: stacked ? 45 : 55,
    legend: columns.length + lines.length > 1,
    labels: columns.length === 1 && lines.length === 0 && categories.length <= 14,
  };
}

function shownValue(point: Figure | null): number | null {
  return point?.value == null ? null : shown(point.value, point.form);
}

/** An invisible base under each step; a step that crosses zero has a part on either side. */
function waterfallData({ steps }: Extract<Chart, { kind: 'waterfall' }>, colours: Colours): NativeChart {
  let level = 0;
  const bars = steps.map(({ figure, total }) => {
    const value = figure.value === null ? 0 : shown(figure.value, figure.form);
    const from = total ? 0 : level;
    level = total ? value : level + value;
    const to = level;
    const sameSide = from * to > 0;
    const base = total || !sameSide ? 0 : Math.sign(to) * Math.min(Math.abs(from), Math.abs(to));
    const parts =
      total || sameSide
        ? [to - from === 0 ? 0 : Math.sign(to || from) * Math.abs(to - from)]
        : [from, to].map((end) => end);
    return { base, parts, kind: total ? 'total' : value >= 0 ? 'up' : 'down' };
  });
  const part = (kind: string, sign: 1 | -1): readonly (number | null)[] =>
    bars.map((bar) => {
      if (bar.kind !== kind) return null;
      const sum = bar.parts
        .filter((each) => Math.sign(each) === sign)
        .reduce((total, each) => total + each, 0);
      return sum === 0 ? null : sum;
    });
  const both = (kind: string, name: string, colour: string, look: ColumnLook): readonly NativeSeries[] =>
    ([1, -1] as const)
      .map((sign) => ({ name: sign === 1 ? name : `${name} −`, values: part(kind, sign), colour, look }))
      .filter(({ values }) => values.some((value) => value !== null));
  return {
    direction: 'col',
    grouping: 'stacked',
    categories: steps.map(({ name, figure, total }) => {
      const sign = !total && (figure.value ?? 0) > 0 ? '+' : '';
      return `${name} ${sign}${figure.text}`;
    }),
    columns: [
      { name: ' ', values: bars.map(({ base }) => base), colour: 'FFFFFF', look: 'invisible' },
      ...both('total', '=', colours.primary, 'solid'),
      ...both('up', '+', colours.good, 'solid'),
      ...both('down', '−', colours.bad, 'outlined'),
    ],
    lines: [],
    format: formatCode(steps[0]?.figure.form ?? { kind: 'quantity', digits: 0 }),
    gap: 40,
    legend: false,
    labels: false,
  };
}

/** Differences from the planned value, the largest at the top; PowerPoint draws the first category at the bottom. */
function tornadoData({ planned, bars }: Extract<Chart, { kind: 'tornado' }>, colours: Colours): NativeChart {
  const middle = planned.value ?? 0;
  const away = (figure: Figure | null): number | null =>
    figure?.value == null ? null : shown(figure.value - middle, figure.form);
  const upwards = bars.toReversed();
  return {
    direction: 'bar',
    grouping: 'clustered',
    categories: upwards.map(({ name, from, to }) => `${name} (${from} … ${to})`),
    columns: [
      { name: '−', values: upwards.map(({ low }) => away(low)), colour: colours.accent, look: 'outlined' },
      { name: '+', values: upwards.map(({ high }) => away(high)), colour: colours.primary, look: 'solid' },
    ],
    lines: [],
    format: formatCode(planned.form),
    gap: 35,
    legend: true,
    labels: true,
  };
}

function histogramData(
  { edges, shares, form }: Extract<Chart, { kind: 'histogram' }>,
  colours: Colours,
): NativeChart {
  const middles = shares.map((_, index) => ((edges[index] ?? 0) + (edges[index + 1] ?? 0)) / 2);
  const whole: NumberForm = { ...form, digits: Math.min(1, form.digits) };
  return {
    direction: 'col',
    grouping: 'stacked',
    categories: middles.map((value) => String(Number(shown(value, whole).toPrecision(3)))),
    columns: [
      {
        name: '< 0',
        values: shares.map((share, index) => ((edges[index + 1] ?? 0) <= 0 ? share : null)),
        colour: colours.bad,
        look: 'hatched' as const,
      },
      {
        name: '≥ 0',
        values: shares.map((share, index) => ((edges[index + 1] ?? 0) <= 0 ? null : share)),
        colour: colours.primary,
        look: 'light' as const,
      },
    ].filter(({ values }) => values.some((value) => value !== null)),
    lines: [],
    format: '0 %',
    gap: 4,
    legend: false,
    labels: false,
  };
}
