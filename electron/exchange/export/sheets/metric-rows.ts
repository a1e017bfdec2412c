/**
 * The metrics of one view as Excel functions in the constant column, with a remark on how each is reached. Where
 * Excel cannot give Hurdle's answer (several IRRs, none), the cell says so in words instead of a wrong number.
 */
import type { InternalRate, PaybackTime } from '../../../../models/appraisal/types.ts';
import { formatRate } from '../../../../models/text/format-number.ts';
import type { Book } from '../book.ts';
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
import type { ReturnView } from './return-view.ts';

export const METRICS = [
  'npv',
  'npvAtHurdle',
  'irr',
  'mirr',
  'xnpv',
  'xirr',
  'profitabilityIndex',
  'equivalentAnnualValue',
  'payback',
  'discountedPayback',
  'peakFunding',
] as const;
export type Metric = (typeof METRICS)[number];

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
    content: (refs) => amount(book, npvFormula(book, view, refs), view.returns.npv),
  }),
  npvAtHurdle: (book, view) => ({
    number: 'amount',
    content: (refs) => amount(book, hurdleFormula(book, view, refs), view.returns.npvAtHurdle),
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
    const { xirr, flows } = view.returns;
    const first = flows.findIndex((flow) => flow !== 0);
    return {
      number: 'rate',
      ...(isSearched(book, view.key('xirr'), xirr) ? {} : { remark: book.returnsWords.remark.irrStatic }),
      content: (refs) =>
        rate(
          book,
          view.key('xirr'),
          xirr,
          (guess) => `XIRR(${dated(book, view, refs, Math.max(0, first))},${guess})`,
        ),
    };
  },
  profitabilityIndex: (book, view) => ({
    number: 'multiple',
    content: (refs) => {
      const outlays = `SUMPRODUCT(${refs.range(view.key('outlays'), 0, book.periods)},${refs.range(view.discount.factor, 0, book.periods)})`;
      return amount(book, `1+${refs.constant(view.key('npv'))}/${outlays}`, view.returns.profitabilityIndex);
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
      return amount(
        book,
        `PMT(${level},${years},-${refs.constant(view.key('npv'))})`,
        view.returns.equivalentAnnualValue,
      );
    },
  }),
  payback: (book, view) => paybackFigure(book, view, 'crossing', 'cumulative', view.returns.payback),
  discountedPayback: (book, view) =>
    paybackFigure(book, view, 'crossingDiscounted', 'cumulativeDiscounted', view.returns.discountedPayback),
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
function usesNpv({ plan }: Book, { discounting }: ReturnView): boolean {
  const { rate } = plan.settings.discounting;
  const overridden = rate.mode === 'given' && rate.byPeriod !== undefined;
  return discounting.timing === 'end' && discounting.constantRate !== null && !overridden;
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
  const { irr } = view.returns;
  const { remark } = book.returnsWords;
  const byMoment = view.discounting.timing !== 'end';
  const { stepsPerPeriod, last } = irrGrid(book);
  return {
    number: 'rate',
    remark: !isSearched(book, view.key('irr'), irr)
      ? remark.irrStatic
      : byMoment
        ? remark.irrMoments
        : remark.irr,
    content: (refs) =>
      rate(book, view.key('irr'), irr, (guess) => {
        const steps = stepsPerPeriod * book.perYear;
        const start = steps === 1 ? guess : stepGuess(Number(guess), steps);
        const found = `IRR(${refs.range(byMoment ? momentKey(view) : view.key('flow'), 0, last)},${start})`;
        const power =
          stepsPerPeriod === 1
            ? refs.constant('@perYear')
            : `(${stepsPerPeriod}*${refs.constant('@perYear')})`;
        return `(1+${found})^${power}-1`;
      }),
  };
}

function stepGuess(annual: number, steps: number): string {
  return String(Number(((1 + annual) ** (1 / steps) - 1).toPrecision(4)));
}

function mirrFigure(book: Book, view: ReturnView): Figure {
  const { mirr } = view.returns;
  const byRows = usesMirrRows(book, view);
  return {
    number: 'rate',
    remark: book.returnsWords.remark[byRows ? 'mirrRows' : 'mirr'],
    content: (refs) => {
      const perYear = refs.constant('@perYear');
      if (byRows) {
        const years = `${refs.constant('@periods')}/${perYear}`;
        const growth = `${refs.total(view.key('inflowsThen'))}/-${refs.total(view.key('outflowsNow'))}`;
        return amount(book, `(${growth})^(1/(${years}))-1`, mirr);
      }
      const perPeriod = (which: 'financeRate' | 'reinvestRate'): string =>
        `(1+${mirrRate(book, view, which, refs)})^(1/${perYear})-1`;
      const flows = refs.range(view.key('flow'), 0, book.periods);
      const found = `(1+MIRR(${flows},${perPeriod('financeRate')},${perPeriod('reinvestRate')}))^${perYear}-1`;
      // Where nothing comes back MIRR() is an error; Hurdle says -100 %.
      return amount(book, `IF(MAX(${flows})>0,${found},-1)`, mirr);
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
  crossing: string,
  cumulative: string,
  time: PaybackTime,
): Figure {
  const words = book.returnsWords;
  const shown = {
    reached: time.kind === 'reached' ? time.years : 0,
    never: words.never,
    immediate: words.nothingToPayBack,
    unknown: words.unknown,
  }[time.kind];
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

function amount(book: Book, text: string, value: number | null): Content {
  return value === null ? note(book.returnsWords.notDefined) : formula(text, value);
}

/** Below this a search has no room: Excel's functions fail next to -100 %. */
const LOWEST_SEARCHED = -0.99;

/** Can Excel's function be trusted to find the one rate? */
function isSearched(book: Book, key: string, found: InternalRate): boolean {
  return found.kind === 'unique' && found.rate > LOWEST_SEARCHED && !book.notFound.has(key);
}

function rate(book: Book, key: string, found: InternalRate, text: (guess: string) => string): Content {
  const words = book.returnsWords;
  switch (found.kind) {
    case 'unique':
      if (!isSearched(book, key, found)) return constant(found.rate);
      return { ...formula(text(String(Number(found.rate.toPrecision(4)))), found.rate), search: key };
    case 'multiple':
      return note(words.several(found.rates.map((each) => formatRate(each, 2)).join(', ')));
    case 'none':
      return note(words.none[found.reason]);
    case 'unknown':
      return note(words.unknown);
  }
}
