/**
 * Studies computed beside the page, in workers: one question of a kind at a time, a newer one takes the place of the
 * older. An outdated one that is still being computed is given a moment and then ended with its worker. Knows no
 * React; the workers are made by the caller, so that a test can stand in for them.
 */
import type { Plan } from '../../../../models/plan/schema.ts';
import type { StudyAnswer, StudyAsk, StudyKind } from './study.ts';

export type ToWorker =
  | { readonly type: 'plan'; readonly plan: Plan }
  | { readonly type: 'ask'; readonly id: number; readonly ask: StudyAsk };
export type FromWorker =
  | { readonly id: number; readonly ok: true; readonly answer: StudyAnswer }
  | { readonly id: number; readonly ok: false; readonly message: string };
export type StudyResult =
  | Omit<Extract<FromWorker, { ok: true }>, 'id'>
  | Omit<Extract<FromWorker, { ok: false }>, 'id'>;

export type StudyWorker = {
  readonly post: (message: ToWorker) => void;
  readonly end: () => void;
};
/** Starts a worker; what it answers, and that it broke, goes to the two functions. */
export type SpawnWorker = (
  onAnswer: (answer: FromWorker) => void,
  onBroken: (message: string) => void,
) => StudyWorker;

export type StudyClient = {
  /** Gives the answer to `done` unless it is withdrawn (by the function returned) or replaced before. */
  readonly ask: (ask: StudyAsk, plan: Plan, done: (result: StudyResult) => void) => () => void;
  readonly close: () => void;
};

type Job = {
  readonly id: number;
  readonly ask: StudyAsk;
  readonly plan: Plan;
  readonly done: (result: StudyResult) => void;
  wanted: boolean;
};

/** A worker each, so that a long search never holds up the chart that is looked at. */
const LANES: readonly (readonly StudyKind[])[] = [
  ['tornado', 'spider', 'driver'],
  ['seek', 'grid', 'table'],
  ['switching', 'break-even'],
];
/** Most studies end within this time; starting a worker anew costs about as much. */
const PATIENCE = 150;

export function createStudyClient(spawn: SpawnWorker): StudyClient {
  const lanes = LANES.map((kinds) => createLane(spawn, kinds));
  return {
    ask(ask, plan, done) {
      const lane = lanes.find(({ kinds }) => kinds.includes(ask.kind));
      return lane ? lane.ask(ask, plan, done) : () => {};
    },
    close() {
      for (const lane of lanes) lane.close();
    },
  };
}

type Lane = StudyClient & { readonly kinds: readonly StudyKind[] };

function createLane(spawn: SpawnWorker, kinds: readonly StudyKind[]): Lane {
  const waiting = new Map<StudyKind, Job>();
  let worker: StudyWorker | null = null;
  let running: Job | null = null;
  let known: Plan | null = null;
  let patience: ReturnType<typeof setTimeout> | undefined;
  let nextId = 1;

  const end = (result: StudyResult): void => {
    clearTimeout(patience);
    patience = undefined;
    const job = running;
    running = null;
    if (job?.wanted) job.done(result);
    startNext();
  };

  const drop = (): void => {
    worker?.end();
    worker = null;
    known = null;
  };

  const started = (): StudyWorker => {
    const fresh: StudyWorker = spawn(
      (answer) => {
        if (fresh === worker && answer.id === running?.id) end(answer);
      },
      (message) => {
        if (fresh !== worker) return;
        drop();
        end({ ok: false, message });
      },
    );
    return fresh;
  };

  const startNext = (): void => {
    if (running) return;
    const kind = kinds.find((each) => waiting.has(each));
    const job = kind && waiting.get(kind);
    if (!job) return;
    waiting.delete(job.ask.kind);
    running = job;
    worker ??= started();
    if (known !== job.plan) worker.post({ type: 'plan', plan: job.plan });
    known = job.plan;
    worker.post({ type: 'ask', id: job.id, ask: job.ask });
  };

  const withdraw = (job: Job): void => {
    job.wanted = false;
    if (waiting.get(job.ask.kind) === job) waiting.delete(job.ask.kind);
    if (running !== job || patience !== undefined) return;
    patience = setTimeout(() => {
      patience = undefined;
      if (!running || running.wanted) return;
      drop();
      running = null;
      startNext();
    }, PATIENCE);
  };

  return {
    kinds,
    ask(ask, plan, done) {
      const older = running?.ask.kind === ask.kind ? running : null;
      if (older) withdraw(older);
      const job: Job = { id: nextId, ask, plan, done, wanted: true };
      nextId += 1;
      waiting.set(ask.kind, job);
      startNext();
      return () => withdraw(job);
    },
    close() {
      clearTimeout(patience);
      waiting.clear();
      running = null;
      drop();
    },
  };
}
