/**
 * Which quantities a line of the plan is made of, nearest first, read from the formulas: what a flexed budget may follow.
 * Purely about structure; whether a quantity has actuals is asked month by month elsewhere.
 */
import type { Appraisal } from '../../../appraisal/types.ts';
import { parseUnit } from '../../../formula/unit-algebra.ts';
import type { Line } from '../../../plan/schema.ts';
import { spreadOf } from '../../planned/spread.ts';

export type Ingredients = {
  /** Quantities (driver or memo lines that add up and are no money) and revenue lines, nearest first. */
  readonly sources: readonly Line[];
  /** Rates and prices, nearest first. */
  readonly rates: readonly Line[];
};

export type Volumes = {
  readonly of: (code: string) => Ingredients;
  /** Codes of the quantities that revenue is made of: output, in contrast to what is used up to make it. */
  readonly output: ReadonlySet<string>;
};

const MONEY = new Set(['元', '万元', '亿元', '¥', '￥', '$', '€', '£', 'rmb', 'k', 'm']);

const made = new WeakMap<Appraisal, Volumes>();

/** The same object for the same appraisal. */
export function volumesOf(appraisal: Appraisal): Volumes {
  const known = made.get(appraisal);
  if (known) return known;
  const volumes = build(appraisal);
  made.set(appraisal, volumes);
  return volumes;
}

function build({ plan, model }: Appraisal): Volumes {
  const lineOf = new Map(plan.lines.map((line) => [line.code, line]));
  const ready = new Map<string, Ingredients>();
  const { currency } = plan.settings;

  function search(start: string): Ingredients {
    const sources: Line[] = [];
    const rates: Line[] = [];
    const seen = new Set([start]);
    let ring = [start];
    while (ring.length > 0) {
      const next: string[] = [];
      for (const code of ring) {
        for (const dependency of model.dependencies(code)) {
          if (seen.has(dependency.code)) continue;
          seen.add(dependency.code);
          const line = lineOf.get(dependency.code);
          if (line?.kind === 'revenue') sources.push(line);
          else if (line && isQuantity(line, currency)) sources.push(line);
          else if (line && isRate(line)) rates.push(line);
          // What revenue is made of is the revenue line's own matter, and all revenue together is what is left to follow.
          if (line?.kind !== 'revenue' && dependency.code !== '$revenue') next.push(dependency.code);
        }
      }
      ring = next;
    }
    return { sources, rates };
  }

  function of(code: string): Ingredients {
    const known = ready.get(code);
    if (known) return known;
    const found = search(code);
    ready.set(code, found);
    return found;
  }

  const quantitiesUnder = (kind: Line['kind']): ReadonlySet<string> =>
    new Set(
      plan.lines
        .filter((line) => line.kind === kind)
        .flatMap(({ code }) => of(code).sources.filter((line) => line.kind !== 'revenue'))
        .map(({ code }) => code),
    );
  const ofRevenue = quantitiesUnder('revenue');
  // Revenue given as plain numbers says nothing of its volume: then any quantity may be the output.
  return { of, output: ofRevenue.size > 0 ? ofRevenue : quantitiesUnder('variable-cost') };
}

/** A driver or memo line that adds up over time and is not an amount of money. */
export function isQuantity(line: Line, currency: string): boolean {
  return (
    (line.kind === 'driver' || line.kind === 'memo') &&
    spreadOf(line) === 'sum' &&
    !isMoney(line.unit, currency)
  );
}

function isRate(line: Line): boolean {
  return (line.kind === 'driver' || line.kind === 'memo') && spreadOf(line) === 'hold';
}

/** A price: money for one of something. */
export function isPrice(line: Line, currency: string): boolean {
  const parsed = parseUnit(line.unit);
  if (!parsed) return false;
  const parts = [...parsed];
  return (
    parts.some(([symbol, exponent]) => exponent > 0 && isMoneySymbol(symbol, currency)) &&
    parts.some(([, exponent]) => exponent < 0)
  );
}

export function isMoney(unit: string, currency: string): boolean {
  const parsed = parseUnit(unit);
  return parsed !== undefined && [...parsed].some(([symbol]) => isMoneySymbol(symbol, currency));
}

function isMoneySymbol(symbol: string, currency: string): boolean {
  return symbol === currency.trim().toLowerCase() || MONEY.has(symbol);
}
