/**
 * One thread of the simulation in job.ts: at each message it takes block after block from the shared
 * counter until none is left, and hands its results back, with its time on the
 * processor. Bench only.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { createJob, createJobSampler } from './job.ts';

const { counter } = workerData as { readonly counter: SharedArrayBuffer };
const next = new Int32Array(counter);

parentPort?.on('message', () => {
  const before = process.threadCpuUsage();
  const sampler = createJobSampler();
  const { run } = createJob(sampler);
  const results = [];
  for (let block = Atomics.add(next, 0, 1); block < sampler.blocks; block = Atomics.add(next, 0, 1)) {
    results.push(run(block));
  }
  const buffers = results.flatMap(({ metrics }) => metrics.map(({ buffer }) => buffer as ArrayBuffer));
  const { user, system } = process.threadCpuUsage(before);
  parentPort?.postMessage({ results, cpuMs: (user + system) / 1000 }, buffers);
});
