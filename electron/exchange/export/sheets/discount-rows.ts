/** Discounting by column: the rate per period, factors at the end of each period and of the flows, at both rates. */

import type { TaxView } from '../../../../models/appraisal/types.ts';
import { discountFactors } from '../../../../models/returns/discount.ts';
import { type Book, chosenOf } from '../book.ts';
import { formula, type Refs, type Row } from '../sheet-model.ts';

export const HURDLE_FACTOR = '@hurdleFactor';
export const HURDLE_END_FACTOR = '@hurdleEndFactor';

/** The rows by which a view is discounted. */
export type DiscountKeys = {
  readonly annual: string;
  readonly rate: string;
  readonly endFactor: string;
  readonly factor: string;
};

/** Both views share their rows unless flows before tax have a rate of their own. */
export function discountKeys(book: Pick<Book, 'hasPretaxRate'>, tax: TaxView): DiscountKeys {
  const suffix = tax === 'preTax' && book.hasPretaxRate ? '.preTax' : '';
  return {
    annual: suffix === '' ? '$discount_rate' : '@pretaxRateRow',
    rate: `@periodRate${suffix}`,
    endFactor: `@endFactor${suffix}`,
    factor: `@factor${suffix}`,
  };
}

export function discountRows(book: Book): readonly Row[] {
  const { returnsWords: words, discountings, perYear, periods } = book;
  const { timing, hurdle, hurdleFactors } = discountings.postTax;
  const hurdleRate = (1 + hurdle) ** (1 / perYear) - 1;
  const hurdleEnd = discountFactors({
    ratesPerPeriod: new Array<number>(periods).fill(hurdleRate),
    timing: 'end',
  });
  const perPeriod = (refs: Refs): string =>
    `(1+${refs.constant('@hurdle')})^(1/${refs.constant('@perYear')})`;
  return [
    { label: words.discounting, look: 'heading', number: 'text' },
    ...viewRows(book, 'postTax'),
    ...(book.hasPretaxRate ? viewRows(book, 'preTax') : []),
    factorRow(
      HURDLE_END_FACTOR,
      words.hurdleEndFactor,
      (column, refs) => `${refs.cell(HURDLE_END_FACTOR, column - 1)}/${perPeriod(refs)}`,
      hurdleEnd,
    ),
    factorRow(
      HURDLE_FACTOR,
      words.hurdleFactor,
      within(timing, HURDLE_END_FACTOR, (_, refs) => perPeriod(refs)),
      hurdleFactors,
    ),
  ];
}

function viewRows(book: Book, tax: TaxView): readonly Row[] {
  const { returnsWords: words } = book;
  const keys = discountKeys(book, tax);
  const { timing, ratesPerPeriod, factors, annualRates } = book.discountings[tax];
  const name = (label: string): string => (book.hasPretaxRate ? `${label}, ${words.views[tax]}` : label);
  const growth = (column: number, refs: Refs): string => `(1+${refs.cell(keys.rate, column)})`;
  const rate = (key: string, label: string, cell: NonNullable<Row['cell']>): Row => ({
    key,
    label: name(label),
    unit: '%',
    look: 'line',
    number: 'rate',
    cell,
  });
  return [
    ...(keys.annual === '$discount_rate'
      ? []
      : [
          rate(keys.annual, book.words.settings.preTaxRate, (column, refs) =>
            formula(
              chosenOf(book.set, refs, ({ plan }) =>
                typeof plan.settings.discounting.preTaxRate === 'number'
                  ? refs.constant('@preTaxRate')
                  : refs.cell('$discount_rate', column),
              ),
              annualRates[Math.max(0, column - 1)] ?? Number.NaN,
            ),
          ),
        ]),
    rate(keys.rate, words.ratePerPeriod, (column, refs) =>
      column === 0
        ? undefined
        : formula(
            `(1+${refs.cell(keys.annual, column)})^(1/${refs.constant('@perYear')})-1`,
            ratesPerPeriod[column - 1] ?? Number.NaN,
          ),
    ),
    factorRow(
      keys.endFactor,
      name(words.endFactor),
      (column, refs) => `${refs.cell(keys.endFactor, column - 1)}/${growth(column, refs)}`,
      discountFactors({ ratesPerPeriod, timing: 'end' }),
    ),
    factorRow(keys.factor, name(words.factor), within(timing, keys.endFactor, growth), factors),
  ];
}

type Cell = (column: number, refs: Refs) => string;

function factorRow(key: string, label: string, cell: Cell, shown: Float64Array): Row {
  return {
    key,
    label,
    look: 'line',
    number: 'factor',
    cell: (column, refs) => formula(column === 0 ? '1' : cell(column, refs), shown[column] ?? Number.NaN),
  };
}

/** The factor of flows within a period, from the end factors before and after it. */
function within(timing: 'end' | 'mid' | 'start', endKey: string, step: Cell): Cell {
  return (column, refs) => {
    const before = refs.cell(endKey, column - 1);
    if (timing === 'end') return refs.cell(endKey, column);
    return timing === 'start' ? before : `${before}/SQRT(${step(column, refs)})`;
  };
}
