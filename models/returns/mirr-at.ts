/**
 * Modified internal rate of return for flows at any times; on whole periods it is `mirr` (mirr.ts).
 * Formula: (sum of inflows x (1 + reinvest)^(T - time) / sum of -outflows / (1 + finance)^time)^(1 / T) - 1,
 * T the length of the project. Rates per unit of time (annual for times in years). null without an outflow.
 * Source: Excel MIRR; the times generalise it to flows in mid-period.
 */
export function mirrAt(
  times: readonly number[],
  flows: readonly number[],
  length: number,
  rates: { readonly financeRate: number; readonly reinvestRate: number },
): number | null {
  let outlay = 0;
  let future = 0;
  flows.forEach((flow, index) => {
    const time = times[index] ?? 0;
    if (flow < 0) outlay -= flow * (1 + rates.financeRate) ** -time;
    else future += flow * (1 + rates.reinvestRate) ** (length - time);
  });
  if (!(outlay > 0) || !(length > 0)) return null;
  const rate = (future / outlay) ** (1 / length) - 1;
  return Number.isFinite(rate) ? rate : null;
}
