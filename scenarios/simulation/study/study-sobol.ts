/**
 * Sobol' indices of a plan's NPV: what each driver explains alone and with its interactions. They need runs of their
 * own, (drivers + 2) x points, and are for drivers drawn independently: a plan's correlations are left out and told.
 * A path is one driver: its whole walk follows from one probability.
 */
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Distribution } from '../distribution.ts';
import { fillUniforms } from '../random/uniform.ts';
import { seriesStep } from '../series/series.ts';
import { normalQuantile } from '../special/normal.ts';
import { MOST_SOBOL_DRIVERS, sobolIndices } from '../variance-shares/sobol-indices.ts';
import type { Draws } from './drawn-numbers.ts';
import type { KnownDistributions } from './known-distributions.ts';
import { createStudyCache, type PreparedStudy, prepareStudy, type StudyCache } from './prepared-study.ts';
import type { Study, StudySobol } from './study-types.ts';
import type { DrawnLine } from './uncertain-lines.ts';

const HEADLINE = { tax: 'postTax', terminal: 'withTerminal' } as const;

export type SobolProblem = 'nothing-uncertain' | 'too-many-drivers';

/** `points` is best a power of two. `onRun` is told after each of the drivers + 2 runs. */
export function studySobol(
  study: Study,
  points: number,
  cache: StudyCache = createStudyCache(),
  onRun: (done: number, of: number) => void = () => undefined,
): Result<StudySobol, SobolProblem> {
  const count = study.drivers.length;
  if (count === 0) return err('nothing-uncertain');
  if (count > MOST_SOBOL_DRIVERS) return err('too-many-drivers');
  const prepared = prepareStudy(study.plan, cache);
  const drawers = prepared.drawn.map((line) => drawer(line, study.columns, cache.distributions));
  let done = 0;
  const { firstOrder, total, runs, missing } = sobolIndices(
    (probabilities, out, length) => {
      evaluate(prepared, drawers, probabilities, out, length);
      done += 1;
      onRun(done, count + 2);
    },
    count,
    points,
    study.settings.seed,
  );
  const correlationsLeftOut = (study.plan.correlations ?? []).length > 0;
  return ok({ points, runs, missing, firstOrder, total, correlationsLeftOut });
}

/** Makes the draws of `count` trials from one probability a trial; the arrays are used again. */
type Drawer = (probabilities: Float64Array, from: number, count: number) => Draws;

function evaluate(
  { trialBlock }: PreparedStudy,
  drawers: readonly Drawer[],
  probabilities: readonly Float64Array[],
  out: Float64Array,
  length: number,
): void {
  const { block, setters } = trialBlock();
  for (let from = 0; from < length; from += block.size) {
    const count = Math.min(block.size, length - from);
    setters.forEach((set, driver) => {
      const draw = drawers[driver];
      const column = probabilities[driver];
      if (draw && column) set(draw(column, from, count), 0, count);
    });
    block.run(count);
    out.set(block.npv(HEADLINE), from);
  }
}

function drawer({ uncertainty }: DrawnLine, columns: number, distributions: KnownDistributions): Drawer {
  if (uncertainty.type === 'path') {
    const { path } = uncertainty;
    const step = seriesStep(path);
    return pathDrawer(columns, path.start, step);
  }
  const made = distributions(uncertainty.distribution);
  if (!made.ok) throw new RangeError('a study was made of a distribution that cannot be drawn');
  return numberDrawer(made.value);
}

function numberDrawer({ quantile }: Distribution): Drawer {
  let values = new Float64Array(0);
  return (probabilities, from, count) => {
    if (values.length < count) values = new Float64Array(count);
    for (let i = 0; i < count; i += 1) values[i] = quantile(probabilities[from + i] as number);
    return { values, stride: 0 };
  };
}

/** The bits of the probability are the key of the walk's own stream: the same probability, the same walk. */
function pathDrawer(columns: number, start: number, step: (before: number, z: number) => number): Drawer {
  const number = new Float64Array(1);
  const halves = new Uint32Array(number.buffer);
  const walk = new Float64Array(columns - 1);
  let values = new Float64Array(0);
  return (probabilities, from, count) => {
    if (values.length < count * columns) values = new Float64Array(count * columns);
    for (let i = 0; i < count; i += 1) {
      number[0] = probabilities[from + i] as number;
      fillUniforms({ hi: halves[1] as number, lo: halves[0] as number }, 0, walk);
      values[i] = start;
      for (let column = 1; column < columns; column += 1) {
        const before = values[(column - 1) * count + i] as number;
        values[column * count + i] = step(before, normalQuantile(walk[column - 1] as number));
      }
    }
    return { values, stride: count };
  };
}
