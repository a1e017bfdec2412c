/**
 * Pasted history to numbers: cells from a spreadsheet, one number a line, or numbers set apart by spaces, tabs or
 * semicolons. What cannot be read is told with its place. Pure.
 */
import { readNumber, writeNumber } from './typed-number.ts';

export type History = {
  readonly data: readonly number[];
  /** The first pieces that are no numbers, as pasted. */
  readonly unread: readonly string[];
};

const MOST_TOLD = 3;
/** As many as a plan keeps. */
export const MOST_DATA = 100_000;

export function parseHistory(text: string, rate: boolean): History {
  const data: number[] = [];
  const unread: string[] = [];
  for (const line of text.split(/[\r\n\t;；]+/)) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const whole = readNumber(trimmed, rate);
    // '1 234' is one number where it can be read as one; '12 34' is two.
    const values = Number.isNaN(whole)
      ? trimmed.split(/\s+|,\s+/).map((piece) => readNumber(piece, rate))
      : [whole];
    // Of 'about 3' nothing is taken: a number among words may mean something else.
    if (!values.some(Number.isNaN)) data.push(...values);
    else if (unread.length < MOST_TOLD) unread.push(trimmed.slice(0, 40));
  }
  return { data: data.slice(0, MOST_DATA), unread };
}

export function writeHistory(data: readonly number[], rate: boolean): string {
  return data.map((value) => writeNumber(value, rate)).join('\n');
}
