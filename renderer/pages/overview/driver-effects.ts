/**
 * What a change of each input does to NPV: every input is taken 10 % lower and 10 % higher, one at a time, and the
 * plan is appraised again. Promises the same figures as editing the plan by hand would give. A generator, so that
 * the caller can stop between two appraisals and the page never stutters; it knows no clock.
 */
import type { Appraisal } from '../../../models/appraisal/types.ts';
import type { Entry, Line, Plan } from '../../../models/plan/schema.ts';

export const SHIFT = 0.1;

export type DriverEffect = {
  readonly code: string;
  readonly label: string;
  /** NPV with the input 10 % lower and 10 % higher; null where it cannot be computed. */
  readonly lower: number | null;
  readonly higher: number | null;
  /** The larger of the two distances from the base NPV. */
  readonly swing: number;
};

/** Inputs are what somebody typed: constants and series, of any kind but memo. */
export function inputsOf(plan: Plan): readonly Line[] {
  return plan.lines.filter(
    (line) => line.kind !== 'memo' && line.entry.type !== 'formula' && !isZero(line.entry),
  );
}

export function scaleEntry(entry: Entry, factor: number): Entry {
  switch (entry.type) {
    case 'constant':
      return { ...entry, value: entry.value * factor, ...scaledOpening(entry.opening, factor) };
    case 'series': {
      const values = entry.values.map((value) => (value === null ? null : value * factor));
      return { ...entry, values, ...scaledOpening(entry.opening, factor) };
    }
    case 'formula':
      return entry;
  }
}

export function* driverEffects(
  base: Appraisal,
  appraise: (plan: Plan) => Appraisal,
): Generator<DriverEffect, void, undefined> {
  const { npv } = base.headline;
  if (npv === null) return;
  for (const line of inputsOf(base.plan)) {
    const lower = npvWith(base.plan, line, 1 - SHIFT, appraise);
    const higher = npvWith(base.plan, line, 1 + SHIFT, appraise);
    const swing = Math.max(...[lower, higher].map((value) => (value === null ? 0 : Math.abs(value - npv))));
    yield { code: line.code, label: line.label, lower, higher, swing };
  }
}

/** The inputs that move NPV most, strongest first; those that do not move it are left out. */
export function strongest(effects: readonly DriverEffect[], count: number): readonly DriverEffect[] {
  return effects
    .filter((effect) => effect.swing > 0)
    .toSorted((a, b) => b.swing - a.swing)
    .slice(0, count);
}

function npvWith(plan: Plan, line: Line, factor: number, appraise: (plan: Plan) => Appraisal): number | null {
  const lines = plan.lines.map((other) =>
    other === line ? { ...line, entry: scaleEntry(line.entry, factor) } : other,
  );
  return appraise({ ...plan, lines }).headline.npv;
}

function scaledOpening(opening: number | null | undefined, factor: number): { opening?: number | null } {
  if (opening === undefined) return {};
  return { opening: opening === null ? null : opening * factor };
}

function isZero(entry: Exclude<Entry, { type: 'formula' }>): boolean {
  const opening = entry.opening ?? 0;
  return (
    opening === 0 &&
    (entry.type === 'constant' ? entry.value === 0 : entry.values.every((v) => (v ?? 0) === 0))
  );
}
