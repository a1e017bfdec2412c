/** What went into the returns: the sums of the statements, the rates, and the drivers that matter most with their sources. */
import type { Line } from '../../../../models/plan/schema.ts';
import type { PackContext } from '../context.ts';
import type { Explanation } from '../pack-content.ts';
import { valueWithUnit } from '../sections/paper/assumptions.ts';
import { driverText } from '../writing/line-form.ts';
import { sumOf } from '../writing/shown-figures.ts';

export type Ingredient = Explanation['ingredients'][number];

const SUMS = [
  '$revenue',
  '$variable_cost',
  '$fixed_cost',
  '$working_capital_change',
  '$investment',
  '$tax_paid',
] as const;
const MOST_DRIVERS = 5;

/** The rates and the terminal value belong only to what depends on them. */
export function returnIngredients(
  context: PackContext,
  { discounted, terminal }: { readonly discounted: boolean; readonly terminal: boolean },
): readonly Ingredient[] {
  return [
    ...sums(context),
    ...(terminal ? terminalValue(context) : []),
    ...(discounted ? rates(context) : []),
    ...driverIngredients(context),
  ];
}

function sums({ words, appraisal, plan, money }: PackContext): readonly Ingredient[] {
  const computed = { source: words.explain.computed, owner: words.explain.noOwner };
  return SUMS.flatMap((code): readonly Ingredient[] => {
    const sum = sumOf(appraisal, code, 0, plan.timeline.periods);
    return sum === 0 ? [] : [{ label: words.rows[code] ?? '', text: money(sum), ...computed }];
  });
}

function terminalValue({ words, appraisal, money }: PackContext): readonly Ingredient[] {
  const { withTerminal, withoutTerminal } = appraisal.returns.postTax;
  if (withTerminal === withoutTerminal || withTerminal.npv === null || withoutTerminal.npv === null)
    return [];
  return [
    {
      label: words.explain.terminalValue,
      text: money(withTerminal.npv - withoutTerminal.npv),
      source: words.explain.computed,
      owner: words.explain.noOwner,
    },
  ];
}

function rates({ words, appraisal, rate }: PackContext): readonly Ingredient[] {
  const own = { source: words.explain.settingsSource, owner: words.explain.noOwner };
  const first = appraisal.discountRates[0] ?? null;
  const same = appraisal.discountRates.every((each) => each === first);
  return [
    { label: words.explain.discountRate, text: same ? rate(first, 2) : words.paper.byPeriod, ...own },
    { label: words.explain.hurdle, text: rate(appraisal.hurdle, 2), ...own },
  ];
}

/** By the size of their bars where the pack has a tornado, else in the plan's order. */
export function driverIngredients(context: PackContext): readonly Ingredient[] {
  const { facts, lines } = context;
  const bars = facts.sensitivity?.tornado.bars;
  if (!bars) {
    return [...lines.values()]
      .filter(({ kind }) => kind === 'driver')
      .slice(0, MOST_DRIVERS)
      .map((line) => lineIngredient(context, line, valueWithUnit(context, line)));
  }
  return bars
    .flatMap(({ driver, planned }): readonly Ingredient[] => {
      const line = driver.kind === 'line' ? lines.get(driver.code) : undefined;
      if (!line) return [];
      const text =
        driver.kind === 'line' && driver.measure === 'factor'
          ? valueWithUnit(context, line)
          : driverText(context, driver, planned);
      return [lineIngredient(context, line, text)];
    })
    .slice(0, MOST_DRIVERS);
}

export function lineIngredient(
  { words }: PackContext,
  { label, source, note, owner }: Line,
  text: string,
): Ingredient {
  return {
    label,
    text,
    source: source.trim() || note.trim() || words.explain.noSource,
    owner: owner.trim() || words.explain.noOwner,
  };
}
