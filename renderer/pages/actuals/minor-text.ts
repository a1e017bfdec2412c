/**
 * Whole minor units as text, with integers only, so that the last cent is right at any size. Pure.
 */
import { MINOR } from '../../../models/tracking/actuals/day-sums.ts';

/** 123450 is '1,234.50', -1200 is '(12.00)', 0 is '0.00'. */
export function minorText(minor: number): string {
  const size = Math.abs(minor);
  const whole = String(Math.floor(size / MINOR)).replace(/\B(?=(?:\d{3})+$)/g, ',');
  const text = `${whole}.${String(size % MINOR).padStart(2, '0')}`;
  return minor < 0 ? `(${text})` : text;
}

/** As a spreadsheet reads it back: '-1200.05', without grouping. */
export function minorPlain(minor: number): string {
  const size = Math.abs(minor);
  return `${minor < 0 ? '-' : ''}${Math.floor(size / MINOR)}.${String(size % MINOR).padStart(2, '0')}`;
}
