/**
 * Depreciation of one asset: the share of its cost charged in each period, and yearly schedules.
 * Promises charges that are never negative and never take the balance below the residual share.
 * Must not know when the asset was bought or sold: statements place the shares and write off the rest on disposal.
 */
import type { DepreciationMethod } from '../plan/schema.ts';

/** Every method whose charge depends on time alone; units of production follows a line of the plan instead. */
export type TimeBasedMethod = Exclude<DepreciationMethod, { readonly method: 'units-of-production' }>;

/**
 * Shares of the cost charged in periods 1..periods after the asset goes into service (index 0 is the first).
 * The charge of an asset year falls evenly on the time of that year within the life, so a life of 2.5 years has
 * 30 monthly charges. Straight line: (1 - residual) / life a year. Sum of years' digits: by the life left at the
 * start of the year. Declining balance: factor / life of the balance, with the switch where straight line over the
 * remaining life gives more; without it the charge goes on after the life (a pool) and a balance is left for the
 * disposal. Table: a share an asset year, no more than 1 in all. Unit: fraction of the cost, positive.
 * Source: Excel SLN, SYD, DDB, VDB; IAS 16.62; IRS Pub. 946.
 */
export function depreciationShares(
  method: TimeBasedMethod,
  periodsPerYear: number,
  periods: number,
): Float64Array {
  const shares = new Float64Array(periods);
  if (method.method === 'none') return shares;
  const years = Math.ceil(periods / periodsPerYear);
  const ends = endOfCharges(method, years);
  const annual = yearlyShares(method, years);
  for (let period = 0; period < periods; period++) {
    const year = Math.floor(period / periodsPerYear);
    const yearEnd = Math.min(year + 1, ends);
    if (yearEnd <= year) break;
    const overlap = Math.min((period + 1) / periodsPerYear, yearEnd) - period / periodsPerYear;
    if (overlap > 0) shares[period] = ((annual[year] ?? 0) * overlap) / (yearEnd - year);
  }
  return shares;
}

/** The asset year after which nothing is charged; a pool has no end within the years that are looked at. */
function endOfCharges(method: Exclude<TimeBasedMethod, { method: 'none' }>, years: number): number {
  if (method.method === 'table') return method.shares.length;
  if (method.method === 'reducing-balance') return years;
  return method.method === 'declining-balance' && !method.switchToStraightLine ? years : method.life;
}

/** Shares of the cost charged in asset years 1..years, by the rules of `depreciationShares`. */
export function yearlyShares(method: TimeBasedMethod, years: number): readonly number[] {
  switch (method.method) {
    case 'none':
      return new Array<number>(years).fill(0);
    case 'table':
      return capped(
        Array.from({ length: years }, (_, year) => method.shares[year] ?? 0),
        1,
      );
    case 'straight-line': {
      const rate = (1 - method.residualShare) / method.life;
      return Array.from({ length: years }, (_, year) => rate * partOfYear(year, method.life));
    }
    case 'sum-of-years-digits': {
      const weight = (year: number) => (method.life - year) * partOfYear(year, method.life);
      let digits = 0;
      for (let year = 0; year < method.life; year++) digits += weight(year);
      const unit = (1 - method.residualShare) / digits;
      return Array.from({ length: years }, (_, year) => (year < method.life ? unit * weight(year) : 0));
    }
    case 'declining-balance':
      return decliningShares(method, years);
    case 'reducing-balance':
      return Array.from({ length: years }, (_, year) => method.rate * (1 - method.rate) ** year);
  }
}

function decliningShares(
  method: Extract<TimeBasedMethod, { readonly method: 'declining-balance' }>,
  years: number,
): readonly number[] {
  const { life, residualShare, switchToStraightLine } = method;
  const rate = Math.min(1, method.factor / life);
  let left = 1;
  return Array.from({ length: years }, (_, year) => {
    const part = switchToStraightLine ? partOfYear(year, life) : 1;
    if (part === 0) return 0;
    const declining = left * rate * part;
    const straight = switchToStraightLine ? ((left - residualShare) * part) / (life - year) : 0;
    const share = Math.max(0, Math.min(Math.max(declining, straight), left - residualShare));
    left -= share;
    return share;
  });
}

/** The part of asset year `year` (0 is the first) that lies within the life. */
function partOfYear(year: number, life: number): number {
  return Math.max(0, Math.min(1, life - year));
}

function capped(shares: readonly number[], limit: number): readonly number[] {
  let left = limit;
  return shares.map((share) => {
    const taken = Math.min(share, left);
    left -= taken;
    return taken;
  });
}

/** Amounts a year for one asset: cost x yearly share over the years given. */
export function depreciationSchedule(
  cost: number,
  method: TimeBasedMethod,
  years: number,
): readonly number[] {
  return yearlyShares(method, years).map((share) => cost * share);
}
