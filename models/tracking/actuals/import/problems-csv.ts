/**
 * The problems of an import as a file to work through, row by row: UTF-8 text with a byte-order mark, in English or
 * Chinese. Text of the file that a spreadsheet would run as a formula is kept from it. Pure.
 */
import { toCsv } from '../../../text/csv.ts';
import type { LeftOutRow, RowProblem } from './import-types.ts';
import { FIELD_WORDS, HEADINGS, LEFT_OUT_WORDS, problemText } from './problem-words.ts';

export type ProblemLanguage = 'en' | 'zh';

/** Rows in the order of the file; rows that were left out follow where they are given. */
export function problemsCsv(
  problems: readonly RowProblem[],
  language: ProblemLanguage = 'en',
  leftOut: readonly LeftOutRow[] = [],
): string {
  const words = HEADINGS[language];
  const faulty = problems.map((problem) => ({
    place: problem.place,
    cells: [
      problem.place,
      words.notImported,
      FIELD_WORDS[language][problem.field],
      problem.value,
      problemText(problem, language),
      problem.code,
    ],
  }));
  const left = leftOut.map(({ place, reason, value }) => ({
    place,
    cells: [place, words.leftOut, FIELD_WORDS[language].row, value, LEFT_OUT_WORDS[language][reason], reason],
  }));
  const rows = [...faulty, ...left].sort((a, b) => a.place - b.place);
  return toCsv([
    [words.row, words.what, words.field, words.value, words.problem, words.code],
    ...rows.map(({ cells }) => cells),
  ]);
}
