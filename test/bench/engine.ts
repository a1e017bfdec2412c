/**
 * Times the formula engine: one edit of a plan of 60 formula lines x 120 months, and a simulation of 100,000 trials
 * beside a hand-written loop for the same model on the same samples. Seeded, so that every run computes the same;
 * results are compared before anything is timed. Prints nothing: the caller reports.
 */

import { type Block, createBlock } from '../../models/formula/block.ts';
import { compileModel, evaluateModel } from '../../models/formula/compile.ts';
import type { ModelLine } from '../../models/formula/model-line.ts';
import { createParseCache } from '../../models/formula/parse-cache.ts';
import type { Entry } from '../../models/plan/schema.ts';
import { irrBlock } from '../../models/returns/block-irr.ts';
import { handWritten, type Samples } from './hand-written.ts';

export type EditTiming = {
  readonly numberEditMs: number;
  readonly formulaEditMs: number;
  readonly firstCompileMs: number;
};

export type SimulationTiming = {
  /** The fastest round by the clock. */
  readonly engineMs: number;
  readonly handWrittenMs: number;
  readonly clockRatio: number;
  /** Of the time on the processor over all rounds: what other programs on the machine take is not counted. */
  readonly ratio: number;
  /** Drawing the samples, which both need and neither does in the times above, and the ratio with it. */
  readonly samplingMs: number;
  readonly ratioWithSampling: number;
  /** Share of the trials whose NPV and IRR agree to 1e-9. */
  readonly agreement: number;
};

const clock = (): number => performance.now();

function constant(code: string, value: number): ModelLine {
  return { code, entry: { type: 'constant', value }, holdsAtOpening: true };
}

function formula(code: string, text: string, opening?: string): ModelLine {
  const entry: Entry =
    opening === undefined ? { type: 'formula', formula: text } : { type: 'formula', formula: text, opening };
  return { code, entry, holdsAtOpening: false };
}

/** Twelve products of five formula lines each: 60 formula lines, a quarter of them recurrent. */
export function editModel(products = 12): readonly ModelLine[] {
  const lines: ModelLine[] = [constant('growth', 0.08), constant('inflation', 0.02), constant('churn', 0.03)];
  for (let i = 0; i < products; i += 1) {
    lines.push(
      constant(`price_${i}`, 90 + i),
      constant(`units_${i}`, 1000 + 50 * i),
      constant(`cost_${i}`, 40),
    );
    lines.push(
      formula(`volume_${i}`, `grow(units_${i}, growth) * (1 + if(month >= 11, 0.3, 0))`),
      formula(`customers_${i}`, `prev(customers_${i}) * (1 - churn) + volume_${i} / 10`, `units_${i}`),
      formula(`revenue_${i}`, `volume_${i} * price_${i} * (1 + inflation)^((period - 1) * yearFraction)`),
      formula(`variable_${i}`, `volume_${i} * cost_${i} + max(0, customers_${i} - 500) * 2`),
      formula(`margin_${i}`, `revenue_${i} - variable_${i} - spread(revenue_${i}, [0.01, 0.02, 0.01])`),
    );
  }
  return lines;
}

export function timeEdits(rounds = 200): EditTiming {
  const timeline = { start: '2026-01', periodicity: 'month', periods: 120, fiscalYearStart: 1 } as const;
  const cache = createParseCache();
  let lines = editModel();
  const started = clock();
  evaluateModel(compileModel(timeline, lines, cache));
  const firstCompileMs = clock() - started;
  const edit = (change: (line: ModelLine, round: number) => ModelLine, count: number): number => {
    const times: number[] = [];
    for (let round = 0; round < count; round += 1) {
      lines = lines.map((line) => change(line, round));
      const before = clock();
      evaluateModel(compileModel(timeline, lines, cache));
      times.push(clock() - before);
    }
    return median(times.slice(Math.floor(count / 4)));
  };
  // `growth` feeds every product, so every one of the 60 lines is recomputed.
  const numberEditMs = edit(
    (line, round) => (line.code === 'growth' ? constant('growth', 0.05 + round / 10_000) : line),
    rounds,
  );
  const formulaEditMs = edit(
    (line, round) =>
      line.code === 'margin_3' ? formula('margin_3', `revenue_3 - variable_3 - ${round}`) : line,
    Math.max(20, Math.floor(rounds / 4)),
  );
  return { numberEditMs, formulaEditMs, firstCompileMs };
}

export const DRIVERS = [
  'units',
  'growth',
  'price',
  'price_growth',
  'unit_cost',
  'inflation',
  'fixed',
  'capex',
  'tax_rate',
  'capital_days',
] as const;

export const MEANS = [10_000, 0.06, 100, 0.02, 55, 0.03, 150_000, 900_000, 0.25, 45];

export const PERIODS = 10;
export const RATE = 0.1;
export const TIMELINE = {
  start: '2026-01',
  periodicity: 'year',
  periods: PERIODS,
  fiscalYearStart: 1,
} as const;
const BLOCK = 1024;

/** Ten drivers, eight formula lines. */
export function simulationModel(): readonly ModelLine[] {
  return [
    ...DRIVERS.map((code, index) => constant(code, MEANS[index] ?? 0)),
    formula('volume', 'grow(units, growth)'),
    formula('revenue', 'volume * grow(price, price_growth)'),
    formula('variable', 'volume * grow(unit_cost, inflation)'),
    formula('ebitda', 'revenue - variable - fixed'),
    formula('depreciation', 'capex / 10'),
    formula('tax', 'max(0, ebitda - depreciation) * tax_rate'),
    formula('working_capital', 'if(period < periods, revenue * capital_days / 360, 0)'),
    formula('fcf', 'ebitda - tax - (working_capital - prev(working_capital))', '0 - capex'),
  ];
}

