/**
 * Modified internal rate of return: outflows financed at one rate, inflows reinvested at another.
 * Promises one rate or the reason why there is none. Rates and result are per period.
 */
import { npv } from './discount.ts';

export type MirrResult =
  | { readonly kind: 'unique'; readonly rate: number }
  | { readonly kind: 'none'; readonly reason: 'no-flows' | 'not-finite' | 'too-short' | 'all-inflows' };

/**
 * MIRR of signed flows at the ends of periods, index 0 the opening, n periods after it.
 * Formula: (future value of inflows at the reinvestment rate / -present value of outflows at the finance rate)^(1/n) - 1.
 * All outflows: -1 (nothing comes back), as Excel. Without an outflow there is no MIRR (Excel: #DIV/0!).
 * Source: Excel MIRR, numpy_financial.mirr; Brealey/Myers/Allen ch. 5 (footnote on modified IRR).
 */
export function mirr(
  flows: readonly number[] | Float64Array,
  options: { readonly financeRate: number; readonly reinvestRate: number },
): MirrResult {
  const signed = [...flows];
  if (!signed.every(Number.isFinite)) return { kind: 'none', reason: 'not-finite' };
  if (signed.every((flow) => flow === 0)) return { kind: 'none', reason: 'no-flows' };
  const periods = signed.length - 1;
  if (periods < 1) return { kind: 'none', reason: 'too-short' };
  const outlay = -npv(
    options.financeRate,
    signed.map((flow) => Math.min(flow, 0)),
  );
  if (outlay === 0) return { kind: 'none', reason: 'all-inflows' };
  const growth = 1 + options.reinvestRate;
  const terminal = signed.reduce((total, flow) => total * growth + Math.max(flow, 0), 0);
  const rate = (terminal / outlay) ** (1 / periods) - 1;
  return Number.isFinite(rate) ? { kind: 'unique', rate } : { kind: 'none', reason: 'not-finite' };
}
