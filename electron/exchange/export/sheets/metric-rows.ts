/**
 * The metrics of one view as Excel functions in the constant column, with a remark on how each is reached. Where
 * Excel cannot give Hurdle's answer (several IRRs, none), the cell says so in words instead of a wrong number.
 */
import type { InternalRate, Returns } from '../../../../models/appraisal/types.ts';
import { formatRate } from '../../../../models/text/format-number.ts';
import { type Book, SCENARIO_NUMBER } from '../book.ts';
import { type Content, constant, formula, note, type Refs, type Row } from '../sheet-model.ts';
import { HURDLE_END_FACTOR, HURDLE_FACTOR } from './discount-rows.ts';
import {
  dated,
  dateFactorRow,
  irrGrid,
  mirrRate,
  momentKey,
  usesMirrRows,
  xnpvFormula,
} from './flow-timing.ts';
import { canBeSearched, METRICS, type Metric, metricShown, searchKey } from './metric-shown.ts';
import type { ReturnView } from './return-view.ts';

type Figure = {
  readonly content: (refs: Refs) => Content;
  readonly number: Row['number'];
  readonly remark?: string;
};

export function metricRows(book: Book, view: ReturnView): readonly Row[] {
  return [
    ...METRICS.map((metric): Row => {
      const { content, number, remark } = FIGURES[metric](book, view);
      return {
        key: view.key(metric),
        label: book.returnsWords[metric],
        look: metric === 'npv' || metric === 'irr' || metric === 'payback' ? 'total' : 'line',
        unit: number === 'rate' ? '%' : number === 'amount' ? book.plan.settings.currency : '',
        number,
        constant: content,
        ...(remark === undefined ? {} : { cell: (column) => (column === 0 ? note(remark) : undefined) }),
      };
    }),
    zeroRow(book, view, 'crossing', 'flow', view.returns.flows),
    zeroRow(book, view, 'crossingDiscounted', 'discounted', view.returns.discounted),
    ...(view.returns.xnpv === null ? [] : [dateFactorRow(book, view)]),
  ];
}

/** What counts as zero when a cumulative flow comes back: 1e-13 of the sum of the absolute flows. */
function zeroRow(book: Book, view: ReturnView, name: string, flows: string, values: Float64Array): Row {
  const sum = values.reduce((total, value) => total + Math.abs(value), 0);
  return {
    key: view.key(`${name}Zero`),
    label: `${book.returnsWords[name === 'crossing' ? 'payback' : 'discountedPayback']}: 0 ±`,
    look: 'muted',
    number: 'number',
    constant: (refs) => {
      const range = refs.range(view.key(flows), 0, book.periods);
      return formula(`0.0000000000001*(SUMIF(${range},">0")-SUMIF(${range},"<0"))`, 1e-13 * sum);
    },
  };
}

const FIGURES: Readonly<Record<Metric, (book: Book, view: ReturnView) => Figure>> = {
  npv: (book, view) => ({
    number: 'amount',
    remark: book.returnsWords.remark[usesNpv(book, view) ? 'npv' : 'npvFactors'],
    content: (refs) => amount(book, view, npvFormula(book, view, refs), ({ npv }) => npv),
  }),
  npvAtHurdle: (book, view) => ({
    number: 'amount',
    content: (refs) => amount(book, view, hurdleFormula(book, view, refs), ({ npvAtHurdle }) => npvAtHurdle),
  }),
  irr: irrFigure,
  mirr: mirrFigure,
  xnpv: (book, view) => {
    const { xnpv } = view.returns;
    return {
      number: 'amount',
      remark: book.returnsWords.remark[xnpv === null ? 'xnpvByPeriod' : 'xnpv'],
      content: (refs) =>
        xnpv === null ? note(book.returnsWords.notDefined) : formula(xnpvFormula(book, view, refs), xnpv),
    };
  },
  xirr: (book, view) => {
    const first = firstFlow(book, view);
    return {
      number: 'rate',
      ...(searches(book, view, 'xirr') ? {} : { remark: book.returnsWords.remark.irrStatic }),
      content: (refs) =>
        rate(book, view, 'xirr', refs, (guess) => `XIRR(${dated(book, view, refs, first)},${guess})`),
    };
  },
  profitabilityIndex: (book, view) => ({
    number: 'multiple',
    content: (refs) => {
      const outlays = `SUMPRODUCT(${refs.range(view.key('outlays'), 0, book.periods)},${refs.range(view.discount.factor, 0, book.periods)})`;
      const text = `1+${refs.constant(view.key('npv'))}/${outlays}`;
      return amount(book, view, text, ({ profitabilityIndex }) => profitabilityIndex);
    },
  }),
  equivalentAnnualValue: (book, view) => ({
    number: 'amount',
    content: (refs) => {
      const years = `${refs.constant('@operatingPeriods')}/${refs.constant('@perYear')}`;
      const last = refs.cell(view.discount.endFactor, book.endColumn);
      const level =
        view.discounting.constantRate === null
          ? `${last}^(-1/(${years}))-1`
          : refs.cell(view.discount.annual, 1);
      const text = `PMT(${level},${years},-${refs.constant(view.key('npv'))})`;
      return amount(book, view, text, ({ equivalentAnnualValue }) => equivalentAnnualValue);
    },
  }),
  payback: (book, view) => paybackFigure(book, view, 'payback', 'crossing', 'cumulative'),
  discountedPayback: (book, view) =>
    paybackFigure(book, view, 'discountedPayback', 'crossingDiscounted', 'cumulativeDiscounted'),
  peakFunding: (book, view) => ({
    number: 'amount',
    content: (refs) =>
      formula(
        `MAX(0,-MIN(${refs.range(view.key('cumulative'), 0, book.periods)}))`,
        view.returns.peakFunding?.amount ?? 0,
      ),
  }),
};

