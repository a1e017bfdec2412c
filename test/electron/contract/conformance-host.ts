/**
 * The program, its preferences, the workspace and files, over one transport.
 * Expected values come from the contract's text and from the pure applyChange, never from a host's answer.
 */
import { expect, it, vi } from 'vitest';
import { samplePlan } from '../sample-plan.ts';
import { next, type Session } from './session.ts';

export function hostConformance(session: Session): void {
  const { connect, must, refusal, newPlan, present, name } = session;

  it('says what it is', async () => {
    const host = await connect();
    const info = await must(host, 'app.info', {});
    expect(info).toMatchObject({ version: '9.9.9', dataDir: host.root, user: 'tester' });
    const kinds = { direct: 'direct', http: 'local', 'ipc on a stand-in of electron': 'electron' };
    expect(info.host).toBe(Object.entries(kinds).find(([key]) => key === name)?.[1]);
  });

  it('keeps preferences over a restart and tells the windows', async () => {
    const host = await connect();
    expect((await must(host, 'preferences.get', {})).theme).toBe('auto');
    const told = next(host, 'preferences.changed');
    await must(host, 'preferences.set', { patch: { theme: 'dark', userName: ' Anna ' } });
    expect((await told).preferences.theme).toBe('dark');
    await host.close();
    session.forget();
    const again = await connect(host.root);
    expect(await must(again, 'preferences.get', {})).toMatchObject({
      theme: 'dark',
      userName: 'Anna',
      zoom: 1,
    });
  });

  it('opens a workspace at the first start, makes another one, and goes back to the first', async () => {
    const host = await connect();
    const first = await must(host, 'workspace.current', {});
    expect(first.workspace).toMatchObject({ name: 'My workspace', readOnly: false, encrypted: false });
    const told = next(host, 'workspace.changed');
    const second = await must(host, 'workspace.create', { name: 'Shops: 2027/28' });
    expect(second.workspace?.name).toBe('Shops 2027 28');
    expect((await told).workspace.name).toBe('Shops 2027 28');
    expect(second.recent.map((entry) => entry.name)).toEqual(['Shops 2027 28', 'My workspace']);
    const back = await must(host, 'workspace.open', { recentId: first.recent[0]?.id ?? '' });
    expect(back.workspace?.name).toBe('My workspace');
    expect(await refusal(host, 'workspace.open', { recentId: 'nowhere' })).toBe('workspace-missing');
  });

  it('hands out a copy of the workspace that opens as a workspace of its own', async () => {
    const host = await connect();
    await must(host, 'plan.create', { from: { kind: 'plan', plan: samplePlan() } });
    const copy = await must(host, 'workspace.copy', {});
    expect(copy.name).toBe('My workspace.hurdle');
    const bytes = await host.take(copy.ticket);
    const ticket = await host.bring('workspace', 'From Anna.hurdle', bytes);
    const opened = await must(host, 'workspace.open', { ticket });
    expect(opened.workspace?.name).toBe('From Anna');
    expect((await must(host, 'plan.list', {})).plans.map((plan) => plan.name)).toEqual(['Sample']);
  });

  it('refuses a file that is no workspace and stays where it was', async () => {
    const host = await connect();
    const ticket = await host.bring('workspace', 'Noise.hurdle', new Uint8Array(5000).fill(7));
    expect(await refusal(host, 'workspace.open', { ticket })).toBe('workspace-foreign');
    expect((await must(host, 'workspace.current', {})).workspace?.name).toBe('My workspace');
  });

  it('lists backups and restores one as a copy', async () => {
    const host = await connect();
    await must(host, 'plan.create', { from: { kind: 'blank', name: 'Kept', start: '2027-01' } });
    await host.close();
    session.forget();
    // The daily backup is taken when a workspace with edits is opened.
    const again = await connect(host.root);
    const { backups } = await must(again, 'workspace.backups', {});
    expect(backups.map((backup) => [backup.name, backup.reason])).toEqual([['My workspace', 'daily']]);
    await must(again, 'plan.create', { from: { kind: 'blank', name: 'Later', start: '2027-01' } });
    const restored = await must(again, 'workspace.restoreBackup', { id: backups[0]?.id ?? '' });
    expect(restored.workspace?.name).toMatch(/^My workspace \(backup \d{4}-\d\d-\d\d\)$/);
    expect((await must(again, 'plan.list', {})).plans.map((plan) => plan.name)).toEqual(['Kept']);
    expect(await refusal(again, 'workspace.restoreBackup', { id: '../My workspace.hurdle' })).toBe(
      'not-found',
    );
  });

  it('hands a plan out as JSON and takes it in again, value for value', async () => {
    const host = await connect();
    const planId = await newPlan(host);
    const ready = await must(host, 'exchange.exportPlan', { planId });
    expect(ready.name).toBe('Sample.json');
    const bytes = await host.take(ready.ticket);
    expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual({ ...samplePlan(), id: planId });
    const ticket = await host.bring('plan', 'Sample.json', bytes);
    const imported = await must(host, 'exchange.importPlan', { ticket });
    expect(imported.planId).not.toBe(planId);
    expect(await present(host, imported.planId)).toEqual({ ...samplePlan(), id: imported.planId });
  });

  it('refuses a plan file with errors and names each place', async () => {
    const host = await connect();
    const faulty = { ...samplePlan(), lines: [{ ...samplePlan().lines[0], kind: 'nonsense' }], extra: 1 };
    const ticket = await host.bring('plan', 'x.json', new TextEncoder().encode(JSON.stringify(faulty)));
    const answer = await host.call('exchange.importPlan', { ticket });
    expect(answer).toMatchObject({ ok: false, error: { code: 'import-refused' } });
    const places = answer.ok ? [] : (answer.error.places ?? []).map((place) => place.path);
    expect(places).toContain('lines.0.kind');
    const noise = await host.bring('plan', 'y.json', new Uint8Array([0xff, 0xfe, 0x00]));
    expect(await refusal(host, 'exchange.importPlan', { ticket: noise })).toBe('import-refused');
    expect((await must(host, 'plan.list', {})).plans).toEqual([]);
  });

  it('exports workbooks through tickets of the right purpose only', async () => {
    const host = await connect();
    const planId = await newPlan(host);
    const ticket = await host.bring('workbook', 'Budget.xlsx', new Uint8Array([1, 2, 3]));
    const out = await must(host, 'exchange.exportWorkbook', { planId, language: 'en' });
    expect(out).toMatchObject({ name: 'Sample.xlsx', checks: [{ label: 'NPV', ok: true, compared: 1 }] });
    expect(new TextDecoder().decode(await host.take(out.ticket))).toBe('Sample');
    expect(await refusal(host, 'exchange.importPlan', { ticket })).toBe('ticket-expired');
    expect(await refusal(host, 'file.save', { ticket })).toBe('ticket-expired');
  });

  it('tells how far a workbook is to who named the job, and cancels by that name alone', async () => {
    const host = await connect();
    const planId = await newPlan(host);
    const told: unknown[] = [];
    host.on('exchange.progress', (progress) => told.push(progress));
    await must(host, 'exchange.exportWorkbook', { planId, language: 'en' });
    await must(host, 'exchange.exportWorkbook', { planId, language: 'en', jobId: 'job-1' });
    // An event on another wire than the answer may come a moment after it.
    await vi.waitFor(() => expect(told.length).toBe(2));
    expect(told).toEqual([
      { jobId: 'job-1', phase: 'recalculating', done: 1, total: 2 },
      { jobId: 'job-1', phase: 'writing', done: 0, total: 0 },
    ]);
    // It has ended: nothing is left to cancel.
    expect(await must(host, 'exchange.cancel', { jobId: 'job-1' })).toEqual({ cancelled: false });
  });

  it('answers file.pick and file.save in the way of its host', async () => {
    const host = await connect();
    const picked = await host.call('file.pick', { purpose: 'plan' });
    if (name === 'http') expect(picked).toMatchObject({ ok: false, error: { code: 'use-upload' } });
    else expect(picked).toEqual({ ok: true, value: null });
    const ready = await must(host, 'exchange.exportPlan', { planId: await newPlan(host) });
    const saved = await host.call('file.save', { ticket: ready.ticket });
    if (name === 'http') expect(saved).toMatchObject({ ok: false, error: { code: 'use-download' } });
    else expect(saved).toEqual({ ok: true, value: { saved: false } });
  });
}
