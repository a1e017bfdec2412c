/** The newest answer of a worker for a component, the one before standing until it is there. */
import { startTransition, useEffect, useRef, useState } from 'react';
import { type Asker, createAsker, type Told } from './ask-worker.ts';

export type WorkerAnswer<Question, Answer> = {
  readonly answer: Answer | null;
  /** What the answer belongs to. */
  readonly answered: Question | null;
  readonly renewing: boolean;
  readonly failed: boolean;
};

/** The last answer, kept where it outlives the page, so that coming back shows figures at once. */
export type Memory<Question, Answer> = {
  last: { readonly answered: Question; readonly answer: Answer } | null;
};

/** `create` and `memory` must be the same at every call; a null question asks nothing. */
export function useWorkerAnswer<Question extends object, Answer>(
  create: () => Worker,
  question: Question | null,
  whenBusy: 'queue' | 'restart',
  memory?: Memory<Question, Answer>,
): WorkerAnswer<Question, Answer> {
  const [told, setTold] = useState<Told<Question, Answer>>(() => ({
    answer: memory?.last?.answer ?? null,
    answered: memory?.last?.answered ?? null,
    failed: false,
  }));
  const asker = useRef<Asker<Question> | null>(null);
  useEffect(() => {
    const made = createAsker<Question, Answer>(create, whenBusy, (next) => {
      const { answered, answer } = next;
      if (memory && answered !== null && answer !== null) memory.last = { answered, answer };
      // A large matrix takes a while to draw; a key press in between comes first.
      startTransition(() => setTold(next));
    });
    asker.current = made;
    return () => {
      made.stop();
      asker.current = null;
    };
  }, [create, whenBusy, memory]);
  useEffect(() => {
    if (question) asker.current?.ask(question);
  }, [question]);
  return { ...told, renewing: question !== null && told.answered !== question && !told.failed };
}
