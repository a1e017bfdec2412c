/**
 * The value of dated flows as Excel formulas: XNPV() where it can be had, else the sum it stands for.
 * Promises an answer for every rate above -100 %, as Hurdle gives one. It must not look at the flows' figures.
 */
import type { Book } from '../book.ts';
import type { Refs } from '../sheet-model.ts';
import type { ReturnView } from './return-view.ts';

/** Flows and dates from a column on; XIRR() fails when the first flow is zero, so it starts at the first that is not. */
export function dated(book: Book, view: ReturnView, refs: Refs, from: number): string {
  return `${refs.range(view.key('flow'), from, book.periods)},${refs.range('@date', from, book.periods)}`;
}

/** XNPV() refuses rates of zero and below, where the sum over the dates still has a value. */
export function xnpvFormula(book: Book, view: ReturnView, refs: Refs): string {
  const annual = refs.cell(view.discount.annual, 1);
  const flows = refs.range(view.key('flow'), 0, book.periods);
  const days = `(${refs.range('@date', 0, book.periods)}-${refs.cell('@date', 0)})`;
  return `IF(${annual}>0,XNPV(${annual},${dated(book, view, refs, 0)}),SUMPRODUCT(${flows},(1+${annual})^(-${days}/365)))`;
}

/** The engine cannot raise a range to a power: it gets the sum term by term. null where XNPV() holds. */
export function xnpvProof(book: Book, view: ReturnView, refs: Refs): string | null {
  const { constantRate } = view.discounting;
  if (constantRate === null || constantRate > 0) return null;
  const annual = refs.cell(view.discount.annual, 1);
  const date = (column: number): string => refs.cell('@date', column);
  return Array.from(
    { length: book.periods + 1 },
    (_, column) => `${refs.cell(view.key('flow'), column)}*(1+${annual})^(-(${date(column)}-${date(0)})/365)`,
  ).join('+');
}
