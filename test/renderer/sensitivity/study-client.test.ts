// Questions to the workers: the newer one wins, an outdated long one is ended, a broken worker is told and replaced.
// The worker here is a stand-in that answers when the test says so.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StudyAsk } from '../../../renderer/pages/sensitivity/study/study.ts';
import {
  createStudyClient,
  type FromWorker,
  type StudyResult,
  type ToWorker,
} from '../../../renderer/pages/sensitivity/study/study-client.ts';
import { headlineMetric } from '../../../scenarios/metrics.ts';
import { yearlyPlan } from '../sample-plan.ts';

type Stand = {
  readonly posted: ToWorker[];
  readonly answer: (answer: FromWorker) => void;
  readonly breakDown: (message: string) => void;
  ended: boolean;
};

const spider = (reach: number): StudyAsk => ({
  kind: 'spider',
  metric: headlineMetric('npv'),
  drivers: [],
  reach,
});
const switching: StudyAsk = { kind: 'switching', drivers: [] };
const ANSWER = { kind: 'spider', spider: { metric: headlineMetric('npv'), curves: [] } } as const;
const plan = yearlyPlan();

function standIn() {
  const workers: Stand[] = [];
  const client = createStudyClient((onAnswer, onBroken) => {
    const stand: Stand = { posted: [], answer: onAnswer, breakDown: onBroken, ended: false };
    workers.push(stand);
    return {
      post: (message) => stand.posted.push(message),
      end: () => {
        stand.ended = true;
      },
    };
  });
  const asked = (worker: number): readonly number[] =>
    (workers[worker]?.posted ?? []).flatMap((message) => (message.type === 'ask' ? [message.id] : []));
  const last = (worker: number): number => asked(worker).at(-1) ?? -1;
  return { client, workers, asked, last };
}

describe('questions to the workers', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('send the plan once and each question after it', () => {
    const { client, workers, last } = standIn();
    const done = vi.fn<(result: StudyResult) => void>();
    client.ask(spider(0.1), plan, done);
    workers[0]?.answer({ id: last(0), ok: true, answer: ANSWER });
    client.ask(spider(0.2), plan, done);
    expect(workers[0]?.posted.map(({ type }) => type)).toEqual(['plan', 'ask', 'ask']);
    client.ask(spider(0.3), { ...plan }, done);
    workers[0]?.answer({ id: last(0), ok: true, answer: ANSWER });
    expect(workers[0]?.posted.map(({ type }) => type)).toEqual(['plan', 'ask', 'ask', 'plan', 'ask']);
  });

  it('keep only the newest of a kind and never give an older answer', () => {
    const { client, workers, asked, last } = standIn();
    const [first, second, third] = [vi.fn(), vi.fn(), vi.fn()];
    client.ask(spider(0.1), plan, first);
    client.ask(spider(0.2), plan, second);
    client.ask(spider(0.3), plan, third);
    workers[0]?.answer({ id: last(0), ok: true, answer: ANSWER });
    workers[0]?.answer({ id: last(0), ok: true, answer: ANSWER });
    expect(asked(0)).toHaveLength(2);
    expect(first).not.toHaveBeenCalled();
    expect(second).not.toHaveBeenCalled();
    expect(third).toHaveBeenCalledOnce();
  });

  it('end a worker that is still busy with an outdated question and start the new one elsewhere', () => {
    const { client, workers, last } = standIn();
    const done = vi.fn();
    client.ask(spider(0.1), plan, vi.fn());
    client.ask(spider(0.2), plan, done);
    vi.advanceTimersByTime(1000);
    expect(workers[0]?.ended).toBe(true);
    workers[0]?.answer({ id: 1, ok: true, answer: ANSWER });
    expect(done).not.toHaveBeenCalled();
    workers[1]?.answer({ id: last(1), ok: true, answer: ANSWER });
    expect(done).toHaveBeenCalledOnce();
  });

  it('leave a question alone that is withdrawn before its turn', () => {
    const { client, workers, asked, last } = standIn();
    client.ask(
      { ...ANSWER.spider, kind: 'tornado', drivers: [], choice: { mode: 'own', percent: 0.1, tail: 0.1 } },
      plan,
      vi.fn(),
    );
    const done = vi.fn();
    client.ask(spider(0.1), plan, done)();
    workers[0]?.answer({ id: last(0), ok: true, answer: ANSWER });
    vi.advanceTimersByTime(1000);
    expect(asked(0)).toHaveLength(1);
    expect(workers[0]?.ended).toBe(false);
    expect(done).not.toHaveBeenCalled();
  });

  it('do not let a long search hold up the chart: it has a worker of its own', () => {
    const { client, workers, asked } = standIn();
    client.ask(switching, plan, vi.fn());
    client.ask(spider(0.1), plan, vi.fn());
    expect(workers).toHaveLength(2);
    expect(asked(1)).toHaveLength(1);
  });

  it('tell that a worker broke and go on with a new one', () => {
    const { client, workers, last } = standIn();
    const done = vi.fn();
    client.ask(spider(0.1), plan, done);
    workers[0]?.breakDown('out of memory');
    expect(done).toHaveBeenCalledWith({ ok: false, message: 'out of memory' });
    const again = vi.fn();
    client.ask(spider(0.2), plan, again);
    expect(workers[1]?.posted.map(({ type }) => type)).toEqual(['plan', 'ask']);
    workers[1]?.answer({ id: last(1), ok: true, answer: ANSWER });
    expect(again).toHaveBeenCalledOnce();
  });

  it('end all workers with the page', () => {
    const { client, workers } = standIn();
    client.ask(switching, plan, vi.fn());
    client.ask(spider(0.1), plan, vi.fn());
    client.close();
    expect(workers.map(({ ended }) => ended)).toEqual([true, true]);
  });
});
