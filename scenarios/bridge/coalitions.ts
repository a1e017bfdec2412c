/**
 * A metric of the plans between two plans: the first with some differences of the second. Differences in plain numbers
 * run as trials of one block, the others make a plan of their own each. Must give what appraising that plan gives.
 */
import { createAppraiser } from '../../models/appraisal/appraise.ts';
import { createParseCache } from '../../models/formula/parse-cache.ts';
import type { Plan } from '../../models/plan/schema.ts';
import { type PlanBlock, preparePlan } from '../evaluate-block.ts';
import { type Metric, metricValue } from '../metrics.ts';
import { type Difference, withDifferences } from './differences.ts';

/** Which differences are in, by index. */
export type Coalition = readonly boolean[];

const BLOCK_TRIALS = 512;

/** The metric of each coalition; NaN where it cannot be computed. All in is the second plan itself. */
export function coalitionValues(
  from: Plan,
  to: Plan,
  differences: readonly Difference[],
  metric: Metric,
  coalitions: readonly Coalition[],
): Float64Array {
  const values = new Float64Array(coalitions.length);
  const planOf = (coalition: Coalition): Plan =>
    coalition.every(Boolean)
      ? to
      : withDifferences(
          from,
          to,
          differences.filter((_, index) => coalition[index]),
        );
  if (metric.id !== 'npv' && metric.id !== 'npvAtHurdle' && metric.id !== 'irr') {
    const appraise = createAppraiser();
    return values.map(
      (_, index) => metricValue(appraise(planOf(coalitions[index] ?? [])), metric).value ?? Number.NaN,
    );
  }
  const cache = createParseCache();
  const ofNumbers = differences.map((difference) => isNumeric(from, to, difference));
  const codes = differences.map((difference, index) =>
    difference.kind === 'lines' && ofNumbers[index]
      ? difference.changes.map(({ to: line }) => line?.code ?? '')
      : [],
  );
  const last = preparePlan(to, [metric.tax], cache).block(1);
  const groups = new Map<string, number[]>();
  coalitions.forEach((coalition, index) => {
    const key = coalition.map((isIn, at) => (isIn && !ofNumbers[at] ? 1 : 0)).join('');
    groups.set(key, [...(groups.get(key) ?? []), index]);
  });
  for (const members of groups.values()) {
    const shape = (coalitions[members[0] ?? 0] ?? []).map((isIn, index) => isIn && !ofNumbers[index]);
    const size = Math.min(BLOCK_TRIALS, members.length);
    const block = preparePlan(planOf(shape), [metric.tax], cache).block(size);
    for (let start = 0; start < members.length; start += size) {
      const chunk = members.slice(start, start + size);
      setNumbers(
        block,
        last,
        codes,
        chunk.map((index) => coalitions[index] ?? []),
      );
      block.run(chunk.length);
      const results = metric.id === 'irr' ? block.irr(metric).rates : block[metric.id](metric);
      chunk.forEach((index, trial) => {
        values[index] = results[trial] ?? Number.NaN;
      });
    }
  }
  return values;
}

/** Lines whose numbers alone differ, on one timeline: trials of a block can differ in them. */
function isNumeric(from: Plan, to: Plan, difference: Difference): boolean {
  if (difference.kind !== 'lines' || JSON.stringify(from.timeline) !== JSON.stringify(to.timeline))
    return false;
  return difference.changes.every(({ from: a, to: b }) => {
    if (!a || !b || a.entry.type === 'formula' || b.entry.type === 'formula') return false;
    const opens = (line: typeof a): boolean => (line.entry.opening ?? null) !== null;
    const rest = (line: typeof a): string =>
      JSON.stringify([
        line.code,
        line.kind,
        line.investment,
        line.workingCapital,
        line.financing,
        line.taxExempt,
      ]);
    return opens(a) === opens(b) && rest(a) === rest(b);
  });
}

function setNumbers(
  block: PlanBlock,
  last: PlanBlock,
  codes: readonly (readonly string[])[],
  trials: readonly Coalition[],
): void {
  const { size, columns } = block;
  codes.forEach((ofDifference, index) => {
    for (const code of ofDifference) {
      const before = block.planned(code);
      const after = last.planned(code);
      const cells = new Float64Array(columns * size);
      for (let column = 0; column < columns; column += 1) {
        trials.forEach((coalition, trial) => {
          cells[column * size + trial] = (coalition[index] ? after : before)[column] ?? Number.NaN;
        });
      }
      block.set(code, cells);
    }
  });
}
