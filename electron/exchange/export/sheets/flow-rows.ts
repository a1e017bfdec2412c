/**
 * The rows of flows under one view of the returns: flow, present value, both cumulated, the value still to come,
 * outlays, and the helper rows of payback, IRR and MIRR. One formula across each row.
 */
import type { Book } from '../book.ts';
import { formula, type Refs, type Row } from '../sheet-model.ts';
import { irrMoments, mirrRate, usesMirrRows } from './flow-timing.ts';
import type { ReturnView } from './return-view.ts';

export function flowRows(book: Book, view: ReturnView): readonly Row[] {
  const { returnsWords: words } = book;
  const { returns, key } = view;
  const row = (
    name: string,
    label: string,
    values: ArrayLike<number>,
    cell: (column: number, refs: Refs) => string,
    more: Partial<Row> = {},
  ): Row => ({
    key: key(name),
    label,
    unit: book.plan.settings.currency,
    look: 'line',
    number: 'amount',
    cell: (column, refs) => formula(cell(column, refs), values[column] ?? Number.NaN),
    ...more,
  });
  const of = (name: string, column: number, refs: Refs): string => refs.cell(key(name), column);
  const cumulated =
    (name: string, source: string) =>
    (column: number, refs: Refs): string =>
      column === 0 ? of(source, 0, refs) : `${of(name, column - 1, refs)}+${of(source, column, refs)}`;
  return [
    linkRow(book, key('operating'), words.operating, view.operatingCode),
    ...(view.terminalCode === null
      ? []
      : [linkRow(book, key('terminal'), words.terminal, view.terminalCode)]),
    row(
      'flow',
      words.flow,
      returns.flows,
      (column, refs) => {
        const operating = of('operating', column, refs);
        return view.terminalCode === null ? operating : `${operating}+${of('terminal', column, refs)}`;
      },
      { look: 'subtotal', sum: true },
    ),
    row(
      'discounted',
      words.discounted,
      returns.discounted,
      (column, refs) => presentValue(view, column, refs),
      { sum: true },
    ),
    row('cumulative', words.cumulative, returns.cumulative, cumulated('cumulative', 'flow')),
    row(
      'cumulativeDiscounted',
      words.cumulativeDiscounted,
      returns.cumulativeDiscounted,
      cumulated('cumulativeDiscounted', 'discounted'),
    ),
    row('remaining', words.remaining, returns.remainingNpv, (column, refs) =>
      remaining(book, view, column, refs),
    ),
    outlayRow(book, view),
    crossingRow(view, 'crossing', words.crossing, 'flow', 'cumulative', returns.flows, returns.cumulative),
    crossingRow(
      view,
      'crossingDiscounted',
      words.crossingDiscounted,
      'discounted',
      'cumulativeDiscounted',
      returns.discounted,
      returns.cumulativeDiscounted,
    ),
    ...irrMoments(book, view),
    ...(usesMirrRows(book, view) ? mirrRows(book, view) : []),
  ];
}

function linkRow(book: Book, key: string, label: string, code: string): Row {
  return {
    key,
    label,
    code,
    unit: book.plan.settings.currency,
    look: 'line',
    number: 'amount',
    sum: true,
    cell: (column, refs) => formula(refs.cell(code, column), book.values(code)[column] ?? Number.NaN, true),
  };
}

/** The terminal value shares the factor of the last flows only where it capitalises them (a perpetuity). */
function presentValue(view: ReturnView, column: number, refs: Refs): string {
  const operating = `${refs.cell(view.key('operating'), column)}*${refs.cell(view.discount.factor, column)}`;
  if (view.terminalCode === null) return operating;
  const factor = view.discounting.terminalWithFlows ? view.discount.factor : view.discount.endFactor;
  return `${operating}+${refs.cell(view.key('terminal'), column)}*${refs.cell(factor, column)}`;
}

/** V[t] = V[t+1] / (1 + r) + flow[t+1] brought back to the end of column t. */
function remaining(book: Book, view: ReturnView, column: number, refs: Refs): string {
  if (column === book.periods) return '0';
  const { timing, terminalWithFlows } = view.discounting;
  const next = column + 1;
  const step = `(1+${refs.cell(view.discount.rate, next)})`;
  const within = timing === 'end' ? `/${step}` : timing === 'mid' ? `/SQRT(${step})` : '';
  const later = `${refs.cell(view.key('remaining'), next)}/${step}`;
  const flow = `${refs.cell(view.key('operating'), next)}${within}`;
  if (view.terminalCode === null) return `${later}+${flow}`;
  const terminal = refs.cell(view.key('terminal'), next);
  return `${later}+${flow}+${terminal}${terminalWithFlows ? within : `/${step}`}`;
}

