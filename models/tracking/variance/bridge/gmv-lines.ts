/**
 * Which lines of a plan are traffic, orders and GMV: what may be chosen, what is proposed from the formulas, and what the
 * chosen ones amount to in some days. A rate in the place of orders, or a price in the place of GMV, is multiplied out.
 */
import type { Line } from '../../../plan/schema.ts';
import { type DaySums, hasBetween, MINOR, sumBetween } from '../../actuals/day-sums.ts';
import type { Day } from '../../calendar/day.ts';
import { amountBetween, type Planned, toMinor } from '../../planned/planned-amounts.ts';
import { spreadOf } from '../../planned/spread.ts';
import { isMoney, isPrice, isQuantity, volumesOf } from '../flex/volume-lines.ts';
import { meanOfDays } from '../report/mean-of-days.ts';
import type { GmvEnd } from './gmv-bridge.ts';

export type GmvLines = { readonly traffic: Line; readonly orders: Line; readonly gmv: Line };
export type GmvChoices = {
  readonly traffic: readonly Line[];
  readonly orders: readonly Line[];
  readonly gmv: readonly Line[];
};

const NAMED_GMV = /gmv|成交总额|成交额/iu;

export function gmvChoices({ appraisal }: Planned): GmvChoices {
  const { lines, settings } = appraisal.plan;
  const { currency } = settings;
  const input = lines.filter(({ kind }) => kind === 'driver' || kind === 'memo');
  const quantities = input.filter((line) => isQuantity(line, currency));
  const prices = input.filter((line) => isPrice(line, currency));
  const rates = input.filter((line) => spreadOf(line) === 'hold' && !isMoney(line.unit, currency));
  const amounts = lines.filter(
    (line) =>
      line.kind === 'revenue' ||
      (line.kind === 'memo' &&
        spreadOf(line) === 'sum' &&
        (line.unit === '' || isMoney(line.unit, currency))),
  );
  return { traffic: quantities, orders: [...quantities, ...rates], gmv: [...amounts, ...prices] };
}

/**
 * The amount that is called GMV, else the first amount or revenue line, that is made of a quantity (orders) which is
 * itself made of a quantity (traffic); lines that all have entries come first. null: the plan has no such chain.
 */
export function proposedGmvLines(reference: Planned, sums: DaySums): GmvLines | null {
  const { currency } = reference.appraisal.plan.settings;
  const volumes = volumesOf(reference.appraisal);
  const madeOf = (line: Line): Line | undefined =>
    volumes.of(line.code).sources.find((source) => source.id !== line.id && isQuantity(source, currency));
  const chains = gmvChoices(reference)
    .gmv.toSorted((a, b) => rank(a) - rank(b))
    .flatMap((gmv) => {
      const orders = madeOf(gmv);
      const traffic = orders && madeOf(orders);
      return orders && traffic ? [{ traffic, orders, gmv }] : [];
    });
  return chains.find((chain) => Object.values(chain).every(({ id }) => sums.has(id))) ?? chains[0] ?? null;
}

/** The plan's traffic, orders and GMV in these days. Hundredths and minor units. */
export function plannedEnd(lines: GmvLines, reference: Planned, from: Day, to: Day): GmvEnd {
  const planned = (line: Line): number => {
    const found = reference.byId(line.id);
    return found ? amountBetween(reference, found, from, to) : 0;
  };
  const traffic = whole(planned(lines.traffic) * MINOR);
  const orders = whole(holds(lines.orders) ? traffic * planned(lines.orders) : planned(lines.orders) * MINOR);
  const gmv = holds(lines.gmv) ? whole(orders * planned(lines.gmv)) : whole(toMinor(planned(lines.gmv)));
  return { traffic, orders, gmv };
}

/** The same from entries, or the ids of the lines that have none in these days. */
export function actualEnd(lines: GmvLines, sums: DaySums, from: Day, to: Day): GmvEnd | readonly string[] {
  const missing = [lines.traffic, lines.orders, lines.gmv].filter(
    ({ id }) => !hasBetween(sums.get(id), from, to),
  );
  if (missing.length > 0) return missing.map(({ id }) => id);
  const sum = ({ id }: Line): number => whole(sumBetween(sums.get(id), from, to));
  const mean = ({ id }: Line): number => (meanOfDays(sums.get(id), from, to) ?? 0) / MINOR;
  const traffic = sum(lines.traffic);
  const orders = holds(lines.orders) ? whole(traffic * mean(lines.orders)) : sum(lines.orders);
  const gmv = holds(lines.gmv) ? whole(orders * mean(lines.gmv)) : sum(lines.gmv);
  return { traffic, orders, gmv };
}

function holds(line: Line): boolean {
  return spreadOf(line) === 'hold';
}

function rank(line: Line): number {
  if (NAMED_GMV.test(line.code) || NAMED_GMV.test(line.label)) return 0;
  return line.kind === 'memo' ? 1 : 2;
}

function whole(amount: number): number {
  const rounded = Math.round(amount);
  return Number.isSafeInteger(rounded) ? rounded + 0 : 0;
}
