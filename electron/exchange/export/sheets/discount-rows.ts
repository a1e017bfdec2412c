/** Discounting by column: the rate per period, factors at the end of each period and of the flows, at both rates. */
import { discountFactors } from '../../../../models/returns/discount.ts';
import type { Book } from '../book.ts';
import { formula, type Refs, type Row } from '../sheet-model.ts';

export const FACTOR = '@factor';
export const END_FACTOR = '@endFactor';
export const HURDLE_FACTOR = '@hurdleFactor';
export const HURDLE_END_FACTOR = '@hurdleEndFactor';
export const PERIOD_RATE = '@periodRate';

export function discountRows(book: Book): readonly Row[] {
  const { returnsWords: words, discounting, perYear, periods } = book;
  const { timing, ratesPerPeriod, factors, hurdleFactors, hurdle } = discounting;
  const endFactors = discountFactors({ ratesPerPeriod, timing: 'end' });
  const hurdleRate = (1 + hurdle) ** (1 / perYear) - 1;
  const hurdleEnd = discountFactors({
    ratesPerPeriod: new Array<number>(periods).fill(hurdleRate),
    timing: 'end',
  });
  const hurdlePerPeriod = (refs: Refs): string =>
    `(1+${refs.constant('@hurdle')})^(1/${refs.constant('@perYear')})`;
  const growth = (column: number, refs: Refs): string => `(1+${refs.cell(PERIOD_RATE, column)})`;
  const row = (
    key: string,
    label: string,
    cell: (column: number, refs: Refs) => string,
    shown: Float64Array,
  ): Row => ({
    key,
    label,
    look: 'line',
    number: 'factor',
    cell: (column, refs) => formula(column === 0 ? '1' : cell(column, refs), shown[column] ?? Number.NaN),
  });
  /** The factor of flows within a period, from the end factors before and after it. */
  const within =
    (endKey: string, step: (column: number, refs: Refs) => string) => (column: number, refs: Refs) => {
      const before = refs.cell(endKey, column - 1);
      if (timing === 'end') return refs.cell(endKey, column);
      return timing === 'start' ? before : `${before}/SQRT(${step(column, refs)})`;
    };
  return [
    { label: words.discounting, look: 'heading', number: 'text' },
    {
      key: PERIOD_RATE,
      label: words.ratePerPeriod,
      unit: '%',
      look: 'line',
      number: 'rate',
      cell: (column, refs) =>
        column === 0
          ? undefined
          : formula(
              `(1+${refs.cell('$discount_rate', column)})^(1/${refs.constant('@perYear')})-1`,
              ratesPerPeriod[column - 1] ?? Number.NaN,
            ),
    },
    row(
      END_FACTOR,
      words.endFactor,
      (column, refs) => `${refs.cell(END_FACTOR, column - 1)}/${growth(column, refs)}`,
      endFactors,
    ),
    row(FACTOR, words.factor, within(END_FACTOR, growth), factors),
    row(
      HURDLE_END_FACTOR,
      words.hurdleEndFactor,
      (column, refs) => `${refs.cell(HURDLE_END_FACTOR, column - 1)}/${hurdlePerPeriod(refs)}`,
      hurdleEnd,
    ),
    row(
      HURDLE_FACTOR,
      words.hurdleFactor,
      within(HURDLE_END_FACTOR, (_, refs) => hurdlePerPeriod(refs)),
      hurdleFactors,
    ),
  ];
}
