/** Questions to a worker: the newest one counts, each answer knows its question, a broken worker is replaced. */
import { describe, expect, it } from 'vitest';
import { createAsker, type Told, type WorkerLike } from '../../../renderer/pages/scenarios/ask-worker.ts';

type Listener = (event: { data?: string }) => void;
type FakeWorker = {
  readonly worker: WorkerLike;
  readonly asked: string[];
  readonly answer: (text: string) => void;
  readonly fail: () => void;
  readonly ended: () => boolean;
};

/** Stands in for a thread: answers only when the test says so. */
function fakeWorker(): FakeWorker {
  const listeners = new Map<string, Listener[]>();
  const asked: string[] = [];
  let ended = false;
  const worker = {
    postMessage: (question: string) => void asked.push(question),
    terminate: () => {
      ended = true;
    },
    addEventListener: (name: string, listener: Listener) =>
      void listeners.set(name, [...(listeners.get(name) ?? []), listener]),
  };
  const emit = (name: string, event: { data?: string }) => {
    for (const listener of listeners.get(name) ?? []) listener(event);
  };
  return {
    worker: worker as unknown as WorkerLike,
    asked,
    answer: (data) => emit('message', { data }),
    fail: () => emit('error', {}),
    ended: () => ended,
  };
}

function setUp(whenBusy: 'queue' | 'restart') {
  const workers: FakeWorker[] = [];
  const told: Told<string, string>[] = [];
  const asker = createAsker<string, string>(
    () => {
      const made = fakeWorker();
      workers.push(made);
      return made.worker;
    },
    whenBusy,
    (each) => told.push(each),
  );
  const at = (index: number): FakeWorker => {
    const found = workers[index];
    if (!found) throw new Error('no such worker');
    return found;
  };
  return { asker, workers, told, at };
}

describe('a worker that is asked', () => {
  it('gets the newest question only, when it is free', () => {
    const { asker, told, at, workers } = setUp('queue');
    for (const question of ['a', 'b', 'c']) asker.ask(question);
    expect(at(0).asked).toEqual(['a']);
    at(0).answer('A');
    expect(at(0).asked).toEqual(['a', 'c']);
    at(0).answer('C');
    expect(told.map(({ answered, answer }) => [answered, answer])).toEqual([
      ['a', 'A'],
      ['c', 'C'],
    ]);
    expect(workers).toHaveLength(1);
  });

  it('is ended for the next question where answers may take long', () => {
    const { asker, told, at } = setUp('restart');
    asker.ask('a');
    asker.ask('b');
    expect(at(0).ended()).toBe(true);
    // Too late: nobody asks this any more.
    at(0).answer('A');
    at(1).answer('B');
    expect(told).toEqual([{ answered: 'b', answer: 'B', failed: false }]);
  });

  it('is replaced when it breaks, and the next question is answered', () => {
    const { asker, told, at } = setUp('queue');
    asker.ask('a');
    asker.ask('b');
    at(0).fail();
    expect(told).toEqual([{ answered: 'a', answer: null, failed: true }]);
    at(1).answer('B');
    expect(told[1]).toEqual({ answered: 'b', answer: 'B', failed: false });
  });

  it('says nothing after it was stopped', () => {
    const { asker, told, at } = setUp('queue');
    asker.ask('a');
    asker.stop();
    at(0).answer('A');
    expect(at(0).ended()).toBe(true);
    expect(told).toEqual([]);
  });
});
