/**
 * A line's numbers scaled or shifted, whatever its entry. Scaling by 1 and shifting by 0 give back the same plan.
 * A formula that looks back at its own line is scaled as a whole: the growth inside it stays as planned, so that
 * +10 % is 10 % in every period and does not compound.
 */
import { namesIn, renameInFormula } from '../../models/formula/names.ts';
import type { Entry, Line, Plan } from '../../models/plan/schema.ts';

export type Adjustment =
  | { readonly type: 'scale'; readonly factor: number }
  | { readonly type: 'shift'; readonly by: number };

type FormulaEntry = Extract<Entry, { type: 'formula' }>;

/** The plan with every number of the line times a factor, or plus an amount in every period that has a number. */
export function adjustLine(plan: Plan, line: Line, adjustment: Adjustment): Plan {
  if (adjustment.type === 'scale' ? adjustment.factor === 1 : adjustment.by === 0) return plan;
  if (line.entry.type !== 'formula')
    return replaceLine(plan, line, adjustNumbers(plan, line.entry, adjustment));
  return adjustFormula(plan, line, line.entry, adjustment);
}

export function replaceLine(plan: Plan, line: Line, entry: Entry): Plan {
  return { ...plan, lines: plan.lines.map((other) => (other.id === line.id ? { ...line, entry } : other)) };
}

/** A shift fills the empty cells of a series too; the opening moves only where it has a number of its own. */
function adjustNumbers(plan: Plan, entry: Exclude<Entry, FormulaEntry>, adjustment: Adjustment): Entry {
  const adjusted = (value: number): number =>
    adjustment.type === 'scale' ? value * adjustment.factor : value + adjustment.by;
  const opening = typeof entry.opening === 'number' ? { opening: adjusted(entry.opening) } : {};
  if (entry.type === 'constant') return { type: 'constant', value: adjusted(entry.value), ...opening };
  const values =
    adjustment.type === 'scale'
      ? entry.values.map((value) => (value === null ? null : adjusted(value)))
      : Array.from({ length: plan.timeline.periods }, (_, index) => adjusted(entry.values[index] ?? 0));
  return { type: 'series', values, ...opening };
}

function adjustFormula(plan: Plan, line: Line, entry: FormulaEntry, adjustment: Adjustment): Plan {
  const after = adjustment.type === 'scale' ? ` * (${adjustment.factor})` : ` + (${adjustment.by})`;
  const looksBack = [entry.formula, entry.opening ?? ''].some((text) => namesIn(text).includes(line.code));
  if (!looksBack) {
    const opening = entry.opening === undefined ? {} : { opening: `(${entry.opening})${after}` };
    return replaceLine(plan, line, { type: 'formula', formula: `(${entry.formula})${after}`, ...opening });
  }
  const code = freeCode(plan, line.code);
  const renamed = (text: string): string => renameInFormula(text, line.code, code);
  const inner: Line = {
    id: freeId(plan, line.id),
    code,
    label: line.label,
    // A driver holds at the opening, a memo line does not: the inner line must do as the outer one.
    kind: line.kind === 'driver' || line.kind === 'working-capital' ? 'driver' : 'memo',
    unit: line.unit,
    group: line.group,
    owner: '',
    source: '',
    note: '',
    entry: {
      type: 'formula',
      formula: renamed(entry.formula),
      ...(entry.opening === undefined ? {} : { opening: renamed(entry.opening) }),
    },
  };
  const opening = entry.opening === undefined ? {} : { opening: `${code}${after}` };
  const outer = replaceLine(plan, line, { type: 'formula', formula: `${code}${after}`, ...opening });
  return { ...outer, lines: [...outer.lines, inner] };
}

function freeCode(plan: Plan, code: string): string {
  const taken = new Set(plan.lines.map((line) => line.code));
  const stem = `${code.slice(0, 68)}_planned`;
  let candidate = stem;
  for (let number = 2; taken.has(candidate); number += 1) candidate = `${stem}${number}`;
  return candidate;
}

function freeId(plan: Plan, id: string): string {
  const taken = new Set(plan.lines.map((line) => line.id));
  const stem = `${id.slice(0, 50)}~planned`;
  let candidate = stem;
  for (let number = 2; taken.has(candidate); number += 1) candidate = `${stem}${number}`;
  return candidate;
}
