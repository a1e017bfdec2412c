/**
 * Minor units as text: of money with integers only, so that the last cent is right at any size; of quantities and rates
 * with the decimals that they have. Pure.
 */
import type { Line } from '../../../models/plan/schema.ts';
import { formatFull } from '../../../models/text/format-number.ts';
import { MINOR } from '../../../models/tracking/actuals/day-sums.ts';
import {
  figureOf,
  hundredthsOf,
  keepsFractions,
  unitsOf,
} from '../../../models/tracking/actuals/fractions.ts';
import { figureStyle } from '../../app/plan-format.ts';

/** 123450 is '1,234.50', -1200 is '(12.00)', 0 is '0.00'; what has more decimals shows them: 2.53 is '0.0253'. */
export function minorText(minor: number): string {
  if (!Number.isInteger(minor)) return bracketed(unitsOf(figureOf(minor)), '');
  const size = Math.abs(minor);
  const whole = String(Math.floor(size / MINOR)).replace(/\B(?=(?:\d{3})+$)/g, ',');
  const text = `${whole}.${String(size % MINOR).padStart(2, '0')}`;
  return minor < 0 ? `(${text})` : text;
}

/** As the line counts: 2.53 of a rate is '2.53%', 1500 visits are '15'; money as minorText. Reads back as typed. */
export function figureText(
  minor: number,
  line: Pick<Line, 'kind' | 'unit' | 'workingCapital'> | null | undefined,
  currency: string,
): string {
  if (!line || !keepsFractions(line)) return minorText(minor);
  switch (figureStyle(line, currency)) {
    case 'amount':
      return minorText(minor);
    case 'rate':
      return bracketed(hundredthsOf(figureOf(minor)), '%');
    default:
      return bracketed(unitsOf(figureOf(minor)), '');
  }
}

function bracketed(value: number, sign: string): string {
  const [whole = '', decimals] = formatFull(Math.abs(value)).split('.');
  const text = `${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}${decimals === undefined ? '' : `.${decimals}`}${sign}`;
  return value < 0 ? `(${text})` : text;
}

/** As a spreadsheet reads it back: '-1200.05', without grouping. */
export function minorPlain(minor: number): string {
  const size = Math.abs(minor);
  return `${minor < 0 ? '-' : ''}${Math.floor(size / MINOR)}.${String(size % MINOR).padStart(2, '0')}`;
}
