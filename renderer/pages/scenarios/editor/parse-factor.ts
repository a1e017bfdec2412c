/**
 * A change in proportion as people write it: "+30 %", "-20%", "5" for five percent more, "× 1.3" for the factor itself.
 * Pure; null where the text is neither.
 */

import { formatFull } from '../../../../models/text/format-number.ts';
import { parseNumberText } from '../../../../models/text/parse-number.ts';

const TIMES = /^\s*[×xX*＊]\s*(.+)$/u;
const FOLD = /^(.+?)\s*(?:[×xX]|倍)\s*$/u;

export function parseFactor(text: string): number | null {
  const written = TIMES.exec(text)?.[1] ?? FOLD.exec(text)?.[1];
  if (written !== undefined) {
    const factor = parseNumberText(written);
    return factor.kind === 'number' && !factor.percent ? factor.value : null;
  }
  const share = parseNumberText(text);
  if (share.kind !== 'number') return null;
  const fraction = share.percent ? share.value : Number(`${formatFull(share.value)}e-2`);
  // To the decimals that were written: 1 + 0.1 must be the 1.1 that was meant, not its neighbour.
  const decimals = formatFull(fraction).split('.')[1]?.length ?? 0;
  const factor = Number((1 + fraction).toFixed(Math.min(decimals, 100)));
  return Number.isFinite(factor) ? factor : null;
}

/** A factor as parseFactor reads it: +30%, −20%; as × 1.3333333333333333 where no percentage says it exactly. */
export function writeFactor(factor: number): string {
  const percent = Number(((factor - 1) * 100).toPrecision(12));
  const written = `${percent < 0 ? '−' : '+'}${formatFull(Math.abs(percent))}%`;
  return factor >= 0 && parseFactor(written) === factor ? written : `× ${formatFull(factor)}`;
}
