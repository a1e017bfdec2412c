/**
 * The values of single lines in the trials of a plan's study, for bands around what was approved. Drawn as the study
 * draws them (same seed, method and correlations), so that a line's trials are those of the simulation with as many
 * trials. Holds [column][trial] of the lines asked for and nothing else.
 */
import { createBlock } from '../../../models/formula/block.ts';
import { compileModel, evaluateModel } from '../../../models/formula/compile.ts';
import { ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { columnCount } from '../../../models/plan/timeline.ts';
import type { SimulationSettings } from '../../../models/plan/what-if/uncertainty-schema.ts';
import { buildStatements } from '../../../models/statements/build.ts';
import { drawSetter } from './drawn-numbers.ts';
import { knownDistributions } from './known-distributions.ts';
import { blockSizeOf } from './prepared-study.ts';
import { createStudyDraws } from './study-draws.ts';
import type { StudyProblem } from './study-types.ts';
import { readyPlan } from './uncertain-lines.ts';

/** By code, [column][trial] at `settings.trials`. Codes that the plan does not have are left out. */
export function lineTrials(
  plan: Plan,
  settings: SimulationSettings,
  codes: readonly string[],
): Result<ReadonlyMap<string, Float64Array>, readonly StudyProblem[]> {
  const ready = readyPlan(plan);
  const size = blockSizeOf(plan);
  const made = createStudyDraws(plan, ready.drawn, settings, size, knownDistributions());
  if (!made.ok) return made;
  const { sampler, ofBlock } = made.value;
  const model = compileModel(ready.plan.timeline, buildStatements(ready.plan).lines);
  const planned = evaluateModel(model);
  const known = codes.filter((code) => model.program.resolved.index.has(code));
  const block = createBlock(model, size, { targets: known });
  const settable = {
    size,
    columns: block.columns,
    planned: (code: string) => planned.values(code).slice(),
    set: block.set,
  };
  const setters = ready.drawn.map((line) => drawSetter(settable, line));
  const columns = columnCount(plan.timeline);
  const { trials } = sampler;
  const results = new Map(known.map((code) => [code, new Float64Array(columns * trials)]));
  for (let index = 0; index < sampler.blocks; index += 1) {
    const drawn = ofBlock(index);
    const count = sampler.countOf(index);
    setters.forEach((set, driver) => {
      const own = drawn[driver];
      if (own) set(own, 0, count);
    });
    block.run(count);
    for (const [code, values] of results) {
      const own = block.values(code);
      for (let column = 0; column < columns; column += 1) {
        values.set(
          own.subarray(column * size, column * size + count),
          column * trials + index * sampler.blockSize,
        );
      }
    }
  }
  return ok(results);
}
