/** A tornado: one bar a driver on both sides of the planned value; the low end of a driver is outlined, the high end solid. */
import type { Chart, Figure } from '../../content/pack-content.ts';
import { single } from '../markup.ts';
import { axisOf, broken, hover, scaleOf, svg, textWidth, tickText, WIDTH, words } from './drawing.ts';

const TOP = 44;
const ROW = 26;

export function tornadoChart(
  { planned, bars, ends: named }: Extract<Chart, { kind: 'tornado' }>,
  label: string,
): string {
  const middle = planned.value ?? 0;
  const values = bars.flatMap(({ low, high }) => [low?.value ?? middle, high?.value ?? middle]);
  const axis = axisOf([middle, ...values], false);
  const left = Math.min(190, Math.max(60, ...bars.map(({ name }) => textWidth(name))) + 12);
  const labelRoom = 64;
  const x = scaleOf(axis, left + labelRoom, WIDTH - labelRoom);
  const bottom = TOP + bars.length * ROW;
  const rules = axis.ticks
    .map(
      (tick) =>
        single('line', { x1: x(tick), x2: x(tick), y1: TOP - 4, y2: bottom, class: 'rule' }) +
        words(x(tick), bottom + 14, tickText(tick, axis, planned.form), {
          anchor: 'middle',
          class: 'quiet',
          size: 10,
        }),
    )
    .join('');
  const rows = bars.map(({ name, from, to, low, high }, index) => {
    const y = TOP + index * ROW + 4;
    const ends = [
      { end: low, at: from, look: 'bar plan shade-0' },
      { end: high, at: to, look: 'bar actual shade-0' },
    ];
    const drawn = ends
      .map(({ end, look }) => {
        const value = end?.value;
        if (value == null) return '';
        return single('rect', {
          x: Math.min(x(value), x(middle)),
          y,
          width: Math.max(0.75, Math.abs(x(value) - x(middle))),
          height: ROW - 9,
          class: look,
        });
      })
      .join('');
    const [least, most] = sides(low, high, from, to);
    return (
      nameOf(name, left, y) +
      drawn +
      (least
        ? words(Math.min(x(least.value), x(middle)) - 4, y + 12.5, least.words, {
            anchor: 'end',
            class: 'quiet',
            size: 9.5,
          })
        : '') +
      (most
        ? words(Math.max(x(most.value), x(middle)) + 4, y + 12.5, most.words, { class: 'quiet', size: 9.5 })
        : '') +
      hover({ x: left, y: y - 4, width: WIDTH - left, height: ROW }, name, [
        `${from}: ${low?.text ?? '–'}`,
        `${to}: ${high?.text ?? '–'}`,
      ])
    );
  });
  return svg(
    bottom + 24,
    label,
    rules +
      key(named) +
      words(x(middle), TOP - 12, planned.text, { anchor: 'middle', class: 'strong' }) +
      single('line', { x1: x(middle), x2: x(middle), y1: TOP - 6, y2: bottom, class: 'zero' }) +
      rows.join(''),
  );
}

/** On two lines where it is long. */
function nameOf(name: string, left: number, y: number): string {
  const lines = broken(name, left - 12, 2, textWidth(name) > left - 12 ? 10 : 11);
  const small = lines.length > 1;
  return lines
    .map((line, row) =>
      words(left - 8, y + 12.5 + (small ? row * 11 - 5.5 : 0), line, {
        anchor: 'end',
        ...(small ? { size: 10 } : {}),
      }),
    )
    .join('');
}

/** Which of the two bars is which end of the driver. */
function key({ low, high }: Extract<Chart, { kind: 'tornado' }>['ends']): string {
  const second = 4 + 15 + textWidth(low, 10) + 14;
  const box = (x: number, look: string): string =>
    single('rect', { x, y: 2, width: 10, height: 10, class: look });
  return (
    box(4, 'bar plan shade-0') +
    words(19, 11, low, { size: 10 }) +
    box(second, 'bar actual shade-0') +
    words(second + 15, 11, high, { size: 10 })
  );
}

type Side = { readonly value: number; readonly words: string };

/** What stands at the left and at the right of a bar: what the driver is there. */
function sides(
  low: Figure | null,
  high: Figure | null,
  from: string,
  to: string,
): readonly [Side | null, Side | null] {
  const ends = [
    ...(low?.value == null ? [] : [{ value: low.value, words: from }]),
    ...(high?.value == null ? [] : [{ value: high.value, words: to }]),
  ].sort((a, b) => a.value - b.value);
  const [first, second] = ends;
  return [first ?? null, second ?? null];
}
