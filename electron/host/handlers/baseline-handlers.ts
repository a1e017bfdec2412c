/** Answers about approved baselines. An approval is told to every window. */
import { ok } from '../../../models/plan/result.ts';
import { firstAltered, insertBaseline, listBaselines } from '../../store/tracking/baselines.ts';
import type { Handlers } from './handler.ts';

export const baselineHandlers: Handlers<'baseline.list' | 'baseline.approve' | 'baseline.load'> = {
  'baseline.list': ({ planId }, { session }) => {
    const opened = session.current();
    if (!opened.ok) return opened;
    const { db } = opened.value.plans;
    return ok({ baselines: listBaselines(db, planId), altered: firstAltered(db, planId) });
  },

  'baseline.approve': ({ planId, name, note, approvedBy }, { session, platform, events }) => {
    const opened = session.current();
    if (!opened.ok) return opened;
    const { plans, tracking } = opened.value;
    const allowed = plans.writable();
    if (!allowed.ok) return allowed;
    const loaded = plans.load(planId);
    if (!loaded.ok) return loaded;
    const { plan, seq } = loaded.value;
    const facts = {
      id: platform.newId(),
      planId,
      seq,
      name,
      note,
      approvedBy,
      approvedAt: plans.now(),
      who: plans.who(),
    };
    const { db } = plans;
    const baseline = db.transaction(() => insertBaseline(db, facts, JSON.stringify(plan)))();
    tracking.baselineChanged(planId);
    events.emit({ name: 'tracking.changed', payload: { planId, what: 'baseline' } });
    return ok({ baseline });
  },

  'baseline.load': ({ planId, baselineId }, { session }) => {
    const opened = session.current();
    if (!opened.ok) return opened;
    const found = opened.value.tracking.approved(planId, baselineId);
    if (!found.ok) return found;
    // Asked for by id, it is there or it is an error.
    if (!found.value) throw new Error('a baseline that was found is missing');
    return ok(found.value);
  },
};
