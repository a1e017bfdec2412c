/**
 * Which lines of a plan are drawn, and the plan made ready for it: a formula that is drawn gets a line beside it that
 * holds the draw, so that every draw is the number of a constant or a series and the formulas stay the same in all
 * trials. Promises that the plan made ready is worth what the plan is worth when its draws are as planned.
 */
import { namesIn, renameInFormula } from '../../../models/formula/names.ts';
import type { Entry, Line, Plan } from '../../../models/plan/schema.ts';
import type { Uncertainty } from '../../../models/plan/what-if/uncertainty-schema.ts';
import type { StudyDriver } from './study-types.ts';

type FormulaEntry = Extract<Entry, { type: 'formula' }>;

/**
 * number: the draw stands in every period, the opening keeps a number of its own. opening: the draw is the opening
 * number, which is all the line has. scaled: every number of the line times the draw.
 */
export type Way = 'number' | 'opening' | 'scaled';

export type DrawnLine = {
  readonly driver: StudyDriver;
  readonly uncertainty: Uncertainty;
  /** The line of the ready plan whose numbers are drawn: the driver's own, or the one beside its formula. */
  readonly target: Line;
  readonly way: Way;
};

export type ReadyPlan = { readonly plan: Plan; readonly drawn: readonly DrawnLine[] };

export function readyPlan(plan: Plan): ReadyPlan {
  const drawn: DrawnLine[] = [];
  let ready = plan;
  for (const line of plan.lines) {
    const { uncertainty } = line;
    if (!uncertainty) continue;
    const driver: StudyDriver = {
      lineId: line.id,
      code: line.code,
      label: line.label,
      unit: line.unit,
      type: uncertainty.type,
      measure: uncertainty.measure,
    };
    if (line.entry.type === 'formula') {
      const made = beside(ready, line, line.entry, uncertainty.measure);
      ready = made.plan;
      drawn.push({ driver, uncertainty, target: made.target, way: 'number' });
    } else if (uncertainty.measure === 'factor') {
      drawn.push({ driver, uncertainty, target: line, way: 'scaled' });
    } else if (uncertainty.type === 'once' && isOpeningOnly(line.entry)) {
      drawn.push({ driver, uncertainty, target: line, way: 'opening' });
    } else {
      const target: Line = { ...line, entry: asConstant(line.entry) };
      ready = withLine(ready, target);
      drawn.push({ driver, uncertainty, target, way: 'number' });
    }
  }
  return { plan: ready, drawn };
}

/** An outlay at the opening and nothing after it: drawing "the line's number" draws that one. */
function isOpeningOnly(entry: Exclude<Entry, FormulaEntry>): boolean {
  const empty =
    entry.type === 'constant' ? entry.value === 0 : entry.values.every((value) => (value ?? 0) === 0);
  return empty && typeof entry.opening === 'number' && entry.opening !== 0;
}

function asConstant(entry: Exclude<Entry, FormulaEntry>): Entry {
  if (entry.type === 'constant') return entry;
  const opening = typeof entry.opening === 'number' ? { opening: entry.opening } : {};
  return { type: 'constant', value: entry.values[0] ?? 0, ...opening };
}

export function withLine(plan: Plan, line: Line): Plan {
  return { ...plan, lines: plan.lines.map((other) => (other.id === line.id ? line : other)) };
}

/** The formula reads a new driver: as its number, or as a factor on what it says. */
function beside(
  plan: Plan,
  line: Line,
  entry: FormulaEntry,
  measure: Uncertainty['measure'],
): { readonly plan: Plan; readonly target: Line } {
  const factor = measure === 'factor';
  const target: Line = {
    ...bareLine(plan, line, factor ? 'factor' : 'drawn'),
    kind: 'driver',
    label: factor ? `${line.label} ×` : line.label,
    unit: factor ? '' : line.unit,
    entry: { type: 'constant', value: factor ? 1 : 0 },
  };
  const withTarget: Plan = { ...plan, lines: [...plan.lines, target] };
  const { code } = target;
  if (!factor) {
    const opening = entry.opening === undefined ? {} : { opening: entry.opening };
    return {
      plan: withLine(withTarget, { ...line, entry: { type: 'formula', formula: code, ...opening } }),
      target,
    };
  }
  const looksBack = [entry.formula, entry.opening ?? ''].some((text) => namesIn(text).includes(line.code));
  if (!looksBack) {
    const opening = entry.opening === undefined ? {} : { opening: `(${entry.opening}) * ${code}` };
    const scaled: Entry = { type: 'formula', formula: `(${entry.formula}) * ${code}`, ...opening };
    return { plan: withLine(withTarget, { ...line, entry: scaled }), target };
  }
  // The growth inside stays as planned: a factor of 1.1 is 10 % more in every period and does not compound.
  const bare = bareLine(withTarget, line, 'planned');
  const renamed = (text: string): string => renameInFormula(text, line.code, bare.code);
  const inner: Line = {
    ...bare,
    // A driver holds at the opening, a memo line does not: the inner line must do as the outer one.
    kind: line.kind === 'driver' || line.kind === 'working-capital' ? 'driver' : 'memo',
    entry: {
      type: 'formula',
      formula: renamed(entry.formula),
      ...(entry.opening === undefined ? {} : { opening: renamed(entry.opening) }),
    },
  };
  const product = `${inner.code} * ${code}`;
  const outer: Entry = {
    type: 'formula',
    formula: product,
    ...(entry.opening === undefined ? {} : { opening: product }),
  };
  const next = withLine(withTarget, { ...line, entry: outer });
  return { plan: { ...next, lines: [...next.lines, inner] }, target };
}

function bareLine(plan: Plan, line: Line, ending: string): Omit<Line, 'kind' | 'entry'> {
  const codes = new Set(plan.lines.map(({ code }) => code));
  const ids = new Set(plan.lines.map(({ id }) => id));
  return {
    id: free(`${line.id.slice(0, 50)}~${ending}`, ids),
    code: free(`${line.code.slice(0, 68)}_${ending}`, codes),
    label: line.label,
    unit: line.unit,
    group: line.group,
    owner: line.owner,
    source: '',
    note: '',
  };
}

function free(stem: string, taken: ReadonlySet<string>): string {
  let candidate = stem;
  for (let number = 2; taken.has(candidate); number += 1) candidate = `${stem}${number}`;
  return candidate;
}
