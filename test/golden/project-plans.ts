/**
 * The published project appraisals as plans of ours, built from the inputs of the case files alone: what a user
 * would type. Expected figures stay in the case files; nothing here is computed from them.
 */
import { blankLine, blankPlan } from '../../models/plan/blank.ts';
import type { Entry, Kind, Line, Plan, Settings } from '../../models/plan/schema.ts';

type Inputs = Readonly<Record<string, unknown>>;

const numbers = (value: unknown): number[] => (Array.isArray(value) ? value.map(Number) : []);

function line(code: string, kind: Kind, entry: Entry, more: Partial<Line> = {}): Line {
  return { ...blankLine(code, code, code, kind), entry, ...more };
}

const constant = (value: unknown): Entry => ({ type: 'constant', value: Number(value) });
const formula = (text: string, opening?: string): Entry =>
  opening === undefined ? { type: 'formula', formula: text } : { type: 'formula', formula: text, opening };
/** Opening first, then the years. */
const columns = (values: readonly number[]): Entry => ({
  type: 'series',
  opening: values[0] ?? 0,
  values: values.slice(1),
});
const years = (values: readonly number[]): Entry => ({ type: 'series', values: [...values] });

function yearly(
  periods: number,
  rate: number,
  tax: number,
  lines: Line[],
  settings: Partial<Settings> = {},
): Plan {
  const plan = blankPlan('case', 'Case', '2026-01');
  return {
    ...plan,
    timeline: { ...plan.timeline, periodicity: 'year', periods },
    settings: {
      ...plan.settings,
      discounting: { ...plan.settings.discounting, rate: { mode: 'given', rate } },
      tax: { rate: tax, losses: 'immediate', paymentLag: 0 },
      ...settings,
    },
    lines,
  };
}

/** Brealey/Myers/Allen table 6.1 and 6.2: fertilizer from guano; straight line over 6 years to 500, sold in year 7. */
export function guano(inputs: Inputs): Plan {
  const cost = Number(inputs['investment']);
  const residualShare = Number(inputs['tax_book_value_year7']) / cost;
  return yearly(7, Number(inputs['rate']), Number(inputs['tax_rate']), [
    line('revenue', 'revenue', columns(numbers(inputs['revenue']))),
    line('cogs', 'variable-cost', columns(numbers(inputs['cogs']))),
    line('other_costs', 'fixed-cost', columns(numbers(inputs['other_costs']))),
    line('plant', 'investment', columns([cost]), {
      investment: {
        book: { method: 'straight-line', life: 6, residualShare },
        disposal: { period: 7, proceeds: Number(inputs['salvage_year7']) },
      },
    }),
    line('working_capital', 'working-capital', columns(numbers(inputs['working_capital'])), {
      workingCapital: { side: 'asset', basis: 'balance', of: [] },
    }),
  ]);
}

/** Ross/Westerfield/Jaffe: the Baldwin Company; a MACRS machine, land that is not depreciated, 10 % of sales tied up. */
export function baldwin(inputs: Inputs, rate: number): Plan {
  const macrs5 = [0.2, 0.32, 0.192, 0.1152, 0.1152, 0.0576];
  return yearly(5, rate, Number(inputs['tax_rate']), [
    line('units', 'driver', years(numbers(inputs['units']))),
    line('price', 'driver', formula(`grow(${inputs['price_year1']}, ${inputs['price_growth']})`)),
    line('unit_cost', 'driver', formula(`grow(${inputs['unit_cost_year1']}, ${inputs['unit_cost_growth']})`)),
    line('sales', 'revenue', formula('units * price / 1000')),
    line('operating_costs', 'variable-cost', formula('units * unit_cost / 1000')),
    line('machine', 'investment', columns([Number(inputs['machine'])]), {
      investment: {
        book: { method: 'table', shares: macrs5 },
        disposal: { period: 5, proceeds: Number(inputs['market_value_year5']) },
      },
    }),
    line('site', 'investment', columns([Number(inputs['opportunity_cost_site'])]), {
      investment: {
        book: { method: 'none' },
        disposal: { proceeds: Number(inputs['site_recovered_year5']) },
      },
    }),
    line('nwc', 'working-capital', formula('0.1 * sales', String(inputs['nwc_year0'])), {
      workingCapital: { side: 'asset', basis: 'balance', of: [] },
    }),
  ]);
}

/** ACCA FM, Pinks Co: current-price inputs inflated at different rates, 25 % reducing balance with a balancing allowance. */
export function pinks(inputs: Inputs): Plan {
  const inflated = (code: string, rate: unknown) => formula(`${code} * (1 + ${rate}) ^ period`);
  return yearly(4, Number(inputs['nominal_rate']), Number(inputs['tax_rate']), [
    line('units', 'driver', years(numbers(inputs['units_k']))),
    line('price_now', 'driver', years(numbers(inputs['price_current_terms']))),
    line('unit_cost_now', 'driver', constant(inputs['unit_variable_cost_current_terms'])),
    line('fixed_now', 'driver', years(numbers(inputs['fixed_cost_current_terms']))),
    line('price', 'driver', inflated('price_now', inputs['price_inflation'])),
    line('unit_cost', 'driver', inflated('unit_cost_now', inputs['variable_cost_inflation'])),
    line('revenue', 'revenue', formula('units * price')),
    line('variable_cost', 'variable-cost', formula('units * unit_cost')),
    line('fixed_cost', 'fixed-cost', inflated('fixed_now', inputs['fixed_cost_inflation'])),
    line('machine', 'investment', columns([Number(inputs['investment'])]), {
      investment: {
        book: { method: 'straight-line', life: 4, residualShare: 0 },
        tax: {
          method: 'declining-balance',
          life: 4,
          factor: 1,
          switchToStraightLine: false,
          residualShare: 0,
        },
        disposal: { period: 4, proceeds: Number(inputs['scrap']) },
      },
    }),
  ]);
}

/** Otobai variant: one year of a level ten-year project, in billions of yen. */
export function otobai(inputs: Inputs): Plan {
  return yearly(Number(inputs['life']), Number(inputs['rate']), Number(inputs['tax_rate']), [
    line('units', 'driver', constant(inputs['units'])),
    line('unit_price', 'driver', constant(inputs['unit_price'])),
    line('revenue', 'revenue', formula('units * unit_price / 1e9')),
    line('variable_cost', 'variable-cost', constant(inputs['variable_cost_total_bn'])),
    line('fixed_cost', 'fixed-cost', constant(inputs['fixed_cost_bn'])),
    line('plant', 'investment', columns([Number(inputs['investment'])]), {
      investment: { book: { method: 'straight-line', life: Number(inputs['life']), residualShare: 0 } },
    }),
  ]);
}