export function timeSimulation(trials = 100_000, repeats = 5): SimulationTiming {
  const samples = sample(trials, 20_261_121);
  const model = compileModel(TIMELINE, simulationModel());
  const mine = { npv: new Float64Array(trials), irr: new Float64Array(trials) };
  const theirs = { npv: new Float64Array(trials), irr: new Float64Array(trials) };
  const engine = () => runEngine(model, samples, trials, mine);
  const byHand = () => handWritten(samples, trials, PERIODS, RATE, theirs);
  engine();
  byHand();
  let agreeing = 0;
  for (let i = 0; i < trials; i += 1) {
    const npv = Math.abs((mine.npv[i] ?? 0) - (theirs.npv[i] ?? 0)) <= 1e-9 * (samples[7]?.[i] ?? 1);
    const a = mine.irr[i] ?? 0;
    const b = theirs.irr[i] ?? 0;
    if (npv && (Math.abs(a - b) <= 1e-9 || (Number.isNaN(a) && Number.isNaN(b)))) agreeing += 1;
  }
  const mineTimes: Times[] = [];
  const theirTimes: Times[] = [];
  for (let repeat = 0; repeat < WARM_UP + repeats; repeat += 1) {
    // In turn, and each first as often as the other.
    const [first, second] = repeat % 2 === 0 ? [engine, byHand] : [byHand, engine];
    const times = [timed(first), timed(second)];
    const [ofEngine, ofHand] = repeat % 2 === 0 ? times : times.toReversed();
    if (repeat < WARM_UP || !ofEngine || !ofHand) continue;
    mineTimes.push(ofEngine);
    theirTimes.push(ofHand);
  }
  const engineMs = fastest(mineTimes);
  const handWrittenMs = fastest(theirTimes);
  const samplingTimes = [1, 2, 3, 4, 5].map((seed) => timed(() => sample(trials, seed)));
  const sampling = totalCpu(samplingTimes) / samplingTimes.length;
  const [ours, hand] = [totalCpu(mineTimes) / repeats, totalCpu(theirTimes) / repeats];
  return {
    engineMs,
    handWrittenMs,
    clockRatio: engineMs / handWrittenMs,
    ratio: ours / hand,
    samplingMs: fastest(samplingTimes),
    ratioWithSampling: (ours + sampling) / (hand + sampling),
    agreement: agreeing / trials,
  };
}

function runEngine(
  model: ReturnType<typeof compileModel>,
  samples: Samples,
  trials: number,
  out: { readonly npv: Float64Array; readonly irr: Float64Array },
): void {
  const block = createBlock(model, BLOCK, { targets: ['fcf'] });
  const padded = new Float64Array(BLOCK);
  for (let from = 0; from < trials; from += BLOCK) {
    const n = Math.min(BLOCK, trials - from);
    DRIVERS.forEach((code, index) => {
      const values = samples[index]?.subarray(from, from + n) ?? padded;
      if (n < BLOCK) padded.set(values);
      block.set(code, n < BLOCK ? padded : values);
    });
    block.run(n);
    flowReturns(block, n, out.npv.subarray(from, from + n), out.irr.subarray(from, from + n));
  }
}

/** NPV and IRR of the first `count` trials. */
export function flowReturns(block: Block, count: number, npv: Float64Array, irr: Float64Array): void {
  const flows = block.values('fcf');
  npv.fill(0);
  for (let column = 0, factor = 1; column <= PERIODS; column += 1, factor /= 1 + RATE) {
    const at = column * block.size;
    for (let i = 0; i < count; i += 1) npv[i] = (npv[i] as number) + (flows[at + i] as number) * factor;
  }
  irrBlock(flows, PERIODS + 1, count, irr, block.size);
}

/** Rounds that only let the engine's and the hand's loops be compiled. */
const WARM_UP = 6;

export type Times = { readonly ms: number; readonly cpuMs: number };

/** By the clock, and on the processor. */
export function timed(action: () => unknown): Times {
  const [before, spent] = [clock(), threadCpuMs()];
  action();
  return { ms: clock() - before, cpuMs: threadCpuMs() - spent };
}

/** Time that this thread has spent on the processor. */
export function threadCpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Whatever else the machine does can only add to a time. */
export function fastest(times: readonly Times[]): number {
  return Math.min(...times.map(({ ms }) => ms));
}

export function totalCpu(times: readonly Times[]): number {
  return times.reduce((sum, { cpuMs }) => sum + cpuMs, 0);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Triangular distributions around the means (+-20 %) by their inverse, from a 32-bit generator. */
export function sample(trials: number, seed: number): Samples {
  let state = seed >>> 0;
  return MEANS.map((mean) => {
    const values = new Float64Array(trials);
    for (let i = 0; i < trials; i += 1) {
      state = (state + 0x6d2b79f5) | 0;
      let t = Math.imul(state ^ (state >>> 15), 1 | state);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      const u = ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
      const shape = u < 0.5 ? Math.sqrt(2 * u) - 1 : 1 - Math.sqrt(2 * (1 - u));
      values[i] = mean * (1 + 0.2 * shape);
    }
    return values;
  });
}
