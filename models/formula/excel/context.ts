/**
 * What the translation to Excel needs to know of the workbook: where each line, time row and list of weights stands.
 * The translation itself places nothing and writes no file.
 */
import type { ClockName } from '../parse/ast.ts';

export type ExcelContext = {
  /** The column of the cell whose formula is wanted: 0 opening, 1..periods. */
  readonly column: number;
  readonly periods: number;
  /** Reference of a line's cell, such as Budget!F12. */
  readonly cell: (code: string, column: number) => string;
  /** Reference of neighbouring cells of a line, such as Budget!E12:P12. */
  readonly range: (code: string, from: number, to: number) => string;
  /** Reference of a time row's cell; `periods` is never asked for. */
  readonly timeCell: (name: ClockName, column: number) => string;
  readonly hasOpening: (code: string) => boolean;
  /**
   * Reference of the last `count` cells of a row that holds the weights in reverse (the last weight first), so that
   * SUMPRODUCT with the cells of the latest `count` periods pairs each period with its weight.
   */
  readonly weights: (weights: readonly number[], count: number) => string;
};

export type TranslationError = {
  readonly kind: 'translation-error';
  readonly code: 'too-long';
  readonly params: Readonly<Record<string, string | number>>;
  readonly message: string;
};
