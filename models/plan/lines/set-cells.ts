/**
 * Single cells of series lines, for applyChange: the new plan and the change that undoes it. Column 0 is the opening;
 * all cells of the change or none of them.
 */
import type { ChangeError, SimpleChange } from '../change.ts';
import { err, ok, type Result } from '../result.ts';
import type { Entry, Plan } from '../schema.ts';
import { failure, noSuchLine } from './line-refusal.ts';

type Applied = { readonly plan: Plan; readonly inverse: SimpleChange };
type Cells = Extract<SimpleChange, { type: 'set-cells' }>['cells'];
type Series = Extract<Entry, { type: 'series' }>;

export function setCells(plan: Plan, cells: Cells): Result<Applied, ChangeError> {
  const entries = new Map<string, Series>();
  const before: Cells = [];
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

function seriesCopy(entry: Entry): Series | null {
  return entry.type === 'series' ? { ...entry, values: [...entry.values] } : null;
}

function readCell(entry: Series, column: number): number | null {
  return (column === 0 ? entry.opening : entry.values[column - 1]) ?? null;
}

function writeCell(entry: Series, column: number, value: number | null): void {
  if (column === 0) {
    if (value === null) delete entry.opening;
    else entry.opening = value;
    return;
  }
  while (entry.values.length < column - 1) entry.values.push(null);
  entry.values[column - 1] = value;
  while (entry.values.length > 0 && entry.values.at(-1) === null) entry.values.pop();
}
