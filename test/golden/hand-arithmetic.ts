/**
 * Plain loops for the independent models: present value at given times, rate by bisection, payback, straight line,
 * tax with losses carried forward and paid late. Written from the definitions in textbooks (Brealey/Myers/Allen
 * ch. 2, 5, 6), not from the product's sources: it must import nothing of models/.
 */

/** Sum of flow / (1 + rate)^time. */
export function presentValueAt(flows: readonly number[], years: readonly number[], rate: number): number {
  let sum = 0;
  for (let i = 0; i < flows.length; i++) sum += (flows[i] ?? 0) / (1 + rate) ** (years[i] ?? 0);
  return sum;
}

/** The rate at which the present value is zero, between -90 % and 1,000 %, for flows that change sign once. */
export function rateByBisection(flows: readonly number[], years: readonly number[]): number {
  let low = -0.9;
  let high = 10;
  if (presentValueAt(flows, years, low) * presentValueAt(flows, years, high) > 0) {
    throw new Error('no change of sign between -90 % and 1,000 %');
  }
  const sign = Math.sign(presentValueAt(flows, years, low));
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (Math.sign(presentValueAt(flows, years, middle)) === sign) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Periods until the running total is first back at zero, spread evenly within the period; null when never. */
export function paybackPeriods(flows: readonly number[]): number | null {
  let total = 0;
  for (let period = 0; period < flows.length; period++) {
    const flow = flows[period] ?? 0;
    if (total < 0 && total + flow >= 0) return period - 1 + -total / flow;
    total += flow;
  }
  return null;
}

/** The deepest point of the running total, as a positive amount. */
export function deepestNeed(flows: readonly number[]): number {
  let total = 0;
  let deepest = 0;
  for (const flow of flows) {
    total += flow;
    if (total < deepest) deepest = total;
  }
  return -deepest;
}

/** Outlays by month (0 is the opening) as a full row. */
export function rowOf(months: number, amounts: Readonly<Record<number, number>>): number[] {
  const row = new Array<number>(months + 1).fill(0);
  for (const [month, amount] of Object.entries(amounts)) row[Number(month)] = amount;
  return row;
}

/** Straight line over `life` months, of each outlay from its own month on (the opening's from month 1 on). */
export function straightLineRow(outlays: readonly number[], life: number, residualShare = 0): number[] {
  const row = outlays.map(() => 0);
  for (let bought = 0; bought < outlays.length; bought++) {
    const first = Math.max(1, bought);
    for (let month = first; month < Math.min(first + life, outlays.length); month++) {
      row[month] = (row[month] ?? 0) + ((outlays[bought] ?? 0) * (1 - residualShare)) / life;
    }
  }
  return row;
}

/** Yearly shares of the cost, a twelfth a month, of each outlay from its own month on. */
export function yearlyTableRow(outlays: readonly number[], shares: readonly number[]): number[] {
  const row = outlays.map(() => 0);
  for (let bought = 0; bought < outlays.length; bought++) {
    const first = Math.max(1, bought);
    for (let month = first; month < outlays.length; month++) {
      const share = shares[Math.floor((month - first) / 12)] ?? 0;
      row[month] = (row[month] ?? 0) + ((outlays[bought] ?? 0) * share) / 12;
    }
  }
  return row;
}

export type TaxRows = {
  readonly charge: readonly number[];
  readonly paid: readonly number[];
  /** Losses still to be used at the end of each column. */
  readonly losses: readonly number[];
};

/** Losses against later profits; the charge is paid `lag` columns later, what is left over in the last column. */
export function taxRows(profits: readonly number[], rate: number, lag: number): TaxRows {
  const charge: number[] = [];
  const losses: number[] = [];
  let pool = 0;
  for (const profit of profits) {
    if (profit < 0) {
      pool += -profit;
      charge.push(0);
    } else {
      const used = profit < pool ? profit : pool;
      pool -= used;
      charge.push((profit - used) * rate);
    }
    losses.push(pool);
  }
  const paid = charge.map(() => 0);
  const last = charge.length - 1;
  for (let column = 0; column <= last; column++) {
    const when = column + lag < last ? column + lag : last;
    paid[when] = (paid[when] ?? 0) + (charge[column] ?? 0);
  }
  return { charge, paid, losses };
}

export function sumOfRow(row: readonly number[]): number {
  let sum = 0;
  for (const value of row) sum += value;
  return sum;
}
