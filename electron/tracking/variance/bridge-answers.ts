/** The bridges from plan to actual as the contract carries them. */
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Line } from '../../../models/plan/schema.ts';
import { monthText } from '../../../models/tracking/outlook/frame.ts';
import { type GmvEnd, gmvBridge } from '../../../models/tracking/variance/bridge/gmv-bridge.ts';
import {
  actualEnd,
  type GmvLines,
  gmvChoices,
  plannedEnd,
  proposedGmvLines,
} from '../../../models/tracking/variance/bridge/gmv-lines.ts';
import { profitBridge } from '../../../models/tracking/variance/bridge/profit-bridge.ts';
import { daysOf } from '../../../models/tracking/variance/report/figures.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import type { GmvBridge, ProfitBridge } from '../../contract/tracking/variance-calls.ts';
import { type Comparison, monthsOf } from './comparison.ts';

type Scope = 'month' | 'year-to-date';

export function profitBridgeAnswer(
  comparison: Comparison,
  { scope, investment }: { readonly scope: Scope; readonly investment: boolean },
): ProfitBridge {
  const { planId, currency, plan, reference, sums, month } = comparison;
  const head = { planId, currency, month: month && monthText(month.index), scope };
  if (!month) return { ...head, plan: 0, flexed: 0, actual: 0, bars: [] };
  const months = monthsOf(comparison, month, scope);
  const made = profitBridge({ plan, reference, sums, months, investment });
  return {
    ...head,
    plan: made.plan,
    flexed: made.flexed,
    actual: made.actual,
    bars: made.bars.map(({ step, amount, effect, lines }) => ({
      step,
      amount,
      effect,
      lines: lines.map(({ line, amount: own, by }) => ({
        ...named(line),
        amount: own,
        by: by?.label ?? null,
      })),
    })),
  };
}

export type GmvRequest = {
  readonly scope: Scope;
  readonly trafficId?: string | undefined;
  readonly ordersId?: string | undefined;
  readonly gmvId?: string | undefined;
};

/** Lines that are not named are the proposed ones. */
export function gmvBridgeAnswer(comparison: Comparison, request: GmvRequest): Result<GmvBridge, HostError> {
  const { planId, currency, reference, sums, month } = comparison;
  const choices = gmvChoices(reference);
  const proposed = proposedGmvLines(reference, sums);
  const chosen: Partial<Record<keyof GmvLines, Line>> = { ...proposed };
  const asked = { traffic: request.trafficId, orders: request.ordersId, gmv: request.gmvId };
  for (const role of ['traffic', 'orders', 'gmv'] as const) {
    const id = asked[role];
    if (id === undefined) continue;
    const line = choices[role].find((choice) => choice.id === id);
    if (!line) {
      return err(hostError('not-found', 'This line cannot be used here.', { field: `${role}Id` }));
    }
    chosen[role] = line;
  }
  const { traffic, orders, gmv } = chosen;
  const head = {
    planId,
    currency,
    month: month && monthText(month.index),
    scope: request.scope,
    traffic: traffic ? named(traffic) : null,
    orders: orders ? named(orders) : null,
    gmv: gmv ? named(gmv) : null,
    choices: {
      traffic: choices.traffic.map(named),
      orders: choices.orders.map(named),
      gmv: choices.gmv.map(named),
    },
  };
  if (!traffic || !orders || !gmv) return ok({ ...head, result: nothing('no-lines') });
  if (!month) return ok({ ...head, result: nothing('no-month') });
  const lines = { traffic, orders, gmv };
  const { from, to } = daysOf(monthsOf(comparison, month, request.scope));
  const actual = actualEnd(lines, sums, from, to);
  if (!('gmv' in actual)) return ok({ ...head, result: nothing('no-actuals', actual) });
  const plan = plannedEnd(lines, reference, from, to);
  const parts = gmvBridge(plan, actual);
  if (!parts) return ok({ ...head, result: nothing('zero') });
  return ok({
    ...head,
    result: { kind: 'bridge', plan: endAnswer(plan), actual: endAnswer(actual), ...parts },
  });
}

type None = Extract<GmvBridge['result'], { kind: 'none' }>;

function nothing(reason: None['reason'], lineIds: readonly string[] = []): None {
  return { kind: 'none', reason, lineIds: [...lineIds] };
}

function endAnswer({ traffic, orders, gmv }: GmvEnd): GmvBridgeEnd {
  return {
    traffic,
    orders,
    gmv,
    conversion: traffic === 0 ? null : orders / traffic,
    orderValue: orders === 0 ? null : gmv / orders,
  };
}

type GmvBridgeEnd = Extract<GmvBridge['result'], { kind: 'bridge' }>['plan'];

function named({ id, code, label }: Line): { lineId: string; code: string; label: string } {
  return { lineId: id, code, label };
}
