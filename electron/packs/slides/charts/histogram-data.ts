/** A distribution as columns over its bins, those below zero marked, with lines up to the values that matter. */
import { numberText } from '../../content/figures.ts';
import type { Chart } from '../../content/pack-content.ts';
import type { SlideWords } from '../titles/slide-words.ts';
import { type Colours, type NativeChart, type NativeSeries, shown } from './native-chart.ts';

export function histogramData(
  { edges, shares, form, marks }: Extract<Chart, { kind: 'histogram' }>,
  colours: Colours,
  parts: SlideWords['parts'],
): NativeChart {
  const middles = shares.map((_, index) => ((edges[index] ?? 0) + (edges[index + 1] ?? 0)) / 2);
  const step = Math.abs(shown((edges[1] ?? 0) - (edges[0] ?? 0), form));
  const digits =
    form.kind === 'rate' ? form.digits : step >= 1 || step === 0 ? 0 : Math.ceil(-Math.log10(step));
  return {
    direction: 'col',
    grouping: 'stacked',
    categories: middles.map((value) => numberText(value, { ...form, digits })),
    columns: [
      {
        name: parts.loss,
        values: shares.map((share, index) => ((edges[index + 1] ?? 0) <= 0 ? share : null)),
        colour: colours.bad,
        look: 'hatched' as const,
      },
      {
        name: parts.gain,
        values: shares.map((share, index) => ((edges[index + 1] ?? 0) <= 0 ? null : share)),
        colour: colours.primary,
        look: 'light' as const,
      },
    ].filter(({ values }) => values.some((value) => value !== null)),
    lines: markLine(edges, shares, marks, parts.marks),
    format: '0 %',
    axisFormat: '0 %',
    gap: 4,
    shared: false,
    legend: false,
    labels: false,
  };
}

/** The marks of a distribution over the bins they fall in, at three heights, so that neighbours do not cover each other. */
function markLine(
  edges: readonly number[],
  shares: readonly number[],
  marks: Extract<Chart, { kind: 'histogram' }>['marks'],
  name: string,
): readonly NativeSeries[] {
  const found = marks
    .flatMap(({ name: what, figure }) => {
      const { value } = figure;
      if (value === null) return [];
      const bin = shares.findIndex((_, index) => value < (edges[index + 1] ?? Number.POSITIVE_INFINITY));
      const inside = value >= (edges[0] ?? 0) && bin >= 0;
      return inside ? [{ text: value === 0 ? what : `${what} ${figure.text}`.trim(), bin, value }] : [];
    })
    .toSorted((a, b) => a.value - b.value);
  if (found.length === 0) return [];
  const most = Math.max(...shares);
  const bins = [...new Set(found.map(({ bin }) => bin))];
  const heights = new Map(bins.map((bin, order) => [bin, most * (1.05 + 0.1 * (order % 3))]));
  return [
    {
      name,
      values: shares.map((_, index) => heights.get(index) ?? null),
      colour: '1C2430',
      look: 'invisible',
      labels: shares.map((_, index) =>
        heights.has(index)
          ? found
              .filter(({ bin }) => bin === index)
              .map(({ text }) => text)
              .join(' · ')
          : null,
      ),
      drops: true,
    },
  ];
}
