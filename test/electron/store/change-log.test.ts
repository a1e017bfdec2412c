/** The chain of hashes: whatever another program alters in the file is found, and where. */
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyHistory } from '../../../electron/host/history/plan-history.ts';
import { createPlanService } from '../../../electron/host/plan-service.ts';
import type { WorkspaceKey } from '../../../electron/store/cipher/workspace-key.ts';
import { ALL_MIGRATIONS } from '../../../electron/store/migrations/all-migrations.ts';
import { createWorkspace, openWorkspace } from '../../../electron/store/open-workspace.ts';
import { samplePlan } from '../sample-plan.ts';
import { closeAll, temporaryFolder } from '../test-host.ts';
import { BOTH_KINDS } from './both-kinds.ts';

let fileKey: WorkspaceKey | null = null;

let close: () => void = () => undefined;

afterEach(async () => {
  close();
  await closeAll();
});

/** Five edits in a file; gives the verdict after `tamper` has been at it. */
function verdictAfter(tamper: string, name = 'Edit'): unknown {
  const path = join(temporaryFolder(), 'w.hurdle');
  createWorkspace(path, ALL_MIGRATIONS, fileKey);
  const opened = openWorkspace(path, { backup: () => undefined, key: fileKey });
  if (!opened.ok) throw new Error(opened.error.message);
  const { db } = opened.value;
  close = opened.value.close;
  const first = service(db);
  first.create(samplePlan());
  for (let value = 1; value <= 5; value += 1) {
    const change = { type: 'set-cells' as const, cells: [{ lineId: 'l-sales', column: 1, value }] };
    const stacks = () => undefined;
    first.commit({
      planId: 'sample',
      clientId: 'c',
      kind: 'edit',
      label: `${name} ${value}`,
      change,
      stacks,
    });
  }
  db.pragma('foreign_keys = OFF');
  db.exec(tamper);
  const present = service(db).load('sample');
  return present.ok ? verifyHistory(db, 'sample', present.value) : present.error.code;
}

function service(db: Database) {
  const now = () => new Date('2026-03-01T00:00:00Z');
  return createPlanService({ db, readOnly: false, now, who: () => 'tester', announce: () => undefined });
}

describe.each(BOTH_KINDS)('the chain of the change log (%s)', (_kind, key) => {
  beforeEach(() => {
    fileKey = key;
  });

  it('holds when nobody was at it', () => {
    expect(verdictAfter('SELECT 1')).toEqual({ ok: true, rows: 5 });
  });

  it.each([
    ['who it was', "UPDATE change_log SET who = 'somebody else' WHERE seq = 3", 3],
    ['when it was', "UPDATE change_log SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 1", 1],
    ['its label', "UPDATE change_log SET label = '' WHERE seq = 5", 5],
    ['the value', "UPDATE change_log SET change = replace(change, ':2', ':9') WHERE seq = 2", 2],
    ['what was before', "UPDATE change_log SET inverse = replace(inverse, ':3', ':9') WHERE seq = 4", 4],
    ['a row taken out', 'DELETE FROM change_log WHERE seq = 3', 3],
    ['the plan it started from', "UPDATE plan SET origin = replace(origin, 'Sample', 'Other')", 1],
    ['the newest row taken out', 'DELETE FROM change_log WHERE seq = 5', 4],
    ['a number in the plan itself', 'UPDATE cell SET value = 77 WHERE col = 3', 5],
  ])('breaks at the row where another program altered %s', (_what, tamper, firstBad) => {
    expect(verdictAfter(tamper)).toMatchObject({ ok: false, firstBad });
  });

  it('says that the plan is damaged when its rows make no plan any more', () => {
    expect(verdictAfter(`UPDATE line SET body = '{"code":1}' WHERE id = 'l-sales'`)).toBe(
      'workspace-damaged',
    );
  });
});

describe('a label with half an emoji', () => {
  it('does not break the chain of hashes', () => {
    expect(verdictAfter('SELECT 1', 'cut \ud83d')).toMatchObject({ ok: true, rows: 5 });
  });
});
