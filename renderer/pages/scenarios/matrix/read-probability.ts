/** A probability as people write it: "30 %", "30", "0.3"; empty is none. Pure. */
import { formatFull } from '../../../../models/text/format-number.ts';
import { parseNumberText } from '../../../../models/text/parse-number.ts';

export type TypedProbability =
  | { readonly kind: 'probability'; readonly value: number }
  | { readonly kind: 'none' | 'not-a-number' | 'outside' };

/** A bare number is percent, but one strictly between 0 and 1 is the probability itself, as statisticians write it. */
export function readProbability(text: string): TypedProbability {
  const parsed = parseNumberText(text);
  if (parsed.kind === 'empty') return { kind: 'none' };
  if (parsed.kind !== 'number') return { kind: 'not-a-number' };
  const itself = parsed.percent || (parsed.value > 0 && parsed.value < 1);
  const value = itself ? parsed.value : Number(`${formatFull(parsed.value)}e-2`);
  return value < 0 || value > 1 ? { kind: 'outside' } : { kind: 'probability', value };
}

/** Every digit, so that thirds can be told from 33 %. */
export function writeProbability(value: number | undefined): string {
  return value === undefined ? '' : `${formatFull(Number((value * 100).toPrecision(12)))} %`;
}
