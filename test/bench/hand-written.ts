/**
 * The yardstick: the simulation model of engine.ts written out by hand as one loop over trials, as a careful
 * programmer would, with a plain Newton IRR of its own. It shares nothing with the engine.
 */

/** One array a driver, in the order of DRIVERS. */
export type Samples = readonly Float64Array[];

export function handWritten(
  samples: Samples,
  trials: number,
  periods: number,
  rate: number,
  out: { readonly npv: Float64Array; readonly irr: Float64Array },
): void {
  const [units, growth, price, priceGrowth, unitCost, inflation, fixed, capex, taxRate, days] = samples;
  if (!units || !growth || !price || !priceGrowth || !unitCost) throw new Error('samples');
  if (!inflation || !fixed || !capex || !taxRate || !days) throw new Error('samples');
  const flows = new Float64Array(periods + 1);
  for (let i = 0; i < trials; i += 1) {
    let volume = units[i] as number;
    let unitPrice = price[i] as number;
    let cost = unitCost[i] as number;
    const outlay = capex[i] as number;
    const depreciation = outlay / 10;
    flows[0] = 0 - outlay;
    let npv = 0 - outlay;
    let factor = 1;
    let capitalBefore = 0;
    for (let t = 1; t <= periods; t += 1) {
      if (t > 1) {
        volume *= 1 + (growth[i] as number);
        unitPrice *= 1 + (priceGrowth[i] as number);
        cost *= 1 + (inflation[i] as number);
      }
      const revenue = volume * unitPrice;
      const ebitda = revenue - volume * cost - (fixed[i] as number);
      const tax = Math.max(0, ebitda - depreciation) * (taxRate[i] as number);
      const capital = t < periods ? (revenue * (days[i] as number)) / 360 : 0;
      const flow = ebitda - tax - (capital - capitalBefore);
      capitalBefore = capital;
      flows[t] = flow;
      factor /= 1 + rate;
      npv += flow * factor;
    }
    out.npv[i] = npv;
    out.irr[i] = newton(flows);
  }
}

function newton(flows: Float64Array): number {
  let changes = 0;
  let sign = 0;
  for (let t = 0; t < flows.length; t += 1) {
    const now = Math.sign(flows[t] as number);
    if (now === 0) continue;
    if (sign !== 0 && now !== sign) changes += 1;
    sign = now;
  }
  if (changes !== 1) return Number.NaN;
  let v = 1 / 1.1;
  for (let step = 0; step < 50; step += 1) {
    let value = 0;
    let slope = 0;
    for (let t = flows.length - 1; t >= 0; t -= 1) {
      slope = slope * v + value;
      value = value * v + (flows[t] as number);
    }
    const change = value / slope;
    v -= change;
    if (Math.abs(change) <= 1e-12 * Math.abs(v)) break;
  }
  return 1 / v - 1;
}
