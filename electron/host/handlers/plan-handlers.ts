/** Answers about plans: list, create, load, edit, undo, redo, soft deletion. */

import { blankPlan } from '../../../models/plan/blank.ts';
import { canonicalPlan } from '../../../models/plan/canonical.ts';
import { parsePlan } from '../../../models/plan/parse-plan.ts';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import type { PlanSource } from '../../contract/plan-calls.ts';
import { rowAt } from '../../store/change-log.ts';
import { listPlans, setDeleted } from '../../store/plan-list.ts';
import { clear, pop, push, type Stack, steps, top } from '../../store/undo-stacks.ts';
import { brokenHistory, parseChange } from '../history/plan-history.ts';
import type { HostContext } from '../host-context.ts';
import { type Committed, noSuchPlan, type PlanService } from '../plan-service.ts';
import type { Handlers } from './handler.ts';

export const planHandlers: Handlers<
  | 'plan.list'
  | 'plan.templates'
  | 'plan.create'
  | 'plan.load'
  | 'plan.duplicate'
  | 'plan.delete'
  | 'plan.restore'
  | 'plan.change'
  | 'plan.undo'
  | 'plan.redo'
> = {
  'plan.list': (_input, { session }) => {
    const opened = session.current();
    return opened.ok ? ok({ plans: listPlans(opened.value.plans.db) }) : opened;
  },

  'plan.templates': async (_input, { services }) => {
    const templates = (await services.templates()).map((template) => {
      const plan = template.build(template.id, 'en');
      const { id, name, description } = template;
      return { id, name, description, periods: plan.timeline.periods, lines: plan.lines.length };
    });
    return ok({ templates });
  },

  'plan.create': async ({ from }, context) => {
    const plan = await sourcePlan(from, context);
    return plan.ok ? createPlan(context, plan.value) : plan;
  },

  'plan.load': ({ planId }, { session }) => {
    const opened = session.current();
    if (!opened.ok) return opened;
    const loaded = opened.value.plans.load(planId);
    return loaded.ok ? ok({ ...loaded.value, ...steps(opened.value.plans.db, planId) }) : loaded;
  },

  'plan.duplicate': ({ planId, name }, context) => {
    const opened = context.session.current();
    if (!opened.ok) return opened;
    const loaded = opened.value.plans.load(planId);
    if (!loaded.ok) return loaded;
    return createPlan(context, { ...loaded.value.plan, id: context.platform.newId(), name });
  },

  'plan.delete': ({ planId }, context) => mark(context, planId, context.platform.now().toISOString()),
  'plan.restore': ({ planId }, context) => mark(context, planId, null),

  'plan.change': ({ planId, clientId, change, label }, { session }) => {
    const opened = session.current();
    if (!opened.ok) return opened;
    const { plans } = opened.value;
    const stacks = (seq: number): void => {
      push(plans.db, 'undo_stack', planId, seq, label);
      clear(plans.db, 'redo_stack', planId);
    };
    const committed = plans.commit({ planId, clientId, kind: 'edit', label, change, stacks });
    if (!committed.ok) return committed;
    const { seq, undo, redo } = committed.value;
    return ok({ seq, undo, redo });
  },

  'plan.undo': (input, context) => takeBack(input, context, 'undo'),
  'plan.redo': (input, context) => takeBack(input, context, 'redo'),
};

/** Stores a plan that is valid and has an id of its own. */
export function createPlan(context: HostContext, plan: Plan): Result<{ planId: string }, HostError> {
  const opened = context.session.current();
  if (!opened.ok) return opened;
  const created = opened.value.plans.create(plan);
  if (!created.ok) return created;
  context.events.emit({ name: 'plan.listed', payload: { planId: plan.id } });
  return ok({ planId: plan.id });
}

async function sourcePlan(from: PlanSource, context: HostContext): Promise<Result<Plan, HostError>> {
  const id = context.platform.newId();
  switch (from.kind) {
    case 'blank': {
      const start = from.start ?? `${context.platform.now().getFullYear() + 1}-01`;
      return ok(blankPlan(id, from.name, start));
    }
    case 'template': {
      const templates = await context.services.templates();
      const template = templates.find((entry) => entry.id === from.templateId);
      if (!template) {
        return err(hostError('not-found', 'This sample plan does not exist.', { field: 'from.templateId' }));
      }
      return ok(canonicalPlan(template.build(id, from.language)));
    }
    case 'plan': {
      const parsed = parsePlan({ ...from.plan, id });
      if (parsed.ok) return parsed;
      const places = parsed.error.slice(0, 100);
      return err(
        hostError('invalid-input', 'This plan has errors and was not created.', {
          field: 'from.plan',
          places,
        }),
      );
    }
  }
}

function mark(
  context: HostContext,
  planId: string,
  deletedAt: string | null,
): Result<Record<string, never>, HostError> {
  const opened = context.session.current();
  if (!opened.ok) return opened;
  const { plans } = opened.value;
  const allowed = plans.writable();
  if (!allowed.ok) return allowed;
  if (!setDeleted(plans.db, planId, deletedAt)) return err(noSuchPlan());
  plans.forget(planId);
  context.events.emit({ name: 'plan.listed', payload: { planId } });
  return ok({});
}

function takeBack(
  { planId, clientId }: { readonly planId: string; readonly clientId: string },
  context: HostContext,
  kind: 'undo' | 'redo',
): Result<Committed, HostError> {
  const opened = context.session.current();
  if (!opened.ok) return opened;
  const { plans } = opened.value;
  const from: Stack = kind === 'undo' ? 'undo_stack' : 'redo_stack';
  const to: Stack = kind === 'undo' ? 'redo_stack' : 'undo_stack';
  const entry = top(plans.db, from, planId);
  if (!entry) return nothingThere(plans, planId, kind);
  const row = rowAt(plans.db, planId, entry.seq);
  const change = row ? parseChange(row.inverse) : null;
  if (!change) return err(brokenHistory(entry.seq));
  const stacks = (seq: number): void => {
    pop(plans.db, from, planId);
    push(plans.db, to, planId, seq, entry.label);
  };
  return plans.commit({ planId, clientId, kind, label: entry.label, change, stacks });
}

function nothingThere(plans: PlanService, planId: string, kind: 'undo' | 'redo'): Result<never, HostError> {
  const loaded = plans.load(planId);
  if (!loaded.ok) return loaded;
  return kind === 'undo'
    ? err(hostError('nothing-to-undo', 'There is nothing left to undo in this plan.'))
    : err(hostError('nothing-to-redo', 'There is nothing to redo in this plan.'));
}
