/**
 * Turns the Chinese digits of a date into Arabic ones: 二〇二六年三月 to 2026年3月, 第一季度 to 第1季度.
 * Promises: touches digits only where 年, 月, 日, 号, 季, 期 or 个月 follows, so that other words stay whole.
 * It must not read amounts: Chinese numerals in amounts are refused elsewhere.
 */

const DIGITS = '〇一二三四五六七八九';

export function chineseDigitsToArabic(text: string): string {
  return text
    .replaceAll('零', '〇')
    .replaceAll('○', '〇')
    .replace(/[〇一二三四五六七八九十]+(?=[年月日号季期]|个月|个季度)/gu, (run) => arabic(run) ?? run);
}

/** 二〇二六 digit by digit; 十, 十二, 二十, 三十一 as numbers below 100; anything else is left alone. */
function arabic(run: string): string | undefined {
  if (!run.includes('十')) return Array.from(run, (sign) => String(DIGITS.indexOf(sign))).join('');
  const parts = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/u.exec(run);
  if (!parts) return undefined;
  const tens = parts[1] ? DIGITS.indexOf(parts[1]) : 1;
  const ones = parts[2] ? DIGITS.indexOf(parts[2]) : 0;
  return String(tens * 10 + ones);
}
