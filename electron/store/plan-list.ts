/**
 * The plans of a workspace as a list, and their soft deletion. Reads heads only, never lines or cells.
 */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { periodicitySchema } from '../../models/plan/schema.ts';
import type { PlanSummary } from '../contract/plan-calls.ts';
import { parseObject } from './plan-rows.ts';

type Row = {
  id: string;
  head: string;
  seq: number;
  updated_at: string;
  deleted_at: string | null;
  line_count: number;
};

const timelineSchema = z.object({ periods: z.int().positive(), periodicity: periodicitySchema });

/** What a list needs of a head; loose, so that one plan altered by another program does not hide the others. */
const headSchema = z.object({
  name: z.string().catch('?'),
  description: z.string().catch(''),
  timeline: timelineSchema.catch({ periods: 1, periodicity: 'month' }),
  settings: z.object({ currency: z.string() }).catch({ currency: '' }),
});

export function listPlans(db: Database): PlanSummary[] {
  const rows = db
    .prepare<[], Row>(
      `SELECT id, head, seq, updated_at, deleted_at,
        (SELECT count(*) FROM line WHERE line.plan_id = plan.id) AS line_count
       FROM plan ORDER BY updated_at DESC, id`,
    )
    .all();
  return rows.map(summary);
}

function summary(row: Row): PlanSummary {
  const head = headSchema.parse(parseObject(row.head));
  return {
    id: row.id,
    name: head.name,
    description: head.description,
    seq: row.seq,
    updatedAt: row.updated_at,
    lineCount: row.line_count,
    periods: head.timeline.periods,
    periodicity: head.timeline.periodicity,
    currency: head.settings.currency,
    deleted: row.deleted_at !== null,
  };
}

/** False when there is no such plan. */
export function setDeleted(db: Database, planId: string, deletedAt: string | null): boolean {
  return db.prepare('UPDATE plan SET deleted_at = ? WHERE id = ?').run(deletedAt, planId).changes === 1;
}

/** The plan as it was created, as JSON: where the change log starts. */
export function planOrigin(db: Database, planId: string): string | null {
  return (
    db.prepare<[string], { origin: string }>('SELECT origin FROM plan WHERE id = ?').get(planId)?.origin ??
    null
  );
}

/** The newest moment at which a plan, or what it is tracked with, was changed; null in an empty workspace. */
export function lastEdit(db: Database): string | null {
  return (
    db
      .prepare<[], { at: string | null }>(
        `SELECT max(at) AS at FROM (
           SELECT max(updated_at) AS at FROM plan
           UNION ALL SELECT max(approved_at) FROM baseline
           UNION ALL SELECT max(max(at), coalesce(max(taken_back_at), '')) FROM actual_batch
           UNION ALL SELECT max(at) FROM review_note
           UNION ALL SELECT max(at) FROM alert
         )`,
      )
      .get()?.at ?? null
  );
}
