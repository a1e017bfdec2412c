/**
 * A plan made ready to be simulated: what is drawn, from which streams, and the model it is put into. Promises the same
 * bits for any block, whoever runs it and in whatever order. What a person can mend comes back as problems with the
 * line and the field; nothing uncertain is a note, not a problem.
 */

import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { columnCount } from '../../../models/plan/timeline.ts';
import type { SimulationSettings } from '../../../models/plan/what-if/uncertainty-schema.ts';
import { hurdleRate } from '../../../models/returns/discount-rate.ts';
import { createStudyCache, type PreparedStudy, prepareStudy, type StudyCache } from './prepared-study.ts';
import { createStudyDraws, type StudyDraws } from './study-draws.ts';
import type { Study, StudyBlocks, StudyProblem } from './study-types.ts';

const HEADLINE = { tax: 'postTax', terminal: 'withTerminal' } as const;
const MOST_FAN_TRIALS = 10_000;
const MOST_FAN_CELLS = 1_250_000;
const MOST_SAMPLE_TRIALS = 10_000;
const MOST_SAMPLE_CELLS = 500_000;

/** With the cache of the plan before it only what differs is compiled. */
export function createStudy(
  plan: Plan,
  settings: SimulationSettings,
  cache: StudyCache = createStudyCache(),
): Result<Study, readonly StudyProblem[]> {
  const prepared = prepareStudy(plan, cache);
  const { drawn, blockSize } = prepared;
  const made = createStudyDraws(plan, drawn, settings, blockSize, cache.distributions);
  if (!made.ok) return err(made.error);
  const draws = made.value;
  const { trials, blocks } = draws.sampler;
  const columns = columnCount(plan.timeline);
  const fanTrials = Math.min(trials, MOST_FAN_TRIALS, Math.floor(MOST_FAN_CELLS / columns));
  const sampleCells = Math.floor(MOST_SAMPLE_CELLS / (drawn.length + 2));
  return ok({
    plan,
    settings,
    drivers: drawn.map(({ driver }) => driver),
    notes: drawn.length === 0 ? [...draws.notes, { code: 'nothing-uncertain' }] : draws.notes,
    trials,
    blockSize,
    blocks,
    columns,
    hurdle: hurdleRate(plan),
    fanTrials,
    sampleTrials: Math.min(trials, MOST_SAMPLE_TRIALS, sampleCells),
    runBlocks: (from, to) => runBlocks(prepared, draws, columns, fanTrials, from, to),
    drawDrivers: (count) => drawDrivers(prepared, draws, columns, count),
    driversOfTrial: (trial) => driversOfTrial(prepared, draws, columns, trial),
  });
}

function runBlocks(
  prepared: PreparedStudy,
  draws: StudyDraws,
  columns: number,
  fanTrials: number,
  from: number,
  to: number,
): StudyBlocks {
  const { sampler } = draws;
  const { block, setters } = prepared.trialBlock();
  const first = from * sampler.blockSize;
  const count = Math.min(to * sampler.blockSize, sampler.trials) - first;
  const inFan = Math.max(0, Math.min(count, fanTrials - first));
  const npv = new Float64Array(count);
  const irr = new Float64Array(count);
  const kinds = new Uint8Array(count);
  const cash = new Float64Array(columns * inFan);
  for (let index = from; index < to; index += 1) {
    const drawn = draws.ofBlock(index);
    const length = sampler.countOf(index);
    for (let done = 0; done < length; done += block.size) {
      const part = Math.min(block.size, length - done);
      setters.forEach((set, driver) => {
        const own = drawn[driver];
        if (own) set(own, done, part);
      });
      block.run(part);
      const at = index * sampler.blockSize - first + done;
      npv.set(block.npv(HEADLINE), at);
      const { rates, kinds: found } = block.irr(HEADLINE);
      irr.set(rates, at);
      kinds.set(found, at);
      addCash(block.flows('postTax'), block.size, cash, columns, inFan, at, Math.min(part, inFan - at));
    }
  }
  return { first, count, npv, irr, kinds, cash };
}

function addCash(
  flows: Float64Array,
  size: number,
  cash: Float64Array,
  columns: number,
  inFan: number,
  at: number,
  count: number,
): void {
  for (let column = 0; column < columns; column += 1) {
    const to = column * inFan + at;
    for (let i = 0; i < count; i += 1) {
      const before = column === 0 ? 0 : (cash[to - inFan + i] as number);
      cash[to + i] = before + (flows[column * size + i] as number);
    }
  }
}

function drawDrivers(
  { drawn }: PreparedStudy,
  { sampler, ofBlock }: StudyDraws,
  columns: number,
  count: number,
): readonly Float64Array[] {
  const out = drawn.map(() => new Float64Array(count));
  for (let first = 0, block = 0; first < count; first += sampler.blockSize, block += 1) {
    const draws = ofBlock(block);
    const length = Math.min(count - first, sampler.countOf(block));
    draws.forEach(({ values, stride }, driver) => {
      const own = out[driver];
      if (drawn[driver]?.uncertainty.type === 'once') own?.set(values.subarray(0, length), first);
      else
        for (let i = 0; own && i < length; i += 1) {
          let sum = 0;
          for (let column = 1; column < columns; column += 1) sum += values[column * stride + i] as number;
          own[first + i] = sum / (columns - 1);
        }
    });
  }
  return out;
}

function driversOfTrial(
  { drawn }: PreparedStudy,
  { sampler, ofBlock }: StudyDraws,
  columns: number,
  trial: number,
): ReadonlyMap<string, number | Float64Array> {
  if (!(Number.isInteger(trial) && trial >= 0 && trial < sampler.trials))
    throw new RangeError(`there are trials 0 to ${sampler.trials - 1}, not ${trial}`);
  const draws = ofBlock(Math.floor(trial / sampler.blockSize));
  const place = trial % sampler.blockSize;
  return new Map(
    drawn.map(({ driver, uncertainty }, index) => {
      const { values, stride } = draws[index] ?? { values: new Float64Array(0), stride: 0 };
      const number = uncertainty.type === 'once' ? values[place] : undefined;
      const path = Float64Array.from({ length: columns }, (_, c) => values[c * stride + place] ?? Number.NaN);
      return [driver.lineId, number ?? path] as const;
    }),
  );
}
