/**
 * Cuts a workbook's formula into words: numbers, texts, references, names, operators. Promises positions in order and
 * no guess: what it does not know ends the reading with a reason. It must not know what a function does.
 */

export type ExcelToken =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'error'; readonly value: string }
  | { readonly kind: 'cell'; readonly sheet: string | null; readonly at: CellPlace }
  | { readonly kind: 'name'; readonly value: string }
  | { readonly kind: 'function'; readonly value: string }
  | { readonly kind: 'sign'; readonly value: string };

/** A cell of a reference, counted from 0; `fixed` says where a $ stands. */
export type CellPlace = {
  readonly row: number;
  readonly column: number;
  readonly fixedRow: boolean;
  readonly fixedColumn: boolean;
};

const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const TEXT = /"(?:[^"]|"")*"/y;
const ERROR = /#(?:REF!|DIV\/0!|N\/A|NAME\?|NULL!|NUM!|VALUE!|GETTING_DATA)/iy;
const SHEET = /(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{N}_.]*))!/uy;
const CELL = /(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_(.])/iuy;
const WORD = /[\p{L}_\\][\p{L}\p{N}_.\\]*/uy;
const SIGN = /<=|>=|<>|[-+*/^&%=<>(),:;{}@]/y;
const LAST_COLUMN = 16_383;

/** Undefined where the text holds something that no formula of ours can have (links to files, structured names). */
export function excelTokens(formula: string): readonly ExcelToken[] | undefined {
  const tokens: ExcelToken[] = [];
  let at = formula.startsWith('=') ? 1 : 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(formula);
    if (found) at += found[0].length;
    return found;
  };
  while (at < formula.length) {
    if (/\s/.test(formula[at] ?? '')) {
      at += 1;
      continue;
    }
    const sheet = match(SHEET);
    const cell = match(CELL);
    if (cell) {
      const place = placeOf(cell);
      if (!place) return undefined;
      const name = sheet ? (sheet[1]?.replaceAll("''", "'") ?? sheet[2] ?? '') : null;
      tokens.push({ kind: 'cell', sheet: name, at: place });
      continue;
    }
    if (sheet) return undefined;
    const token = plainToken(match);
    if (!token) return undefined;
    tokens.push(token);
  }
  return tokens;
}

function plainToken(match: (pattern: RegExp) => RegExpExecArray | null): ExcelToken | undefined {
  const number = match(NUMBER);
  if (number) return { kind: 'number', value: Number(number[0]) };
  const text = match(TEXT);
  if (text) return { kind: 'text', value: text[0].slice(1, -1).replaceAll('""', '"') };
  const error = match(ERROR);
  if (error) return { kind: 'error', value: error[0].toUpperCase() };
  const word = match(WORD);
  if (word) {
    const value = word[0].replace(/^(?:_xlfn\.|_xlws\.)+/i, '');
    return match(/\s*(?=\()/y) ? { kind: 'function', value: value.toUpperCase() } : { kind: 'name', value };
  }
  const sign = match(SIGN);
  return sign ? { kind: 'sign', value: sign[0] } : undefined;
}

function placeOf(found: RegExpExecArray): CellPlace | undefined {
  const [, columnMark, letters = '', rowMark, digits = ''] = found;
  const column = columnNumber(letters);
  const row = Number(digits) - 1;
  return column > LAST_COLUMN || row < 0 || row > 1_048_575
    ? undefined
    : { row, column, fixedRow: rowMark === '$', fixedColumn: columnMark === '$' };
}

/** 'A' is 0, 'AB' is 27. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}
