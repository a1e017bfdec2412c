/** A list of numbers as it is typed, apart by semicolons or spaces: 1,000 is one number. Pure. */
import { parseNumberText } from '../../../../models/text/parse-number.ts';

export const MOST_VALUES = 50;

export type ValueList =
  | { readonly kind: 'values'; readonly values: readonly number[] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'unreadable'; readonly text: string };

/** `percent`: numbers are in percent with or without the sign. Doubles are kept once, in the order typed. */
export function readValueList(text: string, percent: boolean): ValueList {
  // "5 %" is one number: the sign belongs to what stands before it.
  const parts = text
    .replace(/\s+([%％])/g, '$1')
    .split(/[;；\s]+/)
    .filter((part) => part !== '');
  if (parts.length === 0) return { kind: 'empty' };
  const values: number[] = [];
  for (const part of parts) {
    const parsed = parseNumberText(part.replace(/[,，、]+$/, ''));
    if (parsed.kind !== 'number') return { kind: 'unreadable', text: part };
    const value = percent && !parsed.percent ? Number(`${parsed.value}e-2`) : parsed.value;
    if (!Number.isFinite(value)) return { kind: 'unreadable', text: part };
    values.push(value);
  }
  const once = [...new Set(values)];
  return once.length > MOST_VALUES ? { kind: 'too-many' } : { kind: 'values', values: once };
}
