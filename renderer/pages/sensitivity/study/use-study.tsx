/**
 * A study of the plan on show, asked for after a pause and kept on the page until a newer one is there. The provider
 * owns the workers and ends them when the page is left, so that no other page ever pays for them.
 */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { AnswerOf, AskOf, StudyAnswer, StudyKind } from './study.ts';
import { createStudyClient, type FromWorker, type SpawnWorker, type StudyClient } from './study-client.ts';

type Studies = { readonly client: StudyClient | null; readonly plan: Plan };
const StudyContext = createContext<Studies | null>(null);

/** Long enough that a run of key presses is one question, short enough not to be noticed. */
const PAUSE = 60;

export function StudyProvider({ plan, children }: { readonly plan: Plan; readonly children: ReactNode }) {
  const [client, setClient] = useState<StudyClient | null>(null);
  useEffect(() => {
    const created = createStudyClient(startWorker);
    setClient(created);
    return () => created.close();
  }, []);
  const studies = useMemo(() => ({ client, plan }), [client, plan]);
  return <StudyContext value={studies}>{children}</StudyContext>;
}

const startWorker: SpawnWorker = (onAnswer, onBroken) => {
  const worker = new Worker(new URL('../../../workers/sensitivity-worker.ts', import.meta.url), {
    type: 'module',
  });
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => onAnswer(data);
  worker.onerror = ({ message }) => onBroken(message);
  return { post: (message) => worker.postMessage(message), end: () => worker.terminate() };
};

export type Studied<K extends StudyKind> = {
  /** The last answer, with the question and the plan it belongs to; null before the first. */
  readonly known: { readonly answer: AnswerOf<K>; readonly ask: AskOf<K>; readonly plan: Plan } | null;
  readonly renewing: boolean;
  readonly failed: string | null;
};

/** The answer to `ask` about the plan on show; null asks nothing (not seen yet, or not complete). */
export function useStudy<K extends StudyKind>(kind: K, ask: AskOf<K> | null): Studied<K> {
  const studies = useContext(StudyContext);
  const client = studies?.client ?? null;
  const plan = studies?.plan ?? null;
  const latest = useRef(ask);
  latest.current = ask;
  const key = ask === null ? null : JSON.stringify(ask);
  const [state, setState] = useState<Studied<K>>({ known: null, renewing: true, failed: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the question, which is made anew at every render
  useEffect(() => {
    const wanted = latest.current;
    if (!client || !plan || wanted === null) return;
    let withdraw: (() => void) | null = null;
    setState((before) => (before.renewing ? before : { ...before, renewing: true }));
    const timer = setTimeout(() => {
      withdraw = client.ask(wanted, plan, (result) => {
        if (!result.ok) setState((before) => ({ ...before, renewing: false, failed: result.message }));
        else if (isOfKind(result.answer, kind)) {
          setState({ known: { answer: result.answer, ask: wanted, plan }, renewing: false, failed: null });
        }
      });
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      withdraw?.();
    };
  }, [client, plan, kind, key]);
  return state;
}

function isOfKind<K extends StudyKind>(answer: StudyAnswer, kind: K): answer is AnswerOf<K> {
  return answer.kind === kind;
}
