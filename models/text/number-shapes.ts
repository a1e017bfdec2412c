/**
 * Known shapes of text that has digits and is no single number: fractions, ranges, times, estimates, counts.
 * Promises: a reason code where the shape is known, undefined for words. It must not read a value.
 */
import type { NumberReason } from './parse-number.ts';

/** Text with digits in it that is no number: say why where the shape is a known one. */
export function shapeReason(text: string, core: string): NumberReason | undefined {
  if (/^[^()]*\([^)]*$/.test(text) || /^[^(]*\)/.test(text)) return 'brackets';
  if (/^\d[\d ]*\/\s*\d+$/.test(core) || /^\d+\/\d+\/\d+$/.test(core)) return 'fraction-or-date';
  if (/^\d{1,2}:\d{2}(?::\d{2})?$/.test(core)) return 'time';
  if (/^[\d.,%万亿km]+\s*(?:-|~|至|到|to)\s*[\d.,%万亿km]+(?:\s*-\s*\d+)?$/iu.test(core))
    return 'range-or-date';
  if (
    /^(?:[~≈<>≤≥]|约|大约|近|超|approx\.?|about|ca\.?|circa)\s*[\d¥$€£]/iu.test(core) ||
    /^[\d.,]+\s*(?:\+|余|多|左右|以上|以下)$/u.test(core)
  ) {
    return 'approximate';
  }
  if (/^[\d.,]+\s*(?:cr|dr|借|贷)\.?$/iu.test(core)) return 'debit-credit';
  if (/[〇零一二两三四五六七八九]/u.test(core) && /^[\d.,〇零一二两三四五六七八九十百千万亿]+$/u.test(core)) {
    return 'chinese-numerals';
  }
  if (/\d[.,]$/.test(core)) return 'trailing-mark';
  if (/^[\d.,]/.test(core)) return /^[\d.,\s]+\p{L}/u.test(core) ? 'unknown-unit' : 'malformed';
  return undefined;
}
