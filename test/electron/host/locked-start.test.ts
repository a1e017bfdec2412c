/** Starting, and changing over, while nothing is open but an encrypted workspace that waits for its passphrase. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Host } from '../../../electron/contract/contract.ts';
import type { EventOf } from '../../../electron/contract/events.ts';
import { directHost } from '../../../electron/host/direct.ts';
import { closeAll, openTestHost } from '../../electron/test-host.ts';

afterEach(closeAll);

async function current(host: Host) {
  const answer = await host.call('workspace.current', {});
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

describe('a host that waits for a passphrase', () => {
  it('waits for the one that was chosen last, and opens a plain one without asking', async () => {
    const host = directHost(openTestHost().host);
    await host.call('workspace.create', { name: 'One', passphrase: 'first secret' });
    await host.call('workspace.create', { name: 'Two', passphrase: 'second secret' });
    const { recent } = await current(host);
    const idOf = (name: string): string => recent.find((entry) => entry.name === name)?.id ?? '';
    const told: EventOf<'workspace.locked'>[] = [];
    host.on('workspace.locked', (event) => told.push(event));
    await host.call('workspace.lock', {});
    expect((await current(host)).locked?.name).toBe('Two');
    expect(await host.call('workspace.open', { recentId: idOf('One') })).toMatchObject({
      error: { code: 'passphrase-needed', params: { name: 'One' } },
    });
    expect((await current(host)).locked?.name).toBe('One');
    expect(told.map(({ locked }) => locked.name)).toEqual(['Two', 'One']);
    // A file that is gone does not take its place.
    expect(await host.call('workspace.open', { recentId: 'nowhere' })).toMatchObject({ ok: false });
    expect((await current(host)).locked?.name).toBe('One');
    expect(await host.call('workspace.unlock', { passphrase: 'second secret' })).toMatchObject({
      error: { code: 'passphrase-wrong' },
    });
    await host.call('workspace.unlock', { passphrase: 'first secret' });
    expect((await current(host)).workspace).toMatchObject({ name: 'One', encrypted: true });
    await host.call('workspace.lock', {});
    await host.call('workspace.open', { recentId: idOf('My workspace') });
    expect(await current(host)).toMatchObject({
      locked: null,
      problem: null,
      workspace: { encrypted: false },
    });
  });
});
