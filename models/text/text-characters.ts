/**
 * Brings typed or pasted text to one set of characters before it is read as a number or a date.
 * Promises: full-width forms become ASCII, every minus becomes '-', every blank a plain space, invisible
 * characters disappear; what it did is told. It must not decide what the text means.
 */

const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|\ufe0e|\ufe0f/gu;
const MINUS = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u2500]/gu;
const BLANK = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu;
const FULL_WIDTH = /[\uff01-\uff5e]/gu;

export type PlainText = { readonly text: string; readonly invisible: boolean; readonly fullWidth: boolean };

/** Trimmed text in plain characters. Line ends are kept: several lines are never one number. */
export function toPlainText(raw: string): PlainText {
  const visible = raw.replace(INVISIBLE, '');
  const narrow = visible
    .replace(MINUS, '-')
    .replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\uffe5/gu, '¥')
    .replace(/\uffe0/gu, '¢')
    .replace(/\uffe1/gu, '£')
    .replace(/[\u2018\u2019\u02bc]/gu, "'")
    .replace(/[\u3014\ufe59]/gu, '(')
    .replace(/[\u3015\ufe5a]/gu, ')');
  return {
    text: narrow.replace(BLANK, ' ').trim(),
    invisible: visible !== raw,
    fullWidth: /[\uff01-\uff5e\uffe0-\uffe5]/u.test(visible),
  };
}
