/**
 * The words and signs that may stand beside a number: currencies, scales (k, m, 万, 亿) and how to peel them.
 * Promises: a scale is a power of ten, so that it can be applied in decimal without rounding.
 * Must not hold units whose size differs from place to place (兆, lakh words, tons).
 */

/** Currency as it is written, to its ISO code; '¥' alone may be yuan or yen and stays '¥'. Longest first. */
const CURRENCIES: readonly (readonly [written: string, code: string])[] = [
  ['元人民币', 'CNY'],
  ['人民币元', 'CNY'],
  ['人民币', 'CNY'],
  ['新台币', 'TWD'],
  ['美元', 'USD'],
  ['美金', 'USD'],
  ['欧元', 'EUR'],
  ['港元', 'HKD'],
  ['港币', 'HKD'],
  ['日元', 'JPY'],
  ['英镑', 'GBP'],
  ['元整', 'CNY'],
  ['元', 'CNY'],
  ['圆', 'CNY'],
  ['cn¥', 'CNY'],
  ['rmb', 'CNY'],
  ['cny', 'CNY'],
  ['cnh', 'CNY'],
  ['us$', 'USD'],
  ['usd', 'USD'],
  ['hk$', 'HKD'],
  ['hkd', 'HKD'],
  ['nt$', 'TWD'],
  ['twd', 'TWD'],
  ['s$', 'SGD'],
  ['sgd', 'SGD'],
  ['a$', 'AUD'],
  ['aud', 'AUD'],
  ['c$', 'CAD'],
  ['cad', 'CAD'],
  ['eur', 'EUR'],
  ['gbp', 'GBP'],
  ['jpy', 'JPY'],
  ['krw', 'KRW'],
  ['inr', 'INR'],
  ['chf', 'CHF'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['₩', 'KRW'],
  ['₹', 'INR'],
  ['$', '$'],
  ['¥', '¥'],
];

export type Peeled = { readonly rest: string; readonly code: string };

export function peelCurrencyBefore(text: string): Peeled | undefined {
  const lower = text.toLowerCase();
  const hit = CURRENCIES.find(([written]) => lower.startsWith(written));
  return hit && { rest: text.slice(hit[0].length).trim(), code: hit[1] };
}

export function peelCurrencyAfter(text: string): Peeled | undefined {
  const lower = text.toLowerCase();
  const hit = CURRENCIES.find(([written]) => lower.endsWith(written));
  return hit && { rest: text.slice(0, -hit[0].length).trim(), code: hit[1] };
}

/** Latin scale words to their power of ten; `m` is a million, as in finance and as the grid promises. */
const LATIN_SCALES: ReadonlyMap<string, number> = new Map([
  ['k', 3],
  ['thousand', 3],
  ['w', 4],
  ['m', 6],
  ['mm', 6],
  ['mn', 6],
  ['mln', 6],
  ['mio', 6],
  ['million', 6],
  ['millions', 6],
  ['b', 9],
  ['bn', 9],
  ['bln', 9],
  ['billion', 9],
  ['billions', 9],
  ['tn', 12],
  ['trn', 12],
  ['trillion', 12],
]);

const CHINESE_SCALES: ReadonlyMap<string, number> = new Map([
  ['十', 1],
  ['百', 2],
  ['佰', 2],
  ['千', 3],
  ['仟', 3],
  ['万', 4],
  ['萬', 4],
  ['亿', 8],
  ['億', 8],
]);

/** Power of ten of a Latin scale word, or undefined. */
export function latinScale(word: string): number | undefined {
  return LATIN_SCALES.get(word.toLowerCase());
}

/** Power of ten of a run such as 万, 千万, 百万, 万亿; undefined for 万千, 亿亿 and other runs that nobody writes. */
export function chineseScale(run: string): number | undefined {
  let total = 0;
  let largest = 0;
  for (const sign of run) {
    const power = CHINESE_SCALES.get(sign);
    if (power === undefined || power <= largest) return undefined;
    largest = power;
    total += power;
  }
  return run === '' ? undefined : total;
}

export const CHINESE_SCALE_SIGNS = [...CHINESE_SCALES.keys()].join('');
