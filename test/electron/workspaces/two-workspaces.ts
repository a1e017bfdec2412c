/** Two workspaces for tests of what goes from one into the other: real files, a plan service each. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPlanService, type PlanService } from '../../../electron/host/plan-service.ts';
import { createWorkspace, openWorkspace } from '../../../electron/store/open-workspace.ts';
import { push } from '../../../electron/store/undo-stacks.ts';
import type { Change } from '../../../models/plan/change.ts';
import type { Plan } from '../../../models/plan/schema.ts';

const opened: (() => void)[] = [];

export type TestWorkspace = {
  readonly plans: PlanService;
  readonly edit: (planId: string, change: Change, label?: string) => void;
  readonly plan: (planId: string) => Plan;
};

export function testWorkspace(who = 'tester'): TestWorkspace {
  const folder = mkdtempSync(join(tmpdir(), 'hurdle-test-'));
  opened.push(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'w.hurdle');
  createWorkspace(path);
  const file = openWorkspace(path, { backup: () => undefined });
  if (!file.ok) throw new Error(file.error.message);
  opened.push(file.value.close);
  const plans = createPlanService({
    db: file.value.db,
    readOnly: false,
    now: () => new Date('2026-03-01T08:30:00Z'),
    who: () => who,
    announce: () => undefined,
  });
  const plan = (planId: string): Plan => {
    const loaded = plans.load(planId);
    if (!loaded.ok) throw new Error(loaded.error.message);
    return loaded.value.plan;
  };
  return {
    plans,
    plan,
    edit(planId, change, label = 'Edit') {
      const stacks = (seq: number): void => push(plans.db, 'undo_stack', planId, seq, label);
      const done = plans.commit({ planId, clientId: who, kind: 'edit', label, change, stacks });
      if (!done.ok) throw new Error(done.error.message);
    },
  };
}

export function closeWorkspaces(): void {
  for (const close of opened.splice(0).reverse()) close();
}
