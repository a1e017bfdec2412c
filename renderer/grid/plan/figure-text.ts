/**
 * Between a line's stored number and the text a person types for it: in the display unit for amounts, in percent for
 * rates. Decimal arithmetic on the digits, so that 12.3 万 is 123000 and comes back as 12.3.
 */
import type { Line, Settings } from '../../../models/plan/schema.ts';
import { formatFull, UNIT_POWER } from '../../../models/text/format-number.ts';
import { type NumberReason, parseNumberText } from '../../../models/text/parse-number.ts';
import { figureStyle } from '../../app/plan-format.ts';

export type TypedNumber =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'bad'; readonly reason: NumberReason | 'text' };

/** A bare number is meant in the unit on show; one with 万, k or % says its own scale and is taken at its word. */
export function readFigure(text: string, line: Line, settings: Settings): TypedNumber {
  const parsed = parseNumberText(text);
  switch (parsed.kind) {
    case 'empty':
      return { kind: 'empty' };
    case 'text':
      return { kind: 'bad', reason: 'text' };
    case 'ambiguous':
      return { kind: 'bad', reason: parsed.reason };
    case 'number': {
      const absolute = parsed.percent || parsed.notices.includes('scaled');
      return { kind: 'number', value: absolute ? parsed.value : shift(parsed.value, power(line, settings)) };
    }
  }
}

/** Every digit, as readFigure reads it; rates carry their sign so that they mean the same in another program. */
export function writeFigure(value: number, line: Line, settings: Settings): string {
  const text = formatFull(shift(value, -power(line, settings)));
  return figureStyle(line, settings.currency) === 'rate' && text !== '' ? `${text}%` : text;
}

function power(line: Line, settings: Settings): number {
  const style = figureStyle(line, settings.currency);
  if (style === 'rate') return -2;
  return style === 'amount' ? UNIT_POWER[settings.displayUnit] : 0;
}

/** value x 10^places without the error that a product would add to the last digit. */
function shift(value: number, places: number): number {
  if (places === 0 || value === 0 || !Number.isFinite(value)) return value;
  const [digits = '0', exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}
