/** How wide the columns of a table on a slide are, in inches: a number is never broken, words share what is left. */
import { CONTENT_WIDTH } from '../look.ts';
import { longestWord, textWidth } from '../text/measure.ts';

/** What a column must show, header first, and whether it stands to the right. */
export type ColumnTexts = {
  readonly head: string;
  readonly cells: readonly string[];
  readonly right: boolean;
};

/** Which columns of words take the room that is left; where it is the first, a short table takes half of the slide. */
export type SpareTo = 'first' | 'last' | 'all';

/** Two tables stand beside each other in halves. */
export const HALF = (CONTENT_WIDTH - 0.5) / 2;

const PAD = 0.18;
/** Right-aligned texts longer than this are words. */
const LONGEST_NUMBER = 1.7;
const LONGEST_TEXT = 7;
/** The name of a column of numbers stands in one line up to this. */
const LONGEST_HEAD = 1.5;
const NARROWEST_TEXT = 0.95;
/** Numbers do not stand further apart than the eye can follow. */
const NUMBER_SPARE = 0.5;
const TEXT_SPARE = 0.7;

/** null: not in these letters. */
export function columnWidths(
  columns: readonly ColumnTexts[],
  size: number,
  spareTo: SpareTo,
): readonly number[] | null {
  const measured = columns.map(({ head, cells, right }, index) => {
    // Bold is wider, and so are the fonts of other machines.
    const lines = cells.flatMap((text) => text.split('\n'));
    const widest = (Math.max(0, ...lines.map((text) => textWidth(text, size))) * 1.08) / 72;
    const word =
      (Math.max(longestWord(head, size), ...lines.map((text) => longestWord(text, size))) * 1.06) / 72;
    const isNumber = right && index > 0 && widest <= LONGEST_NUMBER;
    const heading = (textWidth(head, size) * 1.06) / 72;
    if (isNumber) {
      const least = Math.max(widest, (longestWord(head, size) * 1.06) / 72, 0.35) + PAD;
      return { isNumber, least, wanted: Math.max(least, Math.min(heading, LONGEST_HEAD) + PAD) };
    }
    const whole = Math.max(widest, heading);
    const wanted = Math.min(whole, LONGEST_TEXT) + PAD;
    return {
      isNumber,
      least: Math.min(wanted, Math.max(word, Math.min(whole, NARROWEST_TEXT)) + PAD),
      wanted,
    };
  });
  const sum = (pick: (each: (typeof measured)[number]) => number): number =>
    measured.reduce((total, each) => total + pick(each), 0);
  const wanted = sum((each) => each.wanted);
  // A short table keeps its numbers near its words, the names of its columns in two lines if need be.
  const snug = sum(({ isNumber, least, wanted: width }) => (isNumber ? least : width));
  const isShort = spareTo === 'first' && columns.length <= 4 && snug + 0.1 <= HALF;
  if (isShort || wanted <= CONTENT_WIDTH) {
    const total = isShort ? HALF : CONTENT_WIDTH;
    const own = ({ isNumber, least, wanted: width }: (typeof measured)[number]): number =>
      isShort && isNumber && wanted + 0.1 > HALF ? least : width;
    const spare = total - sum(own);
    const numbers = measured.filter(({ isNumber }) => isNumber).length;
    const texts = measured.length - numbers;
    const each = Math.min(NUMBER_SPARE, numbers === 0 ? 0 : (spare * 0.6) / numbers);
    const left = spare - each * numbers;
    const first = Math.max(0, left - TEXT_SPARE * (texts - 1));
    return measured.map((column, index) => {
      const width = own(column);
      if (column.isNumber) return width + each;
      if (texts === 1) return width + left;
      if (spareTo === 'all') return width + left / texts;
      if (spareTo === 'last') return index === columns.length - 1 ? width + left : width;
      return index === 0 ? width + Math.max(first, left / texts) : width + Math.min(TEXT_SPARE, left / texts);
    });
  }
  const least = sum((each) => each.least);
  if (least > CONTENT_WIDTH) return null;
  const share = (CONTENT_WIDTH - least) / (wanted - least);
  return measured.map((each) => each.least + (each.wanted - each.least) * share);
}
