/** A new code for a line, in the line itself and in everything of the plan that names it. */
import { renameInFormula } from '../../formula/names.ts';
import type { DepreciationMethod, Entry, Line, Plan } from '../schema.ts';
import type { Scenario } from '../what-if/scenario-schema.ts';
import { renameInTracking } from './rename-in-tracking.ts';

export function renameCode(plan: Plan, line: Line, code: string): Plan {
  const from = line.code;
  const lines = plan.lines.map((other) => {
    if (other.id === line.id) return { ...renameReferences(other, from, code), code };
    return mentions(other, from) ? renameReferences(other, from, code) : other;
  });
  const renamed = { ...renameInTracking(plan, from, code), lines };
  return plan.scenarios
    ? { ...renamed, scenarios: plan.scenarios.map((each) => renameIn(each, from, code)) }
    : renamed;
}

/** Overrides name lines by id; only the formulas they bring name codes. An untouched scenario is the same object. */
function renameIn(scenario: Scenario, from: string, to: string): Scenario {
  const overrides = scenario.overrides.map((override) => {
    if (override.target !== 'line' || override.change.type !== 'formula') return override;
    const { change } = override;
    const formula = renameInFormula(change.formula, from, to);
    const opening = change.opening === undefined ? undefined : renameInFormula(change.opening, from, to);
    if (formula === change.formula && opening === change.opening) return override;
    return { ...override, change: { ...change, formula, ...(opening === undefined ? {} : { opening }) } };
  });
  const touched = overrides.some((override, index) => override !== scenario.overrides[index]);
  return touched ? { ...scenario, overrides } : scenario;
}

/** A cheap test that may say yes too often; it keeps untouched lines the same objects. */
function mentions(line: Line, code: string): boolean {
  return JSON.stringify([line.entry, line.investment, line.workingCapital]).includes(code);
}

function renameReferences(line: Line, from: string, to: string): Line {
  const result: Line = { ...line, entry: renameEntry(line.entry, from, to) };
  if (line.workingCapital) {
    const of = line.workingCapital.of.map((code) => (code === from ? to : code));
    result.workingCapital = { ...line.workingCapital, of };
  }
  if (line.investment) {
    const { book, tax, disposal } = line.investment;
    result.investment = { ...line.investment, book: renameMethod(book, from, to) };
    if (tax) result.investment.tax = renameMethod(tax, from, to);
    if (disposal && typeof disposal.proceeds === 'string') {
      result.investment.disposal = { ...disposal, proceeds: renameInFormula(disposal.proceeds, from, to) };
    }
  }
  return result;
}

function renameEntry(entry: Entry, from: string, to: string): Entry {
  if (entry.type !== 'formula') return entry;
  const formula = renameInFormula(entry.formula, from, to);
  if (entry.opening === undefined) return { ...entry, formula };
  return { ...entry, formula, opening: renameInFormula(entry.opening, from, to) };
}

function renameMethod(method: DepreciationMethod, from: string, to: string): DepreciationMethod {
  return method.method === 'units-of-production' && method.units === from ? { ...method, units: to } : method;
}
