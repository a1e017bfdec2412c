/**
 * The one door for edits: applyChange(plan, change) gives the new plan and the change that undoes it.
 * Pure and atomic: on an error the plan is untouched. apply(apply(p, c).inverse) is p again, value for value.
 */
import { canonicalEntry, canonicalLine } from './canonical.ts';
import type { Change, ChangeError, SimpleChange } from './change.ts';
import { renameCode } from './codes/rename-code.ts';
import { codeError } from './codes/valid-code.ts';
import { LIMITS } from './limits.ts';
import { missingDetail } from './line-details.ts';
import { err, ok, type Result } from './result.ts';
import type { Entry, Line, Plan } from './schema.ts';
import { putPart, removePart, setOutlook } from './tracking/apply-tracking.ts';
import { replaceTracking, touchedTracking } from './tracking/replace-tracking.ts';
import { putScenario, removeScenario, replaceScenarios, setStudies } from './what-if/apply-what-if.ts';

export type Applied = { readonly plan: Plan; readonly inverse: Change };
type SimplyApplied = { readonly plan: Plan; readonly inverse: SimpleChange };

export function applyChange(plan: Plan, change: Change): Result<Applied, ChangeError> {
  if (change.type !== 'batch') return applySimple(plan, change);
  let current = plan;
  const inverses: SimpleChange[] = [];
  for (const step of change.changes) {
    const result = applySimple(current, step);
    if (!result.ok) return result;
    current = result.value.plan;
    inverses.push(result.value.inverse);
  }
  return ok({ plan: current, inverse: { type: 'batch', changes: inverses.reverse() } });
}

function applySimple(plan: Plan, change: SimpleChange): Result<SimplyApplied, ChangeError> {
  switch (change.type) {
    case 'set-plan':
      return ok(setPlan(plan, change));
    case 'set-timeline':
      return ok({
        plan: { ...plan, timeline: change.timeline },
        inverse: { type: 'set-timeline', timeline: plan.timeline },
      });
    case 'set-settings':
      return ok(setSettings(plan, change));
    case 'add-line':
      return addLine(plan, change.line, change.index);
    case 'remove-line':
      return removeLine(plan, change.lineId);
    case 'move-line':
      return moveLine(plan, change.lineId, change.index);
    case 'set-line':
      return setLine(plan, change);
    case 'set-entry':
      return withLine(plan, change.lineId, (line) => ({
        plan: replaceLine(plan, { ...line, entry: canonicalEntry(change.entry) }),
        inverse: { type: 'set-entry', lineId: line.id, entry: line.entry },
      }));
    case 'replace-lines':
      return replaceLines(plan, change);
    case 'set-cells':
      return setCells(plan, change.cells);
    case 'rename-code':
      return rename(plan, change.lineId, change.code);
    case 'put-scenario':
      return putScenario(plan, change.scenario, change.index);
    case 'remove-scenario':
      return removeScenario(plan, change.scenarioId);
    case 'set-studies':
      return ok(setStudies(plan, change));
    case 'put-part':
      return putPart(plan, change);
    case 'remove-part':
      return removePart(plan, change);
    case 'set-outlook':
      return ok(setOutlook(plan, change));
  }
}

type Of<T extends SimpleChange['type']> = Extract<SimpleChange, { type: T }>;

function setPlan(plan: Plan, change: Of<'set-plan'>): SimplyApplied {
  const inverse: Of<'set-plan'> = { type: 'set-plan' };
  if (change.name !== undefined) inverse.name = plan.name;
  if (change.description !== undefined) inverse.description = plan.description;
  return {
    plan: { ...plan, name: change.name ?? plan.name, description: change.description ?? plan.description },
    inverse,
  };
}

function setSettings(plan: Plan, change: Of<'set-settings'>): SimplyApplied {
  const before = Object.fromEntries(
    Object.entries(plan.settings).filter(([key]) => Object.hasOwn(change.settings, key)),
  );
  // Absent sections must not overwrite with undefined: the patch holds only the keys it names.
  const settings = { ...plan.settings, ...definedOnly(change.settings) } as Plan['settings'];
  return { plan: { ...plan, settings }, inverse: { type: 'set-settings', settings: before } };
}

