/**
 * Flows that do not fall at period ends, for IRR(): Excel's function knows only equal steps, so the flows are laid
 * out by moment (whole periods for flows at the start, half periods for the middle). Also when MIRR() will do.
 */
import { columnDate } from '../../../../models/plan/timeline.ts';
import { type Book, chosenOf } from '../book.ts';
import { type Content, formula, type Refs, type Row } from '../sheet-model.ts';
import type { ReturnView } from './return-view.ts';
import { serial } from './time-rows.ts';

export function momentKey(view: ReturnView): string {
  return view.key('moments');
}

/** Steps of the IRR row in a year, and its last column. */
export function irrGrid(book: Book): { readonly stepsPerPeriod: number; readonly last: number } {
  return book.discountings.postTax.timing === 'mid'
    ? { stepsPerPeriod: 2, last: 2 * book.periods }
    : { stepsPerPeriod: 1, last: book.periods };
}

export function irrMoments(book: Book, view: ReturnView): readonly Row[] {
  const { timing } = view.discounting;
  if (timing === 'end') return [];
  const cell = timing === 'start' ? startMoment(book, view) : midMoment(book, view);
  return [
    {
      key: momentKey(view),
      label: book.returnsWords.byMoment,
      unit: book.plan.settings.currency,
      look: 'muted',
      number: 'amount',
      columns: irrGrid(book).last + 1,
      cell,
    },
  ];
}

type Cell = NonNullable<Row['cell']>;

/** Flows at the start of period t fall at moment t - 1; an exit falls at the end of the project's last period. */
function startMoment(book: Book, view: ReturnView): Cell {
  const { periods, endColumn } = book;
  const flow = flowOf(book, view);
  const exit = exitOf(book, view);
  return (column, refs) => {
    const parts = column === 0 ? [flow.at(0, refs), flow.at(1, refs)] : [];
    if (column > 0 && column < periods) parts.push(flow.at(column + 1, refs));
    if (exit && column === endColumn) parts.push(exit.at(endColumn, refs));
    return added(parts);
  };
}

/** Half periods: the flow of period t falls at moment 2t - 1. */
function midMoment(book: Book, view: ReturnView): Cell {
  const { endColumn } = book;
  const flow = flowOf(book, view);
  const exit = exitOf(book, view);
  return (column, refs) => {
    if (column === 0) return added([flow.at(0, refs)]);
    if (column % 2 === 1) return added([flow.at((column + 1) / 2, refs)]);
    return added(exit && column === 2 * endColumn ? [exit.at(endColumn, refs)] : []);
  };
}

type Term = { readonly text: string; readonly value: number };
type Part = { readonly at: (column: number, refs: Refs) => Term };

function added(terms: readonly Term[]): Content {
  const value = terms.reduce((sum, term) => sum + term.value, 0);
  return formula(terms.length === 0 ? '0' : terms.map(({ text }) => text).join('+'), value);
}

/** The flows at the plan's timing: with the terminal value where it shares it. */
function flowOf(book: Book, view: ReturnView): Part {
  const whole = view.discounting.terminalWithFlows || view.terminalCode === null;
  const values = whole ? view.returns.flows : book.values(view.operatingCode);
  return {
    at: (column, refs) => ({
      text: refs.cell(view.key(whole ? 'flow' : 'operating'), column),
      value: values[column] ?? 0,
    }),
  };
}

function exitOf(book: Book, view: ReturnView): Part | null {
  const { terminalCode } = view;
  if (terminalCode === null || view.discounting.terminalWithFlows) return null;
  return {
    at: (column, refs) => ({
      text: refs.cell(view.key('terminal'), column),
      value: book.values(terminalCode)[column] ?? 0,
    }),
  };
}

/** MIRR() nets the last flow with the terminal value and knows period ends only; one way for all scenarios. */
export function usesMirrRows(book: Book, view: ReturnView): boolean {
  if (view.discounting.timing !== 'end') return true;
  const { terminalCode } = view;
  if (terminalCode === null) return false;
  return book.set.members.some(({ appraisal: { evaluation } }) => {
    const last = evaluation.values(view.operatingCode)[book.endColumn] ?? 0;
    return last * (evaluation.values(terminalCode)[book.endColumn] ?? 0) < 0;
  });
}

/** The rates of MIRR; where none is given the view's discount rate of period 1. */
export function mirrRate(
  book: Book,
  view: ReturnView,
  which: 'financeRate' | 'reinvestRate',
  refs: Refs,
): string {
  return chosenOf(book.set, refs, ({ plan }) =>
    plan.settings.discounting[which] === null
      ? refs.cell(view.discount.annual, 1)
      : refs.constant(`@${which}`),
  );
}

/** Flows and dates from a column on; XIRR() fails when the first flow is zero, so it starts at the first that is not. */
export function dated(book: Book, view: ReturnView, refs: Refs, from: number): string {
  return `${refs.range(view.key('flow'), from, book.periods)},${refs.range('@date', from, book.periods)}`;
}

/** XNPV() refuses rates of zero and below, where the sum over the dates still has a value. */
export function xnpvFormula(book: Book, view: ReturnView, refs: Refs): string {
  const annual = refs.cell(view.discount.annual, 1);
  const [flows, factors] = [view.key('flow'), dateFactorKey(view)].map((key) =>
    refs.range(key, 0, book.periods),
  );
  return `IF(${annual}>0,XNPV(${annual},${dated(book, view, refs, 0)}),SUMPRODUCT(${flows},${factors}))`;
}

function dateFactorKey(view: ReturnView): string {
  return view.key('dateFactor');
}

/** (1 + r)^(-days since the opening / 365), by which XNPV() discounts. */
export function dateFactorRow(book: Book, view: ReturnView): Row {
  const { timeline } = book.plan;
  const opening = serial(columnDate(timeline, 0));
  const rate = view.discounting.annualRates[0] ?? Number.NaN;
  return {
    key: dateFactorKey(view),
    label: `${book.returnsWords.xnpv}: (1 + r)^(-d / 365)`,
    look: 'muted',
    number: 'factor',
    cell: (column, refs) =>
      formula(
        `(1+${refs.cell(view.discount.annual, 1)})^(-(${refs.cell('@date', column)}-${refs.cell('@date', 0)})/365)`,
        (1 + rate) ** (-(serial(columnDate(timeline, column)) - opening) / 365),
      ),
  };
}
