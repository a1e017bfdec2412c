/** Approved baselines over one transport: frozen whatever happens to the plan, in force, kept, chained. */
import { expect, it } from 'vitest';
import { next, type Session, setCell } from './session.ts';

const APPROVAL = { name: 'Budget 2026', note: 'As discussed', approvedBy: 'Board' };

export function baselineConformance(session: Session): void {
  const { connect, must, refusal, change, newPlan, present } = session;

  it('freezes the plan as it is, keeps it through later edits, and tells the windows', async () => {
    const host = await connect();
    const planId = await newPlan(host);
    expect(await must(host, 'baseline.list', { planId })).toEqual({ baselines: [], altered: null });
    const approved = await present(host, planId);
    const told = next(host, 'tracking.changed');
    const { baseline } = await must(host, 'baseline.approve', { planId, ...APPROVAL });
    expect(await told).toEqual({ planId, what: 'baseline' });
    expect(baseline).toMatchObject({ planId, seq: 0, ...APPROVAL, who: 'tester' });
    await change(host, planId, setCell('l-sales', 1, 777), 'More');
    const loaded = await must(host, 'baseline.load', { planId, baselineId: baseline.id });
    expect(loaded).toEqual({ baseline, plan: approved });
    expect(await present(host, planId)).not.toEqual(approved);
  });

  it('keeps the old one when a newer one comes into force, over a restart', async () => {
    const host = await connect();
    const planId = await newPlan(host);
    const first = await must(host, 'baseline.approve', { planId, ...APPROVAL });
    await change(host, planId, setCell('l-sales', 1, 777), 'More');
    const second = await must(host, 'baseline.approve', { planId, ...APPROVAL, name: 'Revision' });
    expect(second.baseline.seq).toBe(1);
    expect(second.baseline.hash).not.toBe(first.baseline.hash);
    const listed = { baselines: [second.baseline, first.baseline], altered: null };
    expect(await must(host, 'baseline.list', { planId })).toEqual(listed);
    await host.close();
    session.forget();
    const again = await connect(host.root);
    expect(await must(again, 'baseline.list', { planId })).toEqual(listed);
  });

  it('refuses an approval by nobody, a plan and a baseline that do not exist', async () => {
    const host = await connect();
    const planId = await newPlan(host);
    expect(await refusal(host, 'baseline.approve', { planId, ...APPROVAL, approvedBy: ' ' })).toBe(
      'invalid-input',
    );
    expect(await refusal(host, 'baseline.approve', { planId: 'none', ...APPROVAL })).toBe('not-found');
    expect(await refusal(host, 'baseline.load', { planId, baselineId: 'none' })).toBe('not-found');
    expect((await must(host, 'baseline.list', { planId })).baselines).toEqual([]);
  });
}
