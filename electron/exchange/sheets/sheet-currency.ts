/**
 * The currency that the words above a table name: RMB, 人民币, 万元, US$, EUR. Promises a code only where one currency is
 * named and its sign belongs to one country. Pure.
 */
import type { Sheet } from '../../contract/import/sheet.ts';

const CURRENCIES: readonly (readonly [string, RegExp])[] = [
  ['HKD', /\bHKD\b|HK\$|港[元币]/iu],
  ['USD', /\bUSD\b|US\$|美元/iu],
  ['CNY', /\bRMB\b|\bCNY\b|人民币|(?<![港美欧日澳加])[万千百亿]元|[(（：:]\s*元\s*[)）]?|\bCNY\s?['’]000/iu],
  ['EUR', /\bEUR\b|\bTEUR\b|€|欧元/iu],
  ['GBP', /\bGBP\b|£|英镑/iu],
  ['JPY', /\bJPY\b|日元/iu],
];
const LONGEST = 80;

export function sheetCurrency(sheet: Sheet, headerRows: readonly number[]): string | null {
  const last = Math.max(...headerRows);
  const found = new Set<string>();
  for (const { r, cells } of sheet.rows) {
    if (r > last) break;
    for (const { v, t } of cells) {
      if (t !== 's' || String(v).length > LONGEST) continue;
      const named = CURRENCIES.find(([, pattern]) => pattern.test(String(v)));
      if (named) found.add(named[0]);
    }
  }
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}
