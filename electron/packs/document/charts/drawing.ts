/**
 * What every chart of a pack is drawn with: the size of the sheet, how wide words are, round axis values, and the
 * values that appear under the pointer. Pure text in, SVG text out.
 */

import { numberText } from '../../content/figures.ts';
import type { NumberForm } from '../../content/pack-content.ts';
import { element, escaped, single } from '../markup.ts';

export const WIDTH = 640;
export const TEXT = 11;

const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]/;

/** About as wide as the text will be at a size, in units of the drawing. */
export function textWidth(text: string, size = TEXT): number {
  let width = 0;
  for (const each of text) width += WIDE.test(each) ? 1 : /[il.,:;'|()\s]/.test(each) ? 0.34 : 0.58;
  return width * size;
}

/** The text, or as much of it as fits with an ellipsis. */
export function fitted(text: string, room: number, size = TEXT): string {
  if (textWidth(text, size) <= room) return text;
  let kept = '';
  for (const each of text) {
    if (textWidth(`${kept}${each}…`, size) > room) break;
    kept += each;
  }
  return `${kept.trimEnd()}…`;
}

/** A name over at most so many lines of a width; the last one is cut where it must be. */
export function broken(name: string, room: number, most: number, size = 10): readonly string[] {
  const joint = /\s/.test(name) ? ' ' : '';
  const lines: string[] = [];
  for (const part of joint === ' ' ? name.split(/\s+/) : [...name]) {
    const last = lines.at(-1);
    const longer = last === undefined ? part : `${last}${joint}${part}`;
    if (last !== undefined && textWidth(longer, size) <= room) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  const kept = lines.length > most ? [...lines.slice(0, most - 1), lines.slice(most - 1).join(joint)] : lines;
  return kept.map((line) => fitted(line, room, size));
}

export function words(
  x: number,
  y: number,
  text: string,
  more: {
    readonly anchor?: 'start' | 'middle' | 'end';
    readonly class?: string;
    readonly size?: number;
  } = {},
): string {
  return element(
    'text',
    { x, y, 'text-anchor': more.anchor, class: more.class, 'font-size': more.size },
    escaped(text),
  );
}

export type Axis = {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
};

/** About `wanted` round values that hold all of `values` and, for bars, zero. */
export function axisOf(values: readonly number[], withZero: boolean, wanted = 5): Axis {
  const known = values.filter(Number.isFinite);
  const all = withZero || known.length === 0 ? [0, ...known] : known;
  const least = Math.min(...all);
  const most = Math.max(...all);
  const span = most - least || Math.abs(most) || 1;
  const step = roundStep(span / Math.max(1, wanted - 1));
  const from = Math.floor(least / step + 1e-9);
  const to = Math.max(from + 1, Math.ceil(most / step - 1e-9));
  const ticks = Array.from({ length: to - from + 1 }, (_, index) => (from + index) * step);
  return { low: from * step, high: to * step, ticks };
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const part = rough / power;
  const nice = part <= 1 ? 1 : part <= 2 ? 2 : part <= 2.5 ? 2.5 : part <= 5 ? 5 : 10;
  return nice * power;
}

/** A value on an axis in words: as few digits as tell the ticks apart. */
export function tickText(value: number, axis: Axis, form: NumberForm): string {
  const step = (axis.ticks[1] ?? 1) - (axis.ticks[0] ?? 0);
  const scale = form.kind === 'amount' ? amountPower(form) : form.kind === 'rate' ? -2 : 0;
  const shown = step / 10 ** scale;
  const digits = Math.max(0, Math.min(4, -Math.floor(Math.log10(shown) + 1e-9)));
  // 2.5 needs a digit that its power of ten does not show.
  const more = Math.abs(shown * 10 ** digits - Math.round(shown * 10 ** digits)) > 1e-6 ? digits + 1 : digits;
  const text = numberText(Math.abs(value) < step * 1e-9 ? 0 : value, { ...form, digits: more });
  return text === '-' ? '0' : text;
}

function amountPower(form: Extract<NumberForm, { kind: 'amount' }>): number {
  return { one: 0, thousand: 3, wan: 4, million: 6, yi: 8 }[form.unit];
}

export function scaleOf(axis: Axis, from: number, to: number): (value: number) => number {
  const span = axis.high - axis.low || 1;
  return (value) => from + ((value - axis.low) / span) * (to - from);
}

/** Grey rules with their values at the left. */
export function horizontalRules(
  axis: Axis,
  y: (value: number) => number,
  left: number,
  right: number,
  form: NumberForm,
): string {
  return axis.ticks
    .map((tick) => {
      const at = y(tick);
      const zero = Math.abs(tick) < 1e-12 * Math.max(1, axis.high - axis.low);
      return (
        single('line', { x1: left, x2: right, y1: at, y2: at, class: zero ? 'zero' : 'rule' }) +
        words(left - 6, at + 3.5, tickText(tick, axis, form), { anchor: 'end', class: 'quiet' })
      );
    })
    .join('');
}

/** Room that the values of an axis need at its left. */
export function axisRoom(axis: Axis, form: NumberForm): number {
  return Math.max(...axis.ticks.map((tick) => textWidth(tickText(tick, axis, form), 10))) + 12;
}

/** A place that shows its values while the pointer or the keyboard is on it; nothing of it is printed. */
export function hover(
  place: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  title: string,
  lines: readonly string[],
): string {
  const all = [title, ...lines];
  const width = Math.max(...all.map((line) => textWidth(line, 10.5))) + 16;
  const height = all.length * 15 + 8;
  const x = Math.min(Math.max(0, place.x + place.width / 2 - width / 2), WIDTH - width);
  const y = Math.max(0, Math.min(place.y + 4, place.y + place.height - height));
  return element(
    'g',
    { class: 'spot', tabindex: 0, role: 'img', 'aria-label': all.join(', ') },
    single('rect', { ...place, class: 'hit' }) +
      element(
        'g',
        { class: 'tip' },
        single('rect', { x, y, width, height, rx: 3 }) +
          all
            .map((line, index) =>
              words(x + 8, y + 15 + index * 15, line, {
                size: 10.5,
                class: index === 0 ? 'tip-title' : 'tip-line',
              }),
            )
            .join(''),
      ),
  );
}

/** Every nth category, so that names do not run into one another. */
export function nameEvery(names: readonly string[], room: number): number {
  const widest = Math.max(1, ...names.map((name) => textWidth(name, 10)));
  return Math.max(1, Math.ceil((widest + 8) / Math.max(1, room)));
}

export function svg(height: number, label: string, content: string): string {
  return element(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${height}`, class: 'chart', role: 'group', 'aria-label': label },
    content,
  );
}