/** NPV() asks for one rate, flows at period ends, and overrides nowhere. */
function usesNpv({ set }: Book, { discounting, tax }: ReturnView): boolean {
  return (
    discounting.timing === 'end' &&
    set.members.every(({ plan, discountings }) => {
      const { rate } = plan.settings.discounting;
      const overridden = rate.mode === 'given' && rate.byPeriod !== undefined;
      return discountings[tax].constantRate !== null && !overridden;
    })
  );
}

function npvFormula(book: Book, view: ReturnView, refs: Refs): string {
  const { periods } = book;
  if (!usesNpv(book, view)) return factorSum(book, view, refs, view.discount.factor, view.discount.endFactor);
  return `${refs.cell(view.key('flow'), 0)}+NPV(${refs.cell(view.discount.rate, 1)},${refs.range(view.key('flow'), 1, periods)})`;
}

function hurdleFormula(book: Book, view: ReturnView, refs: Refs): string {
  return factorSum(book, view, refs, HURDLE_FACTOR, HURDLE_END_FACTOR);
}

function factorSum(book: Book, view: ReturnView, refs: Refs, flowFactor: string, endFactor: string): string {
  const range = (key: string): string => refs.range(key, 0, book.periods);
  const operating = `SUMPRODUCT(${range(view.key('operating'))},${range(flowFactor)})`;
  if (view.terminalCode === null) return operating;
  const factor = view.discounting.terminalWithFlows ? flowFactor : endFactor;
  return `${operating}+SUMPRODUCT(${range(view.key('terminal'))},${range(factor)})`;
}

function irrFigure(book: Book, view: ReturnView): Figure {
  const { remark } = book.returnsWords;
  const byMoment = view.discounting.timing !== 'end';
  const { stepsPerPeriod, last } = irrGrid(book);
  return {
    number: 'rate',
    remark: !searches(book, view, 'irr') ? remark.irrStatic : byMoment ? remark.irrMoments : remark.irr,
    content: (refs) =>
      rate(book, view, 'irr', refs, (guess) => {
        const steps = stepsPerPeriod * book.perYear;
        const start = steps === 1 ? guess : stepGuess(guess, stepsPerPeriod, book, refs);
        const found = `IRR(${refs.range(byMoment ? momentKey(view) : view.key('flow'), 0, last)},${start})`;
        return `(1+${found})^${power(stepsPerPeriod, refs)}-1`;
      }),
  };
}

function power(stepsPerPeriod: number, refs: Refs): string {
  const perYear = refs.constant('@perYear');
  return stepsPerPeriod === 1 ? perYear : `(${stepsPerPeriod}*${perYear})`;
}

/** An annual rate as one of the steps of IRR(); a rate that stands in another cell is worked out there. */
function stepGuess(annual: string, stepsPerPeriod: number, book: Book, refs: Refs): string {
  const number = Number(annual);
  if (Number.isNaN(number)) return `(1+${annual})^(1/${power(stepsPerPeriod, refs)})-1`;
  return String(Number(((1 + number) ** (1 / (stepsPerPeriod * book.perYear)) - 1).toPrecision(4)));
}

function mirrFigure(book: Book, view: ReturnView): Figure {
  const byRows = usesMirrRows(book, view);
  return {
    number: 'rate',
    remark: book.returnsWords.remark[byRows ? 'mirrRows' : 'mirr'],
    content: (refs) => {
      const perYear = refs.constant('@perYear');
      if (byRows) {
        const years = `${refs.constant('@periods')}/${perYear}`;
        const growth = `${refs.total(view.key('inflowsThen'))}/-${refs.total(view.key('outflowsNow'))}`;
        return amount(book, view, `(${growth})^(1/(${years}))-1`, ({ mirr }) => mirr);
      }
      const perPeriod = (which: 'financeRate' | 'reinvestRate'): string =>
        `(1+${mirrRate(book, view, which, refs)})^(1/${perYear})-1`;
      const flows = refs.range(view.key('flow'), 0, book.periods);
      const found = `(1+MIRR(${flows},${perPeriod('financeRate')},${perPeriod('reinvestRate')}))^${perYear}-1`;
      // Where nothing comes back MIRR() is an error; Hurdle says -100 %.
      return amount(book, view, `IF(MAX(${flows})>0,${found},-1)`, ({ mirr }) => mirr);
    },
  };
}

