/** The page's cache of answers: what a change has overtaken is asked for again, whenever the change is told. */
import { QueryObserver } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { createQueries } from '../../../renderer/host/fresh-queries.ts';

/** A host whose answer is what it holds at the moment of the call, handed over when it is let go. */
function slowHost() {
  const waiting: (() => void)[] = [];
  const host = {
    holds: 'before',
    calls: 0,
    ask(): Promise<string> {
      const answer = host.holds;
      host.calls += 1;
      return new Promise((resolve) => waiting.push(() => resolve(answer)));
    },
    letGo: () => waiting.shift()?.(),
  };
  return host;
}

function watched(host: ReturnType<typeof slowHost>) {
  const client = createQueries();
  const observer = new QueryObserver(client, { queryKey: ['history', 'p'], queryFn: host.ask });
  const stop = observer.subscribe(() => undefined);
  return { client, shown: () => observer.getCurrentResult().data, stop };
}

describe('an answer that a change has overtaken', () => {
  it('is asked for again when it was the first and still on its way', async () => {
    const host = slowHost();
    const { client, shown, stop } = watched(host);
    host.holds = 'after';
    const told = client.invalidateQueries({ queryKey: ['history'] });
    host.letGo();
    await vi.waitFor(() => expect(host.calls).toBe(2), { timeout: 60_000 });
    host.letGo();
    await told;
    expect(shown()).toBe('after');
    stop();
  });

  it('is asked for again when it was there already', async () => {
    const host = slowHost();
    const { client, shown, stop } = watched(host);
    host.letGo();
    await vi.waitFor(() => expect(shown()).toBe('before'), { timeout: 60_000 });
    host.holds = 'after';
    const told = client.invalidateQueries({ queryKey: ['history'] });
    host.letGo();
    await told;
    expect([shown(), host.calls]).toEqual(['after', 2]);
    stop();
  });
});

describe('an answer that no change has touched', () => {
  it('is not asked for again, neither by time nor by a change of something else', async () => {
    const host = slowHost();
    const { client, shown, stop } = watched(host);
    const told = client.invalidateQueries({ queryKey: ['variance'] });
    host.letGo();
    await told;
    await vi.waitFor(() => expect(shown()).toBe('before'), { timeout: 60_000 });
    expect(host.calls).toBe(1);
    stop();
  });
});
