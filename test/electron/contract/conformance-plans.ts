/**
 * Plans, edits, undo, history and snapshots, over one transport.
 * Expected values come from the contract's text and from the pure applyChange, never from a host's answer.
 */
import { expect, it } from 'vitest';
import { samplePlan } from '../sample-plan.ts';
import { applied, next, type Session, setCell } from './session.ts';

export function planConformance(session: Session): void {
  const { connect, must, refusal, change, newPlan, present } = session;

  it('creates plans from nothing, from a sample and from a plan', async () => {
    const host = await connect();
    const { templates } = await must(host, 'plan.templates', {});
    expect(templates).toEqual([
      {
        id: 'shop',
        name: { en: 'Shop', zh: '商店' },
        description: { en: 'A shop', zh: '一家商店' },
        periods: 36,
        lines: 4,
      },
    ]);
    const told = next(host, 'plan.listed');
    const blank = await must(host, 'plan.create', {
      from: { kind: 'blank', name: 'Blank', start: '2030-07' },
    });
    expect((await told).planId).toBe(blank.planId);
    const sample = await must(host, 'plan.create', {
      from: { kind: 'template', templateId: 'shop', language: 'zh' },
    });
    const given = await must(host, 'plan.create', { from: { kind: 'plan', plan: samplePlan() } });
    const load = async (planId: string) => (await must(host, 'plan.load', { planId })).plan;
    expect((await load(blank.planId)).timeline.start).toBe('2030-07');
    expect((await load(sample.planId)).name).toBe('商店');
    expect(await load(given.planId)).toEqual({ ...samplePlan(), id: given.planId });
    expect(
      await refusal(host, 'plan.create', {
        from: { kind: 'template', templateId: 'none', language: 'en' },
      }),
    ).toBe('not-found');
    const twice = { ...samplePlan(), lines: [...samplePlan().lines, ...samplePlan().lines] };
    expect(await refusal(host, 'plan.create', { from: { kind: 'plan', plan: twice } })).toBe('invalid-input');
  });

  it('lists, duplicates, deletes and restores plans', async () => {
    const host = await connect();
    const { planId } = await must(host, 'plan.create', { from: { kind: 'plan', plan: samplePlan() } });
    const copy = await must(host, 'plan.duplicate', { planId, name: 'Copy' });
    await must(host, 'plan.delete', { planId });
    const listed = (await must(host, 'plan.list', {})).plans;
    expect(listed.find((plan) => plan.id === planId)).toMatchObject({ name: 'Sample', deleted: true });
    expect(listed.find((plan) => plan.id === copy.planId)).toMatchObject({
      name: 'Copy',
      deleted: false,
      lineCount: 4,
      periods: 36,
      periodicity: 'month',
      currency: 'CNY',
      seq: 0,
    });
    expect(await refusal(host, 'plan.load', { planId })).toBe('not-found');
    await must(host, 'plan.restore', { planId });
    expect((await must(host, 'plan.load', { planId })).plan.name).toBe('Sample');
    expect(await refusal(host, 'plan.delete', { planId: 'none' })).toBe('not-found');
  });

  it('applies changes as applyChange does, tells every window, and takes them back and does them again', async () => {
    const host = await connect();
    const planId = await newPlan(host);
    const told = next(host, 'plan.changed');
    const first = setCell('l-sales', 2, 42);
    expect(await change(host, planId, first, 'Sales of March')).toEqual({
      seq: 1,
      undo: { label: 'Sales of March' },
      redo: null,
    });
    expect(await told).toMatchObject({
      planId,
      seq: 1,
      change: first,
      clientId: 'window-1',
      label: 'Sales of March',
    });
    // baseSeq 0 is older than the host's state; a targeted change still lands.
    await change(host, planId, setCell('l-sales', 3, 43), 'Sales of April');
    const expected = applied(applied({ ...samplePlan(), id: planId }, first), setCell('l-sales', 3, 43));
    expect(await present(host, planId)).toEqual(expected);

    const undone = await must(host, 'plan.undo', { planId, clientId: 'window-2' });
    expect(undone).toMatchObject({
      seq: 3,
      undo: { label: 'Sales of March' },
      redo: { label: 'Sales of April' },
    });
    expect(await present(host, planId)).toEqual(applied({ ...samplePlan(), id: planId }, first));
    const redone = await must(host, 'plan.redo', { planId, clientId: 'window-2' });
    expect(redone).toMatchObject({ seq: 4, undo: { label: 'Sales of April' }, redo: null });
    expect(await present(host, planId)).toEqual(expected);
    expect(await refusal(host, 'plan.redo', { planId, clientId: 'c' })).toBe('nothing-to-redo');
  });

  it('takes back after a restart, down to the plan as it was created', async () => {
    const host = await connect();
    const planId = await newPlan(host);
    for (let column = 1; column <= 5; column += 1) {
      await change(host, planId, setCell('l-sales', column, column * 7), `Edit ${column}`);
    }
    await host.close();
    session.forget();
    const again = await connect(host.root);
    for (let count = 0; count < 5; count += 1) await must(again, 'plan.undo', { planId, clientId: 'c' });
    expect(await present(again, planId)).toEqual({ ...samplePlan(), id: planId });
    expect(await refusal(again, 'plan.undo', { planId, clientId: 'c' })).toBe('nothing-to-undo');
  });

  it('refuses a change that does not fit, with the reason and the field, and changes nothing', async () => {
    const host = await connect();
    const planId = await newPlan(host);
    const answer = await host.call('plan.change', {
      planId,
      baseSeq: 0,
      clientId: 'c',
      label: 'x',
      change: {
        type: 'batch',
        changes: [
          { type: 'set-cells', cells: [{ lineId: 'l-sales', column: 1, value: 1 }] },
          { type: 'rename-code', lineId: 'l-cost', code: 'sales' },
        ],
      },
    });
    expect(answer).toMatchObject({
      ok: false,
      error: {
        code: 'change-refused',
        field: 'code',
        params: { reason: 'duplicate-code', label: 'Sales' },
      },
    });
    expect(await must(host, 'plan.load', { planId })).toMatchObject({ seq: 0, undo: null });
    expect(await present(host, planId)).toEqual({ ...samplePlan(), id: planId });
  });

  it('keeps a history that can be read, filtered, verified and gone back in', async () => {
    const host = await connect();
    await must(host, 'preferences.set', { patch: { userName: 'Li Na' } });
    const planId = await newPlan(host);
    await change(host, planId, setCell('l-sales', 1, 1), 'One');
    await change(host, planId, { type: 'set-plan', name: 'Renamed' }, 'Two');
    await change(host, planId, { type: 'remove-line', lineId: 'l-price' }, 'Three');
    const page = await must(host, 'history.list', { planId, limit: 2 });
    expect(page.rows.map((row) => [row.seq, row.kind, row.label, row.who])).toEqual([
      [3, 'edit', 'Three', 'Li Na'],
      [2, 'edit', 'Two', 'Li Na'],
    ]);
    expect(page.more).toBe(true);
    expect(
      (await must(host, 'history.list', { planId, limit: 9, before: 2 })).rows.map((row) => row.seq),
    ).toEqual([1]);
    const ofLine = await must(host, 'history.list', { planId, limit: 9, lineId: 'l-price' });
    expect(ofLine.rows.map((row) => row.seq)).toEqual([3]);
    expect((await must(host, 'history.list', { planId, limit: 9, who: 'nobody' })).rows).toEqual([]);
    expect(page.rows[1]?.inverse).toEqual({ type: 'set-plan', name: 'Sample' });

    expect(await must(host, 'history.verify', { planId })).toEqual({ ok: true, rows: 3 });
    const one = applied({ ...samplePlan(), id: planId }, setCell('l-sales', 1, 1));
    expect((await must(host, 'history.planAt', { planId, seq: 1 })).plan).toEqual(one);
    expect(await refusal(host, 'history.planAt', { planId, seq: 4 })).toBe('not-found');

    const told = next(host, 'plan.changed');
    const reverted = await must(host, 'history.revert', { planId, toSeq: 1, clientId: 'c' });
    expect(reverted.seq).toBe(4);
    expect((await told).seq).toBe(4);
    expect(await present(host, planId)).toEqual(one);
    await must(host, 'plan.undo', { planId, clientId: 'c' });
    expect((await present(host, planId)).name).toBe('Renamed');
    const kinds = (await must(host, 'history.list', { planId, limit: 9 })).rows.map((row) => row.kind);
    expect(kinds).toEqual(['undo', 'revert', 'edit', 'edit', 'edit']);
    expect(await must(host, 'history.verify', { planId })).toEqual({ ok: true, rows: 5 });
  });

  it('keeps snapshots: named, noted, renamed, deleted, brought back, loaded and restored', async () => {
    const host = await connect();
    const planId = await newPlan(host);
    const told = next(host, 'snapshot.changed');
    const { snapshot } = await must(host, 'snapshot.create', { planId, name: 'Board 1', note: 'as sent' });
    expect((await told).planId).toBe(planId);
    expect(snapshot).toMatchObject({ planId, seq: 0, name: 'Board 1', note: 'as sent' });
    const snapshotId = snapshot.id;
    await must(host, 'snapshot.rename', { snapshotId, name: 'Board May' });
    await change(host, planId, { type: 'set-plan', name: 'After' }, 'x');
    expect((await must(host, 'snapshot.load', { snapshotId })).plan.name).toBe('Sample');
    await must(host, 'snapshot.delete', { snapshotId });
    expect((await must(host, 'snapshot.list', { planId })).snapshots).toEqual([]);
    expect(await refusal(host, 'snapshot.load', { snapshotId })).toBe('not-found');
    await must(host, 'snapshot.undelete', { snapshotId });
    const listed = (await must(host, 'snapshot.list', { planId })).snapshots;
    expect(listed.map((entry) => [entry.name, entry.note])).toEqual([['Board May', 'as sent']]);
    await must(host, 'snapshot.restore', { snapshotId, clientId: 'c' });
    expect(await present(host, planId)).toEqual({ ...samplePlan(), id: planId });
    expect(await refusal(host, 'snapshot.restore', { snapshotId, clientId: 'c' })).toBe('change-refused');
  });
}
