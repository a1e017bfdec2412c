/** The file holds exactly the plan: after any edits, undos and redos, loading gives what applyChange gave. */

import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { directHost } from '../../../electron/host/direct.ts';
import { planDifference } from '../../../electron/host/history/plan-difference.ts';
import { createPlanService } from '../../../electron/host/plan-service.ts';
import type { WorkspaceKey } from '../../../electron/store/cipher/workspace-key.ts';
import { ALL_MIGRATIONS } from '../../../electron/store/migrations/all-migrations.ts';
import {
  createWorkspace,
  type OpenWorkspace,
  openWorkspace,
} from '../../../electron/store/open-workspace.ts';
import { loadPlan } from '../../../electron/store/plan-rows.ts';
import { applyChange } from '../../../models/plan/apply-change.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { samplePlan } from '../sample-plan.ts';
import { closeAll, openTestHost, temporaryFolder } from '../test-host.ts';
import { BOTH_KINDS } from './both-kinds.ts';
import { changeOf, editArbitrary } from './random-edits.ts';

let fileKey: WorkspaceKey | null = null;

let files: OpenWorkspace[] = [];

afterEach(async () => {
  for (const file of files) file.close();
  files = [];
  await closeAll();
});

function newFile(): OpenWorkspace {
  const path = join(temporaryFolder(), 'w.hurdle');
  createWorkspace(path, ALL_MIGRATIONS, fileKey);
  const opened = openWorkspace(path, { backup: () => undefined, key: fileKey });
  if (!opened.ok) throw new Error(opened.error.message);
  // Durability is tested elsewhere; without waiting for the disk thousands of edits fit into a second.
  opened.value.db.pragma('synchronous = OFF');
  files.push(opened.value);
  return opened.value;
}

function serviceOn(file: OpenWorkspace) {
  return createPlanService({
    db: file.db,
    readOnly: false,
    now: () => new Date(),
    who: () => 'tester',
    announce: () => undefined,
  });
}

const edits = fc.array(editArbitrary, { minLength: 1, maxLength: 40 });
/** The service canonicalises nothing: an opening of null is absent after applyChange, as canonical.ts says. */
const order = (plan: Plan) => plan.lines.map((line) => line.id);

describe.each(BOTH_KINDS)('a stored plan (%s)', (_kind, key) => {
  beforeEach(() => {
    fileKey = key;
  });

  it('equals the plan that applyChange gives, after every single edit', () => {
    const file = newFile();
    let run = 0;
    fc.assert(
      fc.property(edits, (list) => {
        const plans = serviceOn(file);
        let plan: Plan = samplePlan(`p${++run}`);
        plans.create(plan);
        for (const edit of list) {
          const change = changeOf(plan, edit);
          const expected = applyChange(plan, change);
          const planId = plan.id;
          const stacks = () => undefined;
          const stored = plans.commit({ planId, clientId: 'c', kind: 'edit', label: '', change, stacks });
          expect(stored.ok).toBe(expected.ok);
          if (expected.ok) plan = expected.value.plan;
          const loaded = loadPlan(file.db, planId);
          expect(loaded?.plan).toEqual(plan);
          expect(order(loaded?.plan as Plan)).toEqual(order(plan));
        }
        expect(file.db.pragma('foreign_key_check')).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('returns to the start by undo and to the end by redo, and its log verifies', async () => {
    const { host } = openTestHost();
    const page = directHost(host);
    await fc.assert(
      fc.asyncProperty(fc.array(editArbitrary, { minLength: 1, maxLength: 15 }), async (list) => {
        const created = await page.call('plan.create', { from: { kind: 'plan', plan: samplePlan() } });
        const planId = created.ok ? created.value.planId : '';
        const load = async (): Promise<Plan> => {
          const loaded = await page.call('plan.load', { planId });
          if (!loaded.ok) throw new Error(loaded.error.message);
          return loaded.value.plan;
        };
        const states = [await load()];
        for (const edit of list) {
          const change = changeOf(states.at(-1) ?? samplePlan(), edit);
          const answer = await page.call('plan.change', {
            planId,
            baseSeq: 0,
            clientId: 'c',
            change,
            label: '',
          });
          if (answer.ok) states.push(await load());
        }
        for (const state of states.slice(0, -1).reverse()) {
          expect((await page.call('plan.undo', { planId, clientId: 'c' })).ok).toBe(true);
          expect(await load()).toEqual(state);
        }
        for (const state of states.slice(1)) {
          expect((await page.call('plan.redo', { planId, clientId: 'c' })).ok).toBe(true);
          expect(await load()).toEqual(state);
        }
        const verified = await page.call('history.verify', { planId });
        // Every edit that was accepted, undone and done again: three rows each.
        expect(verified).toEqual({ ok: true, value: { ok: true, rows: 3 * (states.length - 1) } });
      }),
      { numRuns: 12 },
    );
  });
});

describe('planDifference', () => {
  it('is the change that turns one plan into the other, and its inverse the way back', () => {
    fc.assert(
      fc.property(edits, edits, (some, others) => {
        const from = edited(samplePlan(), some);
        const to = edited(samplePlan(), others);
        const change = planDifference(from, to);
        if (!change) {
          expect(from).toEqual(to);
          return;
        }
        const there = applyChange(from, change);
        expect(there.ok ? there.value.plan : there.error).toEqual(to);
        const back = there.ok ? applyChange(there.value.plan, there.value.inverse) : there;
        expect(back.ok ? back.value.plan : back.error).toEqual(from);
      }),
      { numRuns: 300 },
    );
  });
});

function edited(plan: Plan, list: readonly Parameters<typeof changeOf>[1][]): Plan {
  let current = plan;
  for (const edit of list) {
    const result = applyChange(current, changeOf(current, edit));
    if (result.ok) current = result.value.plan;
  }
  return current;
}