function addLine(plan: Plan, line: Line, index: number): Result<SimplyApplied, ChangeError> {
  if (plan.lines.length >= LIMITS.lines) {
    return err(
      failure('too-many-lines', 'line', `A plan holds at most ${LIMITS.lines} lines.`, {
        limit: LIMITS.lines,
      }),
    );
  }
  if (plan.lines.some((other) => other.id === line.id)) {
    return err(
      failure('duplicate-id', 'id', `A line with the id ${line.id} exists already.`, { id: line.id }),
    );
  }
  const problem = codeError(plan, line.id, line.code) ?? detailError(line);
  if (problem) return err(problem);
  const lines = plan.lines.toSpliced(Math.min(index, plan.lines.length), 0, canonicalLine(line));
  return ok({ plan: { ...plan, lines }, inverse: { type: 'remove-line', lineId: line.id } });
}

function removeLine(plan: Plan, lineId: string): Result<SimplyApplied, ChangeError> {
  const index = plan.lines.findIndex((line) => line.id === lineId);
  const line = plan.lines[index];
  if (!line) return err(noSuchLine(lineId));
  return ok({
    plan: { ...plan, lines: plan.lines.toSpliced(index, 1) },
    inverse: { type: 'add-line', line, index },
  });
}

function moveLine(plan: Plan, lineId: string, index: number): Result<SimplyApplied, ChangeError> {
  const from = plan.lines.findIndex((line) => line.id === lineId);
  const line = plan.lines[from];
  if (!line) return err(noSuchLine(lineId));
  const lines = plan.lines.toSpliced(from, 1);
  lines.splice(Math.min(index, lines.length), 0, line);
  return ok({ plan: { ...plan, lines }, inverse: { type: 'move-line', lineId, index: from } });
}

function setLine(plan: Plan, change: Of<'set-line'>): Result<SimplyApplied, ChangeError> {
  const line = plan.lines.find((candidate) => candidate.id === change.lineId);
  if (!line) return err(noSuchLine(change.lineId));
  const cleared: Line = { ...line, ...definedOnly(change.patch) } as Line;
  for (const key of change.clear ?? []) delete cleared[key];
  const problem = detailError(cleared);
  if (problem) return err(problem);

  const before: Record<string, unknown> = {};
  const clear: ClearableKey[] = [];
  const touched = new Set<string>([...Object.keys(definedOnly(change.patch)), ...(change.clear ?? [])]);
  for (const key of touched) {
    if (Object.hasOwn(line, key)) before[key] = line[key as keyof Line];
    else if (isClearable(key)) clear.push(key);
  }
  const inverse: Of<'set-line'> = { type: 'set-line', lineId: line.id, patch: before };
  if (clear.length > 0) inverse.clear = clear;
  return ok({ plan: replaceLine(plan, cleared), inverse });
}

const CLEARABLE = [
  'investment',
  'workingCapital',
  'financing',
  'range',
  'outsideBudget',
  'taxExempt',
  'uncertainty',
] as const;
type ClearableKey = (typeof CLEARABLE)[number];

function isClearable(key: string): key is ClearableKey {
  return CLEARABLE.some((clearable) => clearable === key);
}

function setCells(plan: Plan, cells: Of<'set-cells'>['cells']): Result<SimplyApplied, ChangeError> {
  const entries = new Map<string, Extract<Entry, { type: 'series' }>>();
  const before: Of<'set-cells'>['cells'] = [];
  for (const cell of cells) {
    const line = plan.lines.find((candidate) => candidate.id === cell.lineId);
    if (!line) return err(noSuchLine(cell.lineId));
    if (cell.column > plan.timeline.periods) {
      const params = { column: cell.column, periods: plan.timeline.periods };
      return err(
        failure(
          'outside-timeline',
          'column',
          `Period ${cell.column} is outside the ${params.periods} periods of the plan.`,
          params,
        ),
      );
    }
    const entry = entries.get(line.id) ?? seriesCopy(line.entry);
    if (!entry) {
      return err(
        failure('not-a-series', line.code, `${line.label} is not a series, so single cells cannot be set.`, {
          code: line.code,
        }),
      );
    }
    before.push({ lineId: cell.lineId, column: cell.column, value: readCell(entry, cell.column) });
    writeCell(entry, cell.column, cell.value);
    entries.set(line.id, entry);
  }
  const lines = plan.lines.map((line) => {
    const entry = entries.get(line.id);
    return entry ? { ...line, entry } : line;
  });
  // Reversed, so that a cell set twice returns to its first value.
  return ok({ plan: { ...plan, lines }, inverse: { type: 'set-cells', cells: before.reverse() } });
}

