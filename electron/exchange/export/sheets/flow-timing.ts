/**
 * Flows that do not fall at period ends, for IRR(): Excel's function knows only equal steps, so the flows are laid
 * out by moment (whole periods for flows at the start, half periods for the middle). Also when MIRR() will do.
 */
import type { Book } from '../book.ts';
import { formula, type Refs, type Row } from '../sheet-model.ts';
import type { ReturnView } from './return-view.ts';

export function momentKey(view: ReturnView): string {
  return view.key('moments');
}

/** Steps of the IRR row in a year, and its last column. */
export function irrGrid(book: Book): { readonly stepsPerPeriod: number; readonly last: number } {
  return book.discounting.timing === 'mid'
    ? { stepsPerPeriod: 2, last: 2 * book.periods }
    : { stepsPerPeriod: 1, last: book.periods };
}

export function irrMoments(book: Book, view: ReturnView): readonly Row[] {
  const { timing } = book.discounting;
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

/** Flows at the start of period t fall at moment t - 1; an exit falls at the end of the last period. */
function startMoment(book: Book, view: ReturnView): Cell {
  const { periods } = book;
  const flow = flowOf(book, view);
  const exit = exitOf(book, view);
  return (column, refs) => {
    if (column === 0) {
      return formula(`${flow.text(0, refs)}+${flow.text(1, refs)}`, flow.value(0) + flow.value(1));
    }
    return column < periods
      ? formula(flow.text(column + 1, refs), flow.value(column + 1))
      : formula(exit ? exit.text(periods, refs) : '0', exit ? exit.value(periods) : 0);
  };
}

/** Half periods: the flow of period t falls at moment 2t - 1. */
function midMoment(book: Book, view: ReturnView): Cell {
  const { periods } = book;
  const flow = flowOf(book, view);
  const exit = exitOf(book, view);
  return (column, refs) => {
    if (column === 0) return formula(flow.text(0, refs), flow.value(0));
    if (column % 2 === 1) return formula(flow.text((column + 1) / 2, refs), flow.value((column + 1) / 2));
    const isEnd = column === 2 * periods;
    return formula(isEnd && exit ? exit.text(periods, refs) : '0', isEnd && exit ? exit.value(periods) : 0);
  };
}

type Part = {
  readonly text: (column: number, refs: Refs) => string;
  readonly value: (column: number) => number;
};

/** The flows at the plan's timing: with the terminal value where it shares it. */
function flowOf(book: Book, view: ReturnView): Part {
  const whole = book.discounting.terminalWithFlows || view.terminalCode === null;
  const values = whole ? view.returns.flows : book.values(view.operatingCode);
  return {
    text: (column, refs) => refs.cell(view.key(whole ? 'flow' : 'operating'), column),
    value: (column) => values[column] ?? 0,
  };
}

function exitOf(book: Book, view: ReturnView): Part | null {
  const { terminalCode } = view;
  if (terminalCode === null || book.discounting.terminalWithFlows) return null;
  return {
    text: (column, refs) => refs.cell(view.key('terminal'), column),
    value: (column) => book.values(terminalCode)[column] ?? 0,
  };
}

/** MIRR() nets the last flow with the terminal value and knows period ends only. */
export function usesMirrRows(book: Book, view: ReturnView): boolean {
  if (book.discounting.timing !== 'end') return true;
  if (view.terminalCode === null) return false;
  const last = book.values(view.operatingCode)[book.periods] ?? 0;
  const exit = book.values(view.terminalCode)[book.periods] ?? 0;
  return last * exit < 0;
}
