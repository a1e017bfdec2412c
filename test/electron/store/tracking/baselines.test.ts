/** A baseline that another program alters is noticed, and so is one that is taken out of the chain. */

import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WorkspaceKey } from '../../../../electron/store/cipher/workspace-key.ts';
import { ALL_MIGRATIONS } from '../../../../electron/store/migrations/all-migrations.ts';
import { createWorkspace, openWorkspace } from '../../../../electron/store/open-workspace.ts';
import { lastEdit } from '../../../../electron/store/plan-list.ts';
import { insertPlan } from '../../../../electron/store/plan-rows.ts';
import { firstAltered, insertBaseline } from '../../../../electron/store/tracking/baselines.ts';
import { samplePlan } from '../../sample-plan.ts';
import { closeAll, temporaryFolder } from '../../test-host.ts';
import { BOTH_KINDS } from '../both-kinds.ts';

let fileKey: WorkspaceKey | null = null;

const open: Database[] = [];
afterEach(async () => {
  for (const db of open.splice(0)) db.close();
  await closeAll();
});

function approvedThrice(): Database {
  const path = `${temporaryFolder()}/w.hurdle`;
  createWorkspace(path, ALL_MIGRATIONS, fileKey);
  const opened = openWorkspace(path, { backup: () => undefined, key: fileKey });
  if (!opened.ok) throw new Error(opened.error.message);
  const { db } = opened.value;
  open.push(db);
  const plan = samplePlan('p');
  insertPlan(db, plan, '2026-01-01T00:00:00.000Z');
  for (const id of ['a', 'b', 'c']) {
    const facts = {
      id,
      planId: 'p',
      seq: 0,
      name: id,
      note: '',
      approvedBy: 'Board',
      approvedAt: '2026-01-01T00:00:00.000Z',
      who: 'me',
    };
    insertBaseline(db, facts, JSON.stringify({ ...plan, name: id }));
  }
  return db;
}

describe.each(BOTH_KINDS)('the chain of baselines (%s)', (_kind, key) => {
  beforeEach(() => {
    fileKey = key;
  });

  it('holds as it was written', () => {
    expect(firstAltered(approvedThrice(), 'p')).toBeNull();
  });
  it.each([
    ["UPDATE baseline SET plan = replace(plan, '1000', '1001') || ' ' WHERE id = 'b'", 'b'],
    ["UPDATE baseline SET approved_by = 'Somebody' WHERE id = 'a'", 'a'],
    ["DELETE FROM baseline WHERE id = 'b'", 'c'],
  ])('%s is noticed', (sql, at) => {
    const db = approvedThrice();
    db.exec(sql);
    expect(firstAltered(db, 'p')).toBe(at);
  });
});

describe('the newest edit of a workspace', () => {
  it('is that of what plans are tracked with too, so that a backup becomes due', () => {
    const db = approvedThrice();
    expect(lastEdit(db)).toBe('2026-01-01T00:00:00.000Z');
    db.exec(
      `INSERT INTO review_note (id, plan_id, line_id, month, at, who, body)
       VALUES ('n', 'p', 'l', 0, '2026-02-02T00:00:00.000Z', 'me', '{}')`,
    );
    expect(lastEdit(db)).toBe('2026-02-02T00:00:00.000Z');
  });
});
