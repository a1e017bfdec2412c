/**
 * Passphrases and locks, plans as files, and another workspace beside the open one, over one transport. Expected values are
 * what the test put in; that nothing readable leaves is looked for in the bytes.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { samplePlan } from '../sample-plan.ts';
import { applied, next, type Session, setCell } from './session.ts';

const PASSPHRASE = 'open sesame ✓';
const EVERYTHING = {
  history: true,
  snapshots: true,
  baselines: true,
  actuals: true,
  notes: true,
  packs: true,
} as const;

export function workspaceConformance(session: Session): void {
  const { connect, must, refusal, newPlan, present, change } = session;

  it('encrypts the workspace, locks it, and opens it for its passphrase only', async () => {
    const host = await connect();
    const planId = await newPlan(host);
    expect(await refusal(host, 'workspace.lock', {})).toBe('passphrase-refused');
    const told = next(host, 'workspace.progress');
    const sealed = await must(host, 'workspace.setPassphrase', { next: PASSPHRASE, jobId: 'seal' });
    expect(await told).toMatchObject({ jobId: 'seal', phase: 'copying' });
    // It has ended.
    expect(await must(host, 'workspace.cancel', { jobId: 'seal' })).toEqual({ cancelled: false });
    expect(sealed.workspace).toMatchObject({ name: 'My workspace', encrypted: true });
    expect(readFileSync(join(host.root, 'My workspace.hurdle')).includes('Sample')).toBe(false);
    await change(host, planId, setCell('l-sales', 2, 5), 'Edit');

    const gone = next(host, 'workspace.locked');
    await must(host, 'workspace.lock', {});
    expect((await gone).locked.name).toBe('My workspace');
    expect(await must(host, 'workspace.current', {})).toMatchObject({
      workspace: null,
      locked: { name: 'My workspace' },
    });
    for (const method of ['plan.list', 'workspace.copy', 'workspace.lock'] as const) {
      expect(await refusal(host, method, {})).toBe('passphrase-needed');
    }
    expect(await refusal(host, 'plan.load', { planId })).toBe('passphrase-needed');
    const wrong = await host.call('workspace.unlock', { passphrase: 'open sesame' });
    expect(wrong).toMatchObject({ ok: false, error: { code: 'passphrase-wrong' } });
    expect(JSON.stringify(wrong)).not.toContain('open sesame');
    const opened = next(host, 'workspace.changed');
    await must(host, 'workspace.unlock', { passphrase: PASSPHRASE });
    expect((await opened).workspace.encrypted).toBe(true);
    expect(await present(host, planId)).toEqual(
      applied({ ...samplePlan(), id: planId }, setCell('l-sales', 2, 5)),
    );
    await must(host, 'workspace.inUse', {});
    expect(host.problems).toEqual([]);
  });

  it('asks for the passphrase at the next start, and takes it away again', async () => {
    const host = await connect();
    const planId = await newPlan(host);
    await must(host, 'workspace.setPassphrase', { next: PASSPHRASE });
    await host.close();
    session.forget();
    const again = await connect(host.root);
    expect(await must(again, 'workspace.current', {})).toMatchObject({
      workspace: null,
      problem: { code: 'passphrase-needed' },
      locked: { name: 'My workspace' },
    });
    await must(again, 'workspace.unlock', { passphrase: PASSPHRASE });
    expect(await refusal(again, 'workspace.setPassphrase', { next: null })).toBe('passphrase-wrong');
    const plain = await must(again, 'workspace.setPassphrase', { present: PASSPHRASE, next: null });
    // The copy of the day was made under the passphrase.
    expect(plain).toMatchObject({ workspace: { encrypted: false }, oldBackups: 1 });
    expect(await must(again, 'workspace.removeOldBackups', {})).toEqual({ removed: 1 });
    const [backup] = readdirSync(join(again.root, 'backups'));
    expect(readFileSync(join(again.root, 'backups', backup ?? '')).includes('SQLite format')).toBe(true);
    expect(await present(again, planId)).toEqual({ ...samplePlan(), id: planId });
    for (const file of ['preferences.json', 'recent.json']) {
      const text = readdirSync(again.root).includes(file) ? readFileSync(join(again.root, file), 'utf8') : '';
      expect(text).not.toContain('sesame');
    }
  });

  it('makes an encrypted workspace, and opens a copy of it that was brought from elsewhere', async () => {
    const host = await connect();
    expect(await refusal(host, 'workspace.create', { name: 'X', passphrase: 'short' })).toBe('invalid-input');
    await must(host, 'workspace.create', { name: 'Secret', passphrase: PASSPHRASE });
    await newPlan(host);
    const copy = await must(host, 'workspace.copy', {});
    const bytes = await host.take(copy.ticket);
    expect(Buffer.from(bytes).includes('Sample')).toBe(false);
    const ticket = await host.bring('workspace', 'From Anna.hurdle', bytes);
    expect(await refusal(host, 'workspace.open', { ticket })).toBe('passphrase-needed');
    expect(await refusal(host, 'workspace.open', { ticket, passphrase: 'nonsense' })).toBe(
      'passphrase-wrong',
    );
    expect((await must(host, 'workspace.current', {})).workspace?.name).toBe('Secret');
    const opened = await must(host, 'workspace.open', { ticket, passphrase: PASSPHRASE });
    expect(opened.workspace).toMatchObject({ name: 'From Anna', encrypted: true });
    expect((await must(host, 'plan.list', {})).plans.map((plan) => plan.name)).toEqual(['Sample']);
  });

  it('hands a plan out as a workspace of its own, and takes it in with its history', async () => {
    const host = await connect();
    const planId = await newPlan(host);
    await change(host, planId, setCell('l-sales', 2, 5), 'Five');
    const ready = await must(host, 'workspace.exportPlans', { planIds: [planId], include: EVERYTHING });
    expect(ready.name).toBe('Sample.hurdle');
    const bytes = await host.take(ready.ticket);
    await must(host, 'workspace.create', { name: 'Other' });
    const ticket = await host.bring('workspace', 'Sample.hurdle', bytes);
    const other = await must(host, 'other.open', { ticket });
    expect(other.plans).toMatchObject([{ id: planId, name: 'Sample', match: null, idTaken: false }]);
    const { copied } = await must(host, 'other.import', {
      otherId: other.otherId,
      plans: [{ planId }],
      include: EVERYTHING,
    });
    expect(copied).toMatchObject([{ planId, renewed: false, history: 'kept', name: 'Sample' }]);
    expect(await must(host, 'history.verify', { planId })).toEqual({ ok: true, rows: 1 });
    const listed = await must(host, 'other.list', { otherId: other.otherId });
    expect(listed.plans[0]).toMatchObject({
      idTaken: true,
      nameTaken: true,
      match: { by: 'id', relation: 'same' },
    });
    const second = await must(host, 'other.import', {
      otherId: other.otherId,
      plans: [{ planId, name: 'Sample again' }],
      include: EVERYTHING,
    });
    expect(second.copied).toMatchObject([{ renewed: true, history: 'begun-anew', name: 'Sample again' }]);
    await must(host, 'other.close', {});
    expect(await refusal(host, 'other.list', { otherId: other.otherId })).toBe('not-found');
  });

  it('shows who changed what in another workspace, and takes a change over that can be undone', async () => {
    const host = await connect();
    const planId = await newPlan(host);
    const copy = await must(host, 'workspace.copy', {});
    const bytes = await host.take(copy.ticket);
    const sealedTicket = await host.bring('workspace', 'Theirs.hurdle', bytes);
    await must(host, 'workspace.open', { ticket: sealedTicket });
    await change(host, planId, setCell('l-sales', 2, 5), 'Theirs');
    await change(host, planId, setCell('l-shop', 0, 1), 'Theirs too');
    const { recent } = await must(host, 'workspace.current', {});
    const [theirs, ours] = recent;
    await must(host, 'workspace.open', { recentId: ours?.id ?? '' });
    await change(host, planId, setCell('l-sales', 3, 9), 'Ours');

    expect(await refusal(host, 'other.open', { recentId: ours?.id ?? '' })).toBe('invalid-input');
    const other = await must(host, 'other.open', { recentId: theirs?.id ?? '' });
    const { otherId } = other;
    expect(other.plans[0]?.match).toMatchObject({ planId, relation: 'diverged' });
    const versions = await must(host, 'other.plan', { otherId, planId, against: planId });
    expect(versions.base?.plan).toEqual({ ...samplePlan(), id: planId });
    expect([versions.ours, versions.others].map((rows) => rows.map(({ label }) => label))).toEqual([
      ['Ours'],
      ['Theirs too', 'Theirs'],
    ]);
    const before = await present(host, planId);
    const request = { otherId, otherPlanId: planId, planId, clientId: 'w', label: 'Merged' };
    expect(await refusal(host, 'other.merge', { ...request, take: ['line:none'] })).toBe('change-refused');
    await must(host, 'other.merge', { ...request, take: ['line:l-sales'] });
    expect(await present(host, planId)).toEqual(applied(before, setCell('l-sales', 2, 5)));
    await must(host, 'plan.undo', { planId, clientId: 'w' });
    expect(await present(host, planId)).toEqual(before);
  });
}