function seriesCopy(entry: Entry): Extract<Entry, { type: 'series' }> | null {
  return entry.type === 'series' ? { ...entry, values: [...entry.values] } : null;
}

function readCell(entry: Extract<Entry, { type: 'series' }>, column: number): number | null {
  return (column === 0 ? entry.opening : entry.values[column - 1]) ?? null;
}

function writeCell(entry: Extract<Entry, { type: 'series' }>, column: number, value: number | null): void {
  if (column === 0) {
    if (value === null) delete entry.opening;
    else entry.opening = value;
    return;
  }
  while (entry.values.length < column - 1) entry.values.push(null);
  entry.values[column - 1] = value;
  while (entry.values.length > 0 && entry.values.at(-1) === null) entry.values.pop();
}

function rename(plan: Plan, lineId: string, code: string): Result<SimplyApplied, ChangeError> {
  const line = plan.lines.find((candidate) => candidate.id === lineId);
  if (!line) return err(noSuchLine(lineId));
  const problem = codeError(plan, lineId, code);
  if (problem) return err(problem);
  const renamed = renameCode(plan, line, code);
  const changed = plan.lines.filter((before, index) => before !== renamed.lines[index]);
  const scenarios = plan.scenarios?.filter((before, index) => before !== renamed.scenarios?.[index]) ?? [];
  // Whole lines, because renaming back would also catch formulas that named the new code before it existed.
  const inverse: Of<'replace-lines'> = { type: 'replace-lines', lines: changed };
  if (scenarios.length > 0) inverse.scenarios = scenarios;
  const tracking = touchedTracking(plan, renamed);
  if (tracking) inverse.tracking = tracking;
  return ok({ plan: renamed, inverse });
}

function replaceLines(plan: Plan, change: Of<'replace-lines'>): Result<SimplyApplied, ChangeError> {
  const byId = new Map(change.lines.map((line) => [line.id, canonicalLine(line)]));
  const before: Line[] = [];
  for (const id of byId.keys()) {
    const line = plan.lines.find((candidate) => candidate.id === id);
    if (!line) return err(noSuchLine(id));
    before.push(line);
  }
  const next = { ...plan, lines: plan.lines.map((line) => byId.get(line.id) ?? line) };
  for (const line of byId.values()) {
    const problem = codeError(next, line.id, line.code) ?? detailError(line);
    if (problem) return err(problem);
  }
  const inverse: Of<'replace-lines'> = { type: 'replace-lines', lines: before };
  let replaced: Plan = next;
  if (change.tracking) {
    const result = replaceTracking(replaced, change.tracking);
    if (!result.ok) return result;
    replaced = result.value.plan;
    inverse.tracking = result.value.before;
  }
  if (change.scenarios) {
    const result = replaceScenarios(replaced, change.scenarios);
    if (!result.ok) return result;
    replaced = result.value.plan;
    inverse.scenarios = [...result.value.before];
  }
  return ok({ plan: replaced, inverse });
}

function withLine(
  plan: Plan,
  lineId: string,
  apply: (line: Line) => SimplyApplied,
): Result<SimplyApplied, ChangeError> {
  const line = plan.lines.find((candidate) => candidate.id === lineId);
  return line ? ok(apply(line)) : err(noSuchLine(lineId));
}

function replaceLine(plan: Plan, line: Line): Plan {
  return { ...plan, lines: plan.lines.map((other) => (other.id === line.id ? line : other)) };
}

function detailError(line: Line): ChangeError | null {
  const missing = missingDetail(line);
  if (missing) {
    return failure('missing-detail', missing, `A line of kind ${line.kind} needs its ${missing} details.`, {
      kind: line.kind,
    });
  }
  if (line.range && line.range.low > line.range.high) {
    return failure('invalid-range', 'range', 'Low must not be above high.', {
      low: line.range.low,
      high: line.range.high,
    });
  }
  return null;
}

function definedOnly<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as Partial<T>;
}

function noSuchLine(lineId: string): ChangeError {
  return failure('no-such-line', 'lineId', 'This line does not exist any more.', { id: lineId });
}

function failure(
  code: ChangeError['code'],
  field: string,
  message: string,
  params: Readonly<Record<string, string | number>>,
): ChangeError {
  return { code, field, message, params };
}
