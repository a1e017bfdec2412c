/**
 * 100,000 trials with sampling, rank correlation, NPV and IRR: on one thread, on two workers, and by the vectorised
 * peer. Rounds of all three alternate and the fastest of each counts, so that a slow moment of the machine hits none
 * more than the others. The results are compared before any time is given.
 */
import { Worker } from 'node:worker_threads';
import { type BlockResult, collectResults } from '../../../scenarios/simulation/run.ts';
import { fastest, PERIODS, RATE, type Times, threadCpuMs, timed, totalCpu } from '../engine.ts';
import { handWritten } from '../hand-written.ts';
import { createJob, createJobSampler, TRIALS } from './job.ts';
import { type PeerRound, startNumpyPeer } from './numpy-peer.ts';

/** The fastest round by the clock; and the time on the processor over all rounds (of two workers the busier's). */
export type Side = { readonly ms: number; readonly cpuRatio: number };

export type BesideNumpy = {
  readonly one: Side;
  readonly two: Side;
  readonly peer: Side;
  /** Is the peer numpy, or the hand-written loop on the same samples? */
  readonly numpy: boolean;
  /** How far the means of NPV lie apart, in standard errors of their difference. */
  readonly apart: number;
  /** Trials in which two workers give other bits than one thread. */
  readonly differing: number;
};

const ROUNDS = 16;
/** Rounds before that only let the loops be compiled. */
const WARM_UP = 4;
const WORKERS = 2;

type Results = readonly Float64Array[];

function oneThread(): Results {
  const sampler = createJobSampler();
  const { run } = createJob(sampler);
  const results = Array.from({ length: sampler.blocks }, (_, block) => run(block));
  return collectResults(sampler, 2, results);
}

type PoolRound = { readonly results: Results; readonly cpuMs: number };
type Pool = { readonly round: () => Promise<PoolRound>; readonly stop: () => Promise<unknown> };
type Answer = { readonly results: readonly BlockResult[]; readonly cpuMs: number };

function startPool(): Pool {
  const counter = new SharedArrayBuffer(4);
  const file = new URL('./worker.ts', import.meta.url);
  const workers = Array.from({ length: WORKERS }, () => new Worker(file, { workerData: { counter } }));
  const answer = (worker: Worker) =>
    new Promise<Answer>((resolve) => {
      worker.once('message', resolve);
      worker.postMessage('go');
    });
  const shape = createJobSampler();
  return {
    round: async () => {
      Atomics.store(new Int32Array(counter), 0, 0);
      const answers = await Promise.all(workers.map(answer));
      const before = threadCpuMs();
      const results = collectResults(
        shape,
        2,
        answers.flatMap((each) => each.results),
      );
      return { results, cpuMs: Math.max(...answers.map((each) => each.cpuMs)) + threadCpuMs() - before };
    },
    stop: () => Promise.all(workers.map((worker) => worker.terminate())),
  };
}

function sideOf(times: readonly Times[], peer: readonly Times[]): Side {
  return { ms: fastest(times), cpuRatio: totalCpu(times) / totalCpu(peer) };
}

/** Where there is no numpy: the samples drawn as above, then the hand-written loop. */
function byHand(): void {
  const sampler = createJobSampler();
  const samples = sampler.codes.map(() => new Float64Array(TRIALS));
  for (let block = 0; block < sampler.blocks; block += 1) {
    const from = block * sampler.blockSize;
    sampler.fill(
      block,
      samples.map((values) => values.subarray(from, from + sampler.countOf(block))),
    );
  }
  const out = { npv: new Float64Array(TRIALS), irr: new Float64Array(TRIALS) };
  handWritten(samples, TRIALS, PERIODS, RATE, out);
}

export async function timeBesideNumpy(): Promise<BesideNumpy> {
  const peer = startNumpyPeer(TRIALS);
  const pool = startPool();
  const times = { one: [] as Times[], two: [] as Times[], peer: [] as Times[] };
  try {
    const alone = oneThread();
    const differing = countDiffering(alone, (await pool.round()).results);
    const apart = peer ? distance(alone[0] ?? new Float64Array(0), await peer.round()) : 0;
    for (let round = 0; round < WARM_UP; round += 1) {
      oneThread();
      await pool.round();
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      times.peer.push(peer ? await peer.round() : timed(byHand));
      times.one.push(timed(oneThread));
      const before = performance.now();
      const { cpuMs: busiest } = await pool.round();
      times.two.push({ ms: performance.now() - before, cpuMs: busiest });
    }
    const [one, two, beside] = [times.one, times.two, times.peer].map((side) => sideOf(side, times.peer));
    if (!one || !two || !beside) throw new Error('three sides');
    return { one, two, peer: beside, numpy: peer !== undefined, apart, differing };
  } finally {
    peer?.stop();
    await pool.stop();
  }
}

function countDiffering(a: Results, b: Results): number {
  let count = 0;
  a.forEach((values, metric) => {
    values.forEach((value, trial) => {
      if (!Object.is(value, b[metric]?.[trial])) count += 1;
    });
  });
  return count;
}

function distance(npv: Float64Array, { npvMean, npvSd }: PeerRound): number {
  const mean = npv.reduce((sum, value) => sum + value, 0) / npv.length;
  return Math.abs(mean - npvMean) / (npvSd * Math.sqrt(2 / npv.length));
}
