/** The metrics of a view by name, and what is shown of each: its number, or why there is none in words. */
import type { InternalRate, PaybackTime, Returns } from '../../../../models/appraisal/types.ts';
import { formatRate } from '../../../../models/text/format-number.ts';
import type { Book } from '../book.ts';

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

export const METRIC_NUMBERS = {
  npv: 'amount',
  npvAtHurdle: 'amount',
  xnpv: 'amount',
  equivalentAnnualValue: 'amount',
  peakFunding: 'amount',
  irr: 'rate',
  mirr: 'rate',
  xirr: 'rate',
  profitabilityIndex: 'multiple',
  payback: 'years',
  discountedPayback: 'years',
} as const satisfies Readonly<Record<Metric, string>>;

type Words = Pick<Book, 'returnsWords'>;

export function metricShown(book: Words, returns: Returns, metric: Metric): number | string {
  switch (metric) {
    case 'irr':
    case 'xirr':
      return rateShown(book, returns[metric]);
    case 'payback':
    case 'discountedPayback':
      return paybackShown(book, returns[metric]);
    case 'peakFunding':
      return returns.peakFunding?.amount ?? 0;
    default:
      return returns[metric] ?? book.returnsWords.notDefined;
  }
}

function rateShown({ returnsWords: words }: Words, found: InternalRate): number | string {
  switch (found.kind) {
    case 'unique':
      return found.rate;
    case 'multiple':
      return words.several(found.rates.map((each) => formatRate(each, 2)).join(', '));
    case 'none':
      return words.none[found.reason];
    case 'unknown':
      return words.unknown;
  }
}

function paybackShown({ returnsWords: words }: Words, time: PaybackTime): number | string {
  switch (time.kind) {
    case 'reached':
      return time.years;
    case 'never':
      return words.never;
    case 'immediate':
      return words.nothingToPayBack;
    case 'unknown':
      return words.unknown;
  }
}

/** Below this a search has no room: Excel's functions fail next to -100 %. */
const LOWEST_SEARCHED = -0.99;

export function canBeSearched(found: InternalRate): boolean {
  return found.kind === 'unique' && found.rate > LOWEST_SEARCHED;
}

/** The name under which a search of a member that did not end at Hurdle's root is remembered. */
export function searchKey(key: string, at: number): string {
  return `${at} ${key}`;
}
