/** A waterfall: totals on the ground, steps hanging between them; a step up and a step down carry their sign. */
import type { Chart } from '../../content/pack-content.ts';
import { single } from '../markup.ts';
import { axisOf, axisRoom, broken, horizontalRules, hover, scaleOf, svg, WIDTH, words } from './drawing.ts';

const TOP = 22;
const PLOT = 180;

export function waterfallChart({ steps }: Extract<Chart, { kind: 'waterfall' }>, label: string): string {
  let level = 0;
  const bars = steps.map(({ name, figure, total }) => {
    const value = figure.value ?? 0;
    const from = total ? 0 : level;
    level = total ? value : level + value;
    return { name, figure, total, value, from, to: level };
  });
  const form = steps[0]?.figure.form ?? { kind: 'quantity' as const, digits: 0 };
  const axis = axisOf(
    bars.flatMap(({ from, to }) => [from, to]),
    true,
  );
  const left = axisRoom(axis, form);
  const y = scaleOf(axis, TOP + PLOT, TOP);
  const step = (WIDTH - left - 8) / Math.max(1, bars.length);
  const drawn = bars.map(({ name, figure, total, value, from, to }, index) => {
    const x = left + index * step + step * 0.14;
    const top = Math.min(y(from), y(to));
    const look = total ? 'bar actual shade-0' : value >= 0 ? 'bar up' : 'bar down';
    const next = bars[index + 1];
    const link =
      next && !next.total
        ? single('line', { x1: x, x2: x + step + step * 0.72, y1: y(to), y2: y(to), class: 'rule' })
        : '';
    const above = Math.min(y(from), y(to)) - 5;
    const sign = !total && value > 0 ? `+${figure.text}` : figure.text;
    const nameLines = broken(name, step - 4, 3);
    return (
      link +
      single('rect', {
        x,
        y: top,
        width: step * 0.72,
        height: Math.max(0.75, Math.abs(y(from) - y(to))),
        class: look,
      }) +
      words(x + step * 0.36, above, sign, { anchor: 'middle', size: 10 }) +
      nameLines
        .map((line, row) =>
          words(x + step * 0.36, TOP + PLOT + 15 + row * 12, line, {
            anchor: 'middle',
            class: 'quiet',
            size: 10,
          }),
        )
        .join('') +
      hover({ x: left + index * step, y: TOP, width: step, height: PLOT }, name, [sign])
    );
  });
  return svg(TOP + PLOT + 46, label, horizontalRules(axis, y, left, WIDTH - 8, form) + drawn.join(''));
}
