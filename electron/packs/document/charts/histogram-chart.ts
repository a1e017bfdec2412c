/** A histogram of trials: shares of trials over equal bins, what lies below zero hatched, with named vertical lines. */
import { numberText } from '../../content/figures.ts';
import type { Chart } from '../../content/pack-content.ts';
import { single } from '../markup.ts';
import { axisOf, fitted, hover, scaleOf, svg, textWidth, tickText, WIDTH, words } from './drawing.ts';

const TOP = 46;
const PLOT = 150;

export function histogramChart(chart: Extract<Chart, { kind: 'histogram' }>, label: string): string {
  const { edges, shares, form, marks } = chart;
  const first = edges[0] ?? 0;
  const last = edges.at(-1) ?? 1;
  const span = { low: first, high: last === first ? first + 1 : last, ticks: [] };
  const x = scaleOf(span, 14, WIDTH - 14);
  const y = scaleOf({ low: 0, high: Math.max(...shares, 1e-12), ticks: [] }, TOP + PLOT, TOP);
  const bottom = TOP + PLOT;
  const bars = shares.map((share, index) => {
    const from = edges[index] ?? first;
    const to = edges[index + 1] ?? last;
    const width = Math.max(0.5, x(to) - x(from) - 0.6);
    return (
      single('rect', {
        x: x(from),
        y: y(share),
        width,
        height: bottom - y(share),
        class: to <= 0 ? 'bar forecast shade-0' : 'bar prior shade-0',
      }) +
      hover(
        { x: x(from), y: TOP, width, height: PLOT },
        `${numberText(from, form)} … ${numberText(to, form)}`,
        [numberText(share, { kind: 'rate', digits: 1 })],
      )
    );
  });
  const axis = axisOf([first, last], false, 6);
  const ticks = axis.ticks
    .filter((tick) => tick >= first && tick <= last)
    .map((tick) =>
      words(x(tick), bottom + 15, tickText(tick, axis, form), { anchor: 'middle', class: 'quiet', size: 10 }),
    )
    .join('');
  return svg(
    bottom + 24,
    label,
    bars.join('') +
      single('line', { x1: 14, x2: WIDTH - 14, y1: bottom, y2: bottom, class: 'zero' }) +
      ticks +
      markLines(marks, x, bottom, [first, last]),
  );
}

/** What lies on the sheet, with its names on up to three rows, so that near ones do not cover each other. */
function markLines(
  marks: Extract<Chart, { kind: 'histogram' }>['marks'],
  x: (value: number) => number,
  bottom: number,
  [from, to]: readonly [number, number],
): string {
  const ends: number[] = [];
  return marks
    .filter(({ figure: { value } }) => value !== null && value >= from && value <= to)
    .flatMap(({ name, figure }) => (figure.value === null ? [] : [{ name, figure, value: figure.value }]))
    .toSorted((a, b) => a.value - b.value)
    .map(({ name, figure, value }) => {
      // A zero would be written as a dash after its own name.
      const text = fitted(value === 0 ? name : `${name} ${figure.text}`, 200, 10);
      const half = textWidth(text, 10) / 2;
      const at = Math.min(Math.max(x(value), half + 2), WIDTH - half - 2);
      const free = [0, 1, 2].find((row) => (ends[row] ?? -1) < at - half - 4) ?? 2;
      ends[free] = at + half;
      return (
        single('line', { x1: x(value), x2: x(value), y1: 14 + free * 12, y2: bottom, class: 'reference' }) +
        words(at, 11 + free * 12, text, { anchor: 'middle', size: 10 })
      );
    })
    .join('');
}