/**
 * The first moment at which the cumulative flow is back. Nothing is interpolated towards a terminal value, which
 * comes in one sum at the end of the project: either the flows pay back without it, or it does so then.
 */
function paybackFigure(
  book: Book,
  view: ReturnView,
  name: 'payback' | 'discountedPayback',
  crossing: string,
  cumulative: string,
): Figure {
  const words = book.returnsWords;
  const shown = metricShown(book, view.returns, name);
  return {
    number: 'years',
    remark: words.remark.payback,
    content: (refs) => {
      const hits = (each: string): string => refs.range(each, 1, book.periods);
      const own = hits(view.key(crossing));
      const sums = refs.range(view.key(cumulative), 0, book.periods);
      const zero = refs.constant(view.key(`${crossing}Zero`));
      const without = hits(view.withoutTerminal(crossing));
      const end = refs.constant('@operatingPeriods');
      const periods =
        view.terminalCode === null
          ? `MIN(${own})`
          : `IF(ROUNDUP(MIN(${own}),0)<>${end},MIN(${own}),IF(COUNT(${without})=0,${end},MIN(${end},MIN(${without}))))`;
      return formula(
        `IF(COUNT(${own})>0,${periods}/${refs.constant('@perYear')},IF(MIN(${sums})<-${zero},"${words.never}","${words.nothingToPayBack}"))`,
        shown,
      );
    },
  };
}

/** Returns of every scenario under this view. */
function allReturns({ set }: Book, { tax, terminal }: ReturnView): readonly Returns[] {
  return set.members.map(({ appraisal }) => appraisal.returns[tax][terminal]);
}

/** A figure that some scenario does not have is said to be so in words, by a formula that all share. */
function amount(
  book: Book,
  view: ReturnView,
  text: string,
  pick: (returns: Returns) => number | null,
): Content {
  const { notDefined } = book.returnsWords;
  const all = allReturns(book, view).map(pick);
  const value = pick(view.returns);
  if (all.every((each) => each === null)) return note(notDefined);
  return all.some((each) => each === null)
    ? formula(`IFERROR(${text},"${notDefined}")`, value ?? notDefined)
    : formula(text, value ?? Number.NaN);
}

/** XIRR() fails when the first flow is zero. */
function firstFlow(book: Book, view: ReturnView): number {
  return Math.max(0, Math.min(...allReturns(book, view).map(ownFirst)));
}

function ownFirst({ flows }: Returns): number {
  return Math.max(
    0,
    flows.findIndex((flow) => flow !== 0),
  );
}

/** Can Excel's function be trusted to find the one rate of this scenario? */
function isSearched(book: Book, view: ReturnView, name: RateName, at: number, found: InternalRate): boolean {
  const [returns, first] = [allReturns(book, view)[at], firstFlow(book, view)];
  if (name === 'xirr' && (!returns || ownFirst(returns) !== first)) return false;
  return canBeSearched(found) && !book.notFound.has(searchKey(view.key(name), at));
}

function searches(book: Book, view: ReturnView, name: RateName): boolean {
  return allReturns(book, view).some((returns, at) => isSearched(book, view, name, at, returns[name]));
}

type RateName = 'irr' | 'xirr';

function rate(
  book: Book,
  view: ReturnView,
  name: RateName,
  refs: Refs,
  text: (guess: string) => string,
): Content {
  const key = view.key(name);
  const found = view.returns[name];
  const search = searchKey(key, book.chosen);
  if (book.set.members.length === 1) {
    if (found.kind !== 'unique') return note(String(metricShown(book, view.returns, name)));
    if (!isSearched(book, view, name, book.chosen, found)) return constant(found.rate);
    return { ...formula(text(String(Number(found.rate.toPrecision(4)))), found.rate), search };
  }
  // Where a scenario has no one rate, the words that say why stand beside its figures on the Scenarios sheet.
  const start = `INDEX(${refs.range(statedKey(view, name), 0, book.set.members.length - 1)},1,${refs.constant(SCENARIO_NUMBER)})`;
  const shown = statedFigure(book, view, name, book.chosen);
  if (!searches(book, view, name)) return formula(start, shown);
  return { ...formula(`IF(ISNUMBER(${start}),${text(start)},${start})`, shown), search };
}

export function statedKey(view: Pick<ReturnView, 'id'>, metric: Metric): string {
  return `@stated.${view.id}.${metric}`;
}

/** What the Scenarios sheet states of a member: the figure, or words; a rate that Excel cannot find is words too. */
export function statedFigure(book: Book, view: ReturnView, metric: Metric, at: number): number | string {
  const returns = allReturns(book, view)[at] ?? view.returns;
  const shown = metricShown(book, returns, metric);
  if ((metric !== 'irr' && metric !== 'xirr') || typeof shown === 'string') return shown;
  if (book.set.members.length === 1 || isSearched(book, view, metric, at, returns[metric])) return shown;
  return book.moreWords.asFound(formatRate(shown, 2));
}
