/**
 * Questions to a worker, one at a time. A worker that is busy gets only the newest question when it is free ("queue"),
 * or is ended and started anew ("restart") where an answer may take long. Each answer is told with its own question.
 */

export type Told<Question, Answer> = {
  readonly answer: Answer | null;
  /** What the answer belongs to. */
  readonly answered: Question | null;
  readonly failed: boolean;
};
export type Asker<Question> = { readonly ask: (question: Question) => void; readonly stop: () => void };
/** The part of a Worker that is used. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

export function createAsker<Question, Answer>(
  create: () => WorkerLike,
  whenBusy: 'queue' | 'restart',
  tell: (told: Told<Question, Answer>) => void,
): Asker<Question> {
  let worker: WorkerLike | null = null;
  let underWay: Question | null = null;
  let next: Question | null = null;
  const start = (): WorkerLike => {
    const made = create();
    made.addEventListener('message', (event: MessageEvent<Answer>) => {
      if (made !== worker) return;
      tell({ answer: event.data, answered: underWay, failed: false });
      underWay = null;
      if (next !== null) post(next);
    });
    made.addEventListener('error', () => {
      if (made !== worker) return;
      made.terminate();
      worker = null;
      tell({ answer: null, answered: underWay, failed: true });
      underWay = null;
      if (next !== null) post(next);
    });
    return made;
  };
  const post = (question: Question): void => {
    next = null;
    worker ??= start();
    underWay = question;
    worker.postMessage(question);
  };
  const stop = (): void => {
    worker?.terminate();
    worker = null;
    underWay = null;
    next = null;
  };
  return {
    ask(question) {
      if (underWay === null) post(question);
      else if (whenBusy === 'queue') next = question;
      else {
        stop();
        post(question);
      }
    },
    stop,
  };
}