/** All that is paid out at the opening, and the investments after it. */
function outlayRow(book: Book, view: ReturnView): Row {
  const operating = book.values(view.operatingCode);
  const investment = book.values('$investment');
  return {
    key: view.key('outlays'),
    label: book.returnsWords.outlays,
    unit: book.plan.settings.currency,
    look: 'muted',
    number: 'amount',
    cell: (column, refs) =>
      column === 0
        ? formula(`MAX(0,-${refs.cell(view.key('operating'), 0)})`, Math.max(0, -(operating[0] ?? 0)))
        : formula(refs.cell('$investment', column), investment[column] ?? Number.NaN, true),
  };
}

/** The moment at which the cumulative flow comes back to zero, in periods; empty in every other column. */
function crossingRow(
  view: ReturnView,
  name: string,
  label: string,
  flowName: string,
  cumulativeName: string,
  flows: Float64Array,
  cumulative: Float64Array,
): Row {
  const zero = 1e-13 * flows.reduce((sum, flow) => sum + Math.abs(flow), 0);
  return {
    key: view.key(name),
    label,
    unit: '',
    look: 'muted',
    number: 'factor',
    cell: (column, refs) => {
      if (column === 0) return undefined;
      const before = refs.cell(view.key(cumulativeName), column - 1);
      const after = refs.cell(view.key(cumulativeName), column);
      const flow = refs.cell(view.key(flowName), column);
      const limit = refs.constant(view.key(`${name}Zero`));
      const crosses = (cumulative[column - 1] ?? 0) < -zero && (cumulative[column] ?? 0) >= -zero;
      const value = column - 1 + Math.min(1, -(cumulative[column - 1] ?? 0) / (flows[column] ?? 1));
      return formula(
        `IF(AND(${before}<-${limit},${after}>=-${limit}),${refs.cell('@period', column - 1)}+MIN(1,-${before}/${flow}),"")`,
        crosses ? value : '',
      );
    },
  };
}

function mirrRows(book: Book, view: ReturnView): readonly Row[] {
  const { returnsWords: words } = book;
  const { times, lastTime, financeRate, reinvestRate, terminalTime } = view.discounting;
  const operating = book.values(view.operatingCode);
  const terminal = view.terminalCode === null ? null : book.values(view.terminalCode);
  const time = (column: number, refs: Refs): string => timeOf(view, refs.cell('@period', column), refs);
  const terminalAt = (column: number, refs: Refs): string =>
    view.discounting.terminalWithFlows
      ? time(column, refs)
      : `${refs.cell('@period', column)}/${refs.constant('@perYear')}`;
  const row = (
    name: string,
    label: string,
    part: 'MIN' | 'MAX',
    power: (time: string, refs: Refs) => string,
    value: (amount: number, time: number) => number,
  ): Row => ({
    key: view.key(name),
    label,
    unit: book.plan.settings.currency,
    look: 'muted',
    number: 'amount',
    sum: true,
    cell: (column, refs) => {
      const own = `${part}(0,${refs.cell(view.key('operating'), column)})*${power(time(column, refs), refs)}`;
      const plain = value(operating[column] ?? 0, times[column] ?? 0);
      if (!terminal) return formula(own, plain);
      const exit = `${part}(0,${refs.cell(view.key('terminal'), column)})*${power(terminalAt(column, refs), refs)}`;
      return formula(`${own}+${exit}`, plain + value(terminal[column] ?? 0, terminalTime));
    },
  });
  return [
    row(
      'outflowsNow',
      words.outflowsNow,
      'MIN',
      (at, refs) => `(1+${mirrRate(book, view, 'financeRate', refs)})^-(${at})`,
      (amount, at) => Math.min(0, amount) * (1 + financeRate) ** -at,
    ),
    row(
      'inflowsThen',
      words.inflowsThen,
      'MAX',
      (at, refs) =>
        `(1+${mirrRate(book, view, 'reinvestRate', refs)})^(${refs.constant('@periods')}/${refs.constant('@perYear')}-(${at}))`,
      (amount, at) => Math.max(0, amount) * (1 + reinvestRate) ** (lastTime - at),
    ),
  ];
}

/** Years from the opening to the flows of a column. */
function timeOf(view: ReturnView, period: string, refs: Refs): string {
  const perYear = refs.constant('@perYear');
  switch (view.discounting.timing) {
    case 'end':
      return `${period}/${perYear}`;
    case 'mid':
      return `MAX(0,${period}-0.5)/${perYear}`;
    case 'start':
      return `MAX(0,${period}-1)/${perYear}`;
  }
}
