/**
 * What a study draws: the sampler of the lines drawn once and a series for each path, with every problem a person can
 * have made of them. Promises the draws of a block whoever asks and in whatever order.
 */
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import type { SimulationSettings } from '../../../models/plan/what-if/uncertainty-schema.ts';
import type { FieldProblem } from '../distribution.ts';
import { createSampler, type Sampler, type SimulatedDriver } from '../sampler.ts';
import { createSeries, type FillSeries } from '../series/series.ts';
import type { Draws } from './drawn-numbers.ts';
import type { KnownDistributions } from './known-distributions.ts';
import { planCorrelations, repairNotes } from './study-correlations.ts';
import type { StudyNote, StudyProblem } from './study-types.ts';
import type { DrawnLine } from './uncertain-lines.ts';

export type StudyDraws = {
  readonly notes: readonly StudyNote[];
  readonly sampler: Sampler;
  /** The draws of a block, one entry a drawn line, in order; overwritten by the next. */
  readonly ofBlock: (block: number) => readonly Draws[];
};

export function createStudyDraws(
  plan: Plan,
  drawn: readonly DrawnLine[],
  { trials, seed, method }: SimulationSettings,
  blockSize: number,
  distributions: KnownDistributions,
): Result<StudyDraws, readonly StudyProblem[]> {
  const { periods } = plan.timeline;
  const problems: StudyProblem[] = [];
  const tell = (lineId: string | null, prefix: string, found: readonly FieldProblem[]): void =>
    void problems.push(...found.map((each) => ({ ...each, lineId, field: `${prefix}${each.field}` })));
  const drivers: SimulatedDriver[] = [];
  for (const { driver, uncertainty } of drawn) {
    if (uncertainty.type !== 'once') continue;
    const made = distributions(uncertainty.distribution);
    if (made.ok) drivers.push({ code: driver.code, distribution: made.value });
    else tell(driver.lineId, 'distribution.', made.error);
  }
  const paths: FillSeries[] = [];
  const settings = { method, trials, seed, periods };
  for (const { driver, uncertainty } of drawn) {
    if (uncertainty.type !== 'path') continue;
    const dimension = drivers.length + paths.length * periods;
    const made = createSeries({ ...settings, code: driver.code, spec: uncertainty.path, dimension });
    if (made.ok) paths.push(made.value);
    else tell(driver.lineId, 'path.', made.error);
  }
  const once = drawn.filter(({ uncertainty }) => uncertainty.type === 'once').map(({ driver }) => driver);
  const linked = planCorrelations(plan, once);
  if (!linked.ok) return err([...problems, ...linked.error]);
  const { matrix } = linked.value;
  const setup = { drivers, method, trials, seed, blockSize };
  // A driver that can't be drawn has no place in the matrix: its own problem is told first.
  const sampler = createSampler(matrix && problems.length === 0 ? { ...setup, correlation: matrix } : setup);
  if (!sampler.ok) tell(null, '', sampler.error);
  if (!sampler.ok || problems.length > 0) return err(problems);
  return ok({
    notes: [...linked.value.notes, ...repairNotes(sampler.value.correlation, once)],
    sampler: sampler.value,
    ofBlock: blockDraws(drawn, sampler.value, paths, periods + 1),
  });
}

function blockDraws(
  drawn: readonly DrawnLine[],
  sampler: Sampler,
  paths: readonly FillSeries[],
  columns: number,
): (block: number) => readonly Draws[] {
  const { blockSize } = sampler;
  const numbers = sampler.codes.map(() => new Float64Array(blockSize));
  const series = paths.map(() => new Float64Array(columns * blockSize));
  let nextNumber = 0;
  let nextPath = 0;
  const draws = drawn.flatMap(({ uncertainty }): Draws[] => {
    const values = uncertainty.type === 'once' ? numbers[nextNumber++] : series[nextPath++];
    return values ? [{ values, stride: blockSize }] : [];
  });
  return (block) => {
    const count = sampler.fill(block, numbers);
    paths.forEach((fill, index) => {
      const out = series[index];
      if (out) fill(block * blockSize, count, out, blockSize);
    });
    return draws;
  };
}
