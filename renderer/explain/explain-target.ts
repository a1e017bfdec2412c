/**
 * What the explain panel can be asked for, and how it is written as a code: a line or statement row ('price',
 * '$revenue'), a metric ('metric:npv/postTax/withTerminal', the view may be left out), or the sum of a row over columns
 * ('sum:1/12/$revenue'). Promises that reading what was written gives the target back; unknown codes are rows.
 */
import type { TaxView, TerminalView } from '../../models/appraisal/types.ts';

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

export type MetricTarget = {
  readonly kind: 'metric';
  readonly metric: Metric;
  readonly tax: TaxView;
  readonly terminal: TerminalView;
};
export type ExplainTarget =
  | { readonly kind: 'row'; readonly code: string }
  | { readonly kind: 'sum'; readonly code: string; readonly from: number; readonly to: number }
  | MetricTarget;

export function metricCode(
  metric: Metric,
  tax: TaxView = 'postTax',
  terminal: TerminalView = 'withTerminal',
): string {
  return `metric:${metric}/${tax}/${terminal}`;
}

export function sumCode(code: string, from: number, to: number): string {
  return `sum:${from}/${to}/${code}`;
}

export function readTarget(code: string): ExplainTarget {
  const split = code.indexOf(':');
  const [first = '', second = '', third = '', ...rest] = code.slice(split + 1).split('/');
  if (code.startsWith('sum:')) {
    return { kind: 'sum', code: [third, ...rest].join('/'), from: Number(first), to: Number(second) };
  }
  const metric = METRICS.find((known) => known === first);
  if (!code.startsWith('metric:') || !metric) return { kind: 'row', code };
  return {
    kind: 'metric',
    metric,
    tax: second === 'preTax' ? 'preTax' : 'postTax',
    terminal: third === 'withoutTerminal' ? 'withoutTerminal' : 'withTerminal',
  };
}
