/** A number to the text of a field and back; rates are written and typed in percent, without an error in the last digit. */
import { formatFull } from '../../../models/text/format-number.ts';
import { parseNumberText } from '../../../models/text/parse-number.ts';

export function writeNumber(value: number | undefined, rate: boolean): string {
  if (value === undefined || !Number.isFinite(value)) return '';
  return rate ? `${formatFull(Number(`${formatFull(value)}e2`))} %` : formatFull(value);
}

/** NaN where the text is no number. */
export function readNumber(text: string, rate: boolean): number {
  const parsed = parseNumberText(text);
  if (parsed.kind !== 'number') return Number.NaN;
  return rate && !parsed.percent ? Number(`${formatFull(parsed.value)}e-2`) : parsed.value;
}
