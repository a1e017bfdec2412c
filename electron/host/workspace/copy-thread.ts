/**
 * Copies and encrypts a workspace in a thread of its own: a large one takes many seconds, and other calls are answered
 * meanwhile. This file is both sides, so that it needs no build entry of its own: loaded in the thread it does the work
 * and says how far it is; loaded by the host it only starts the thread.
 */
import { statSync } from 'node:fs';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import { type Copying, discardCopying, writeCopy } from '../../store/cipher/copy-workspace.ts';
import {
  type CopyPhase,
  type CopyWatch,
  discardResealing,
  type Resealing,
  writeResealed,
} from '../../store/cipher/reseal-file.ts';
import { forgetKey } from '../../store/cipher/workspace-key.ts';
import { storeFailure } from '../../store/store-failure.ts';

export type ThreadWatch = {
  /** Of the whole work, from 0 to 1. */
  readonly tell: (phase: CopyPhase, share: number) => void;
  readonly signal: AbortSignal;
};

type Job =
  | ({ readonly job: 'reseal-workspace' } & Resealing)
  | ({ readonly job: 'copy-workspace' } & Copying);

type Done = Result<true, HostError>;
type Step = {
  readonly phase: CopyPhase;
  readonly done: number;
  readonly all: number;
  readonly grows?: string;
};
type Message = ({ readonly kind: 'step' } & Step) | { readonly kind: 'done'; readonly done: Done };

const LOOK_EVERY_MS = 200;
/** Where each phase ends in the whole: measured with a large file. */
const ENDS = {
  'reseal-workspace': { copying: 0.05, writing: 0.45, checking: 1 },
  'copy-workspace': { copying: 0.2, writing: 1, checking: 1 },
} as const;

export function resealInThread(work: Resealing, watch: ThreadWatch): Promise<Done> {
  return inThread({ job: 'reseal-workspace', ...work }, watch, () => discardResealing(work.path));
}

export function copyInThread(work: Copying, watch: ThreadWatch): Promise<Done> {
  return inThread({ job: 'copy-workspace', ...work }, watch, () => discardCopying(work.target));
}

/** Answers when the thread is gone, so that nothing is written after the answer. `discard` runs unless it succeeded. */
async function inThread(job: Job, watch: ThreadWatch, discard: () => void): Promise<Done> {
  if (watch.signal.aborted) return err(cancelled(job));
  const thread = new Worker(new URL(import.meta.url), { workerData: job, execArgv: [], env: {} });
  const listening = new AbortController();
  const tell = (step: Step): void => watch.tell(step.phase, shareOf(job, step));
  let growing: Step | null = null;
  const timer = setInterval(() => {
    if (growing?.grows === undefined) return;
    const size = statSync(growing.grows, { throwIfNoEntry: false })?.size ?? 0;
    tell({ ...growing, done: Math.min(size, growing.all) });
  }, LOOK_EVERY_MS);
  const gone = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
  let done: Done = err(cancelled(job));
  try {
    done = await new Promise<Done>((resolve, reject) => {
      thread.on('message', (message: Message) => {
        if (message.kind === 'done') return resolve(message.done);
        growing = message.grows === undefined ? null : message;
        tell(message);
      });
      thread.once('error', reject);
      thread.once('exit', () =>
        reject(new Error('The thread that copies workspaces ended without an answer.')),
      );
      watch.signal.addEventListener('abort', () => resolve(err(cancelled(job))), {
        signal: listening.signal,
      });
    });
  } finally {
    clearInterval(timer);
    listening.abort();
    void thread.terminate();
    await gone;
    if (!done.ok) discard();
  }
  return done;
}

function shareOf({ job }: Job, { phase, done, all }: Step): number {
  const ends = ENDS[job];
  const begin = phase === 'copying' ? 0 : phase === 'writing' ? ends.copying : ends.writing;
  return begin + (ends[phase] - begin) * (all > 0 ? done / all : 1);
}

function cancelled({ job }: Job): HostError {
  return hostError(
    job === 'reseal-workspace' ? 'passphrase-refused' : 'export-refused',
    'This was cancelled. Nothing was changed, and nothing was written.',
    { params: { reason: 'cancelled' } },
  );
}

/** Buffers arrive as plain bytes. */
const keySchema = z
  .looseObject({ salt: z.instanceof(Uint8Array), secret: z.instanceof(Uint8Array) })
  .transform(({ salt, secret }) => ({
    salt: Buffer.from(salt.buffer, salt.byteOffset, salt.byteLength),
    secret: Buffer.from(secret.buffer, secret.byteOffset, secret.byteLength),
  }))
  .nullable();
const still = { fd: z.int(), size: z.int() };
const jobSchema = z.discriminatedUnion('job', [
  z.object({
    job: z.literal('reseal-workspace'),
    ...still,
    path: z.string(),
    from: keySchema,
    to: keySchema,
  }),
  z.object({ job: z.literal('copy-workspace'), ...still, target: z.string(), encrypted: z.boolean() }),
]);

function work(job: z.infer<typeof jobSchema>): void {
  const say = (message: Message): void => parentPort?.postMessage(message);
  const steps = spaced((step) => say({ kind: 'step', ...step }));
  try {
    say({ kind: 'done', done: carryOut(job, steps) });
  } catch (error) {
    const failure = storeFailure(error);
    if (!failure) throw error;
    say({ kind: 'done', done: err(failure) });
  }
}

function carryOut(job: z.infer<typeof jobSchema>, watch: CopyWatch): Done {
  if (job.job === 'copy-workspace') {
    writeCopy(job, watch);
    return ok(true);
  }
  try {
    return writeResealed(job, watch);
  } finally {
    forgetKey(job.from);
    forgetKey(job.to);
  }
}

/** The first of each phase, then some a second. */
function spaced(say: (step: Step) => void): CopyWatch {
  let last = { phase: '', at: 0 };
  return (phase, done, all, grows) => {
    const at = performance.now();
    if (phase === last.phase && at - last.at < LOOK_EVERY_MS) return;
    last = { phase, at };
    say({ phase, done, all, ...(grows === undefined ? {} : { grows }) });
  };
}

// Other threads may load this file too, as part of something else: only its own job starts the work.
if (!isMainThread) {
  const own = jobSchema.safeParse(workerData);
  if (own.success) work(own.data);
}
