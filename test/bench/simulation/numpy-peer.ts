/**
 * Runs numpy-peer.py beside the bench: one process that answers each round with its time, so that rounds of both sides
 * can alternate. Absent where python3 has no numpy.
 */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type PeerRound = {
  readonly ms: number;
  /** Time on the processor: what it would have taken with a core to itself. */
  readonly cpuMs: number;
  readonly npvMean: number;
  readonly npvSd: number;
  readonly irrMean: number;
  readonly withoutIrr: number;
};

export type Peer = { readonly round: () => Promise<PeerRound>; readonly stop: () => void };

export function startNumpyPeer(trials: number): Peer | undefined {
  if (spawnSync('python3', ['-c', 'import numpy']).status !== 0) return undefined;
  // One thread, as the other side.
  const env = { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
  const script = join(import.meta.dirname, 'numpy-peer.py');
  const child = spawn('python3', [script, String(trials)], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    round: async () => {
      child.stdin.write('\n');
      const answer = await lines.next();
      if (answer.done) throw new Error('numpy-peer.py ended');
      return JSON.parse(answer.value) as PeerRound;
    },
    stop: () => void child.stdin.end(),
  };
}
