/**
 * Edits of what a plan says about its optimisation, as pure functions: decisions with bounds, linear constraints, the
 * objective, and the ready-made constraints. What a constraint loses with a decision goes with it.
 */
import type { Plan } from '../../../../models/plan/schema.ts';
import type {
  Constraint,
  Decision,
  Optimisation,
} from '../../../../models/plan/what-if/optimisation-schema.ts';
import { type Driver, isWhole, plannedValue } from '../../../../scenarios/drivers/driver.ts';
import { sevenTwoOne } from '../../../../scenarios/optimise/guide.ts';
import { rangeOf } from '../../../../scenarios/tornado/ranges.ts';

export const EMPTY_OPTIMISATION: Optimisation = {
  decisions: [],
  constraints: [],
  objective: { metric: 'npv', measure: 'value', percentile: 0.1, penalty: 1 },
};

/** Decisions begin between half and one and a half of what is planned, or in the line's own range. */
const REACH = 0.5;

/** null where the line was deleted. */
export function decisionDriver(plan: Plan, { target }: Decision): Driver | null {
  if (target.kind === 'setting') return target;
  const line = plan.lines.find(({ id }) => id === target.lineId);
  return line ? { kind: 'line', code: line.code, measure: target.measure } : null;
}

/** null where the plan has no such input. */
export function withNewDecision(
  plan: Plan,
  optimisation: Optimisation,
  driver: Driver,
  id: string,
): Optimisation | null {
  const target = targetOf(plan, driver);
  const range = rangeOf(plan, driver, REACH);
  if (!target || !range) return null;
  const same = range.low === range.high;
  const low = digits(range.low);
  const high = same ? low + 1 : digits(range.high);
  const step = isWhole(driver) ? { step: 1 } : {};
  return { ...optimisation, decisions: [...optimisation.decisions, { id, target, low, high, ...step }] };
}

export function withDecision(optimisation: Optimisation, changed: Decision): Optimisation {
  const decisions = optimisation.decisions.map((own) => (own.id === changed.id ? changed : own));
  return { ...optimisation, decisions };
}

/** null takes the step away. */
export function withStep(own: Decision, step: number | null): Decision {
  const { step: _before, ...rest } = own;
  return step === null || step <= 0 ? rest : { ...rest, step };
}

export function withoutDecision(optimisation: Optimisation, id: string): Optimisation {
  const constraints = optimisation.constraints.flatMap((own) => {
    const terms = own.terms.filter(({ decisionId }) => decisionId !== id);
    return terms.length > 0 ? [{ ...own, terms }] : [];
  });
  return {
    ...optimisation,
    decisions: optimisation.decisions.filter((own) => own.id !== id),
    constraints,
  };
}

export function withConstraint(optimisation: Optimisation, changed: Constraint): Optimisation {
  const constraints = optimisation.constraints.map((own) => (own.id === changed.id ? changed : own));
  return { ...optimisation, constraints };
}

export function withoutConstraint(optimisation: Optimisation, id: string): Optimisation {
  return { ...optimisation, constraints: optimisation.constraints.filter((own) => own.id !== id) };
}

/** The terms of these decisions; those that were there keep their weights. */
export function withTerms(own: Constraint, decisionIds: readonly string[]): Constraint {
  const weights = new Map(own.terms.map(({ decisionId, weight }) => [decisionId, weight]));
  return {
    ...own,
    terms: decisionIds.map((decisionId) => ({ decisionId, weight: weights.get(decisionId) ?? 1 })),
  };
}

/** All amounts together at most what they are in the plan; without amounts all decisions. */
export function withTotal(plan: Plan, optimisation: Optimisation, id: string, label: string): Optimisation {
  const amounts = optimisation.decisions.filter(
    ({ target }) => target.kind === 'line' && target.measure === 'value',
  );
  const summed = amounts.length > 0 ? amounts : optimisation.decisions;
  const bound = summed.reduce((sum, own) => {
    const driver = decisionDriver(plan, own);
    return sum + (driver ? (plannedValue(plan, driver) ?? 0) : 0);
  }, 0);
  const terms = summed.map((own) => ({ decisionId: own.id, weight: 1 }));
  const total: Constraint = { id, label, terms, relation: 'at-most', bound: digits(bound) };
  return { ...optimisation, constraints: [...optimisation.constraints, total] };
}

type Side = Constraint['relation'];
export type GuideGroup = {
  readonly decisionIds: readonly string[];
  /** The name of a constraint: at least or at most this share. */
  readonly label: (side: Side, share: number) => string;
};

const SHARES = [0.7, 0.2, 0.1] as const;

const RELATIONS = { '<=': 'at-most', '>=': 'at-least', '=': 'equal' } as const;

/** The 7-2-1 guide over three groups of decisions, give or take `band`; of the total where one is given. */
export function withGuide(
  optimisation: Optimisation,
  groups: readonly GuideGroup[],
  total: number | null,
  band: number,
  newId: () => string,
): Optimisation {
  const place = new Map(optimisation.decisions.map(({ id }, index) => [id, index]));
  const made = sevenTwoOne(
    groups.map(({ decisionIds }, index) => ({
      label: String(index),
      members: decisionIds.flatMap((id) => {
        const decision = place.get(id);
        return decision === undefined ? [] : [{ decision }];
      }),
    })),
    total,
    band,
  );
  const constraints = made.map(({ label, terms, relation, bound }): Constraint => {
    const side = RELATIONS[relation];
    const away = side === 'equal' ? 0 : side === 'at-least' ? -band : band;
    const group = Number(label);
    return {
      id: newId(),
      label: groups[group]?.label(side, digits((SHARES[group] ?? 0) + away)) ?? '',
      terms: terms.flatMap(({ decision, weight }) => {
        const own = optimisation.decisions[decision];
        return own ? [{ decisionId: own.id, weight: digits(weight) }] : [];
      }),
      relation: side,
      bound: digits(bound),
    };
  });
  return { ...optimisation, constraints: [...optimisation.constraints, ...constraints] };
}

function targetOf(plan: Plan, driver: Driver): Decision['target'] | null {
  if (driver.kind === 'setting') return driver;
  const line = plan.lines.find(({ code }) => code === driver.code);
  return line ? { kind: 'line', lineId: line.id, measure: driver.measure } : null;
}

/** 0.7 - 0.05 is not quite 0.65: the digits that differ are nobody's. */
function digits(value: number): number {
  return Number(value.toPrecision(15));
}
