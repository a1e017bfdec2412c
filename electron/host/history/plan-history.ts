/**
 * Plans as they were: rebuilt from the present by the inverse changes, or from the origin by the changes.
 * Reads the log only. A row that does not fit is a finding ("damaged"), never a crash.
 */
import type { Database } from 'better-sqlite3';
import { applyChange } from '../../../models/plan/apply-change.ts';
import { type Change, changeSchema } from '../../../models/plan/change.ts';
import { parsePlan } from '../../../models/plan/parse-plan.ts';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import { sameValue } from '../../../models/plan/same-value.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { type HistoryRow, historyRowSchema } from '../../contract/history-calls.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import { type LogRow, originHash, rowHash, rowsBackTo, rowsForward } from '../../store/change-log.ts';
import { planOrigin } from '../../store/plan-list.ts';
import type { LoadedPlan } from '../plan-service.ts';

/** The plan just after row `seq`; 0 is the plan as it was created. */
export function planAt(
  db: Database,
  planId: string,
  present: LoadedPlan,
  seq: number,
): Result<Plan, HostError> {
  if (seq > present.seq) {
    return err(hostError('not-found', 'This point of the history does not exist.', { field: 'seq' }));
  }
  let plan = present.plan;
  for (const row of rowsBackTo(db, planId, seq)) {
    const change = parseChange(row.inverse);
    const applied = change ? applyChange(plan, change) : null;
    if (!applied?.ok) return err(brokenHistory(row.seq));
    plan = applied.value.plan;
  }
  return ok(plan);
}

export type Verification = { ok: boolean; rows: number; firstBad?: number };

/**
 * Follows the chain of hashes, and replays every change from the origin: the end must be the present plan.
 * firstBad is the first row that does not fit; the newest row when only the present plan differs.
 */
export function verifyHistory(db: Database, planId: string, present: LoadedPlan): Verification {
  const originText = planOrigin(db, planId) ?? '';
  const origin = parsePlan(parseJson(originText));
  let plan = origin.ok ? origin.value : null;
  let previous = originHash(originText);
  let rows = 0;
  for (const row of rowsForward(db, planId)) {
    rows += 1;
    const { hash, ...rest } = row;
    const chained = row.seq === rows && row.previous_hash === previous && rowHash(planId, rest) === hash;
    const change = chained ? parseChange(row.change) : null;
    const applied = change && plan ? applyChange(plan, change) : null;
    if (!applied?.ok) return { ok: false, rows, firstBad: rows };
    plan = applied.value.plan;
    previous = hash;
  }
  const whole = rows === present.seq && plan !== null && sameValue(plan, present.plan);
  return whole ? { ok: true, rows } : { ok: false, rows, firstBad: Math.max(rows, 1) };
}

/** A stored row as the contract has it; null when it was altered by another program. */
export function historyRow(row: LogRow): HistoryRow | null {
  const { client: _client, previous_hash: _previous, ...shown } = row;
  const parsed = historyRowSchema.safeParse({
    ...shown,
    change: parseJson(row.change),
    inverse: parseJson(row.inverse),
  });
  return parsed.success ? parsed.data : null;
}

export function brokenHistory(seq: number): HostError {
  return hostError(
    'workspace-damaged',
    `Row ${seq} of this plan's history was altered by another program, so what was before it cannot be shown. The plan itself is not affected.`,
    { params: { seq } },
  );
}

export function parseChange(text: string): Change | null {
  const parsed = changeSchema.safeParse(parseJson(text));
  return parsed.success ? parsed.data : null;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
