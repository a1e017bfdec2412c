/**
 * Periods that stand in several columns (plan, actual, variance of the same month): one column of each is chosen and the others
 * are told. Pure.
 */
import type { ImportNotice } from '../../contract/import/notices.ts';
import type { Sheet } from '../../contract/import/sheet.ts';
import { cellText } from '../sheets/cell-number.ts';
import { columnIn } from '../sheets/sheet-cells.ts';
import type { DatedToken } from './header-tokens.ts';
import { headerWords } from './header-words.ts';

/** Plan columns before unnamed ones, actuals after them, changes and sums last. */
const WORTH = { plan: 3, none: 2, actual: 1, change: 0, total: 0 } as const;

function worth(sheet: Sheet, at: number, { column, flavour }: DatedToken): number {
  if (flavour) return WORTH[flavour];
  const near = [at + 1, at - 1].flatMap((row) => {
    const cell = sheet.rows[row]?.cells.find(({ c }) => c === column);
    const said = cell?.t === 's' ? headerWords(cellText(cell, sheet)).flavour : null;
    return said ? [said] : [];
  });
  return WORTH[near[0] ?? 'none'];
}

export function withoutRepeats(
  sheet: Sheet,
  tokens: readonly DatedToken[],
  at: number,
  notices: ImportNotice[],
): readonly DatedToken[] {
  const kept = new Map<number, DatedToken>();
  const dropped: number[] = [];
  for (const token of tokens) {
    const other = kept.get(token.month);
    if (!other) kept.set(token.month, token);
    else if (worth(sheet, at, token) > worth(sheet, at, other)) {
      kept.set(token.month, token);
      dropped.push(other.column);
    } else dropped.push(token.column);
  }
  if (dropped.length > 0) {
    notices.push({
      code: 'repeated-periods',
      message: 'Some periods stand in several columns; the plan columns, or else the first ones, were taken.',
      places: dropped.map((column) => columnIn(sheet, column)),
    });
  }
  return [...kept.values()].sort((a, b) => a.month - b.month);
}
