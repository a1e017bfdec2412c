/**
 * A plan taken from one workspace into another: whole, with what was asked for, under the same id where it is free; and
 * what two workspaces then know of each other's changes. Expected values are what was put into the first workspace.
 */
import { afterEach, describe, expect, it } from 'vitest';
import type { Companions } from '../../../electron/contract/workspace-calls.ts';
import { planAt, verifyHistory } from '../../../electron/host/history/plan-history.ts';
import { insertSnapshot, listSnapshots, snapshotPlan } from '../../../electron/store/snapshots.ts';
import { saveRules } from '../../../electron/store/tracking/account-rules.ts';
import { numbersOf } from '../../../electron/store/tracking/actual-keys.ts';
import { openAlerts } from '../../../electron/store/tracking/alerts.ts';
import {
  baselineText,
  firstAltered,
  insertBaseline,
  listBaselines,
} from '../../../electron/store/tracking/baselines.ts';
import { insertBatch, listBatches } from '../../../electron/store/tracking/batches.ts';
import { loadDaySums } from '../../../electron/store/tracking/day-sums.ts';
import { entryPage, insertEntries } from '../../../electron/store/tracking/entries.ts';
import { listNotes, saveNote } from '../../../electron/store/tracking/review-notes.ts';
import { steps } from '../../../electron/store/undo-stacks.ts';
import { copyPlan } from '../../../electron/workspaces/copy-plan.ts';
import { matchPlan } from '../../../electron/workspaces/match-plans.ts';
import { relationOf, versionsOf } from '../../../electron/workspaces/versions.ts';
import { applyChange } from '../../../models/plan/apply-change.ts';
import type { Change } from '../../../models/plan/change.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { samplePlan } from '../sample-plan.ts';
import { closeWorkspaces, type TestWorkspace, testWorkspace } from './two-workspaces.ts';

const EVERYTHING: Companions = {
  history: true,
  snapshots: true,
  baselines: true,
  actuals: true,
  notes: true,
  packs: true,
};
const NOTHING: Companions = {
  history: false,
  snapshots: false,
  baselines: false,
  actuals: false,
  notes: false,
  packs: false,
};
const cell = (column: number, value: number, lineId = 'l-sales'): Change => ({
  type: 'set-cells',
  cells: [{ lineId, column, value }],
});

function edited(plan: Plan, change: Change): Plan {
  const applied = applyChange(plan, change);
  if (!applied.ok) throw new Error(applied.error.message);
  return applied.value.plan;
}

afterEach(closeWorkspaces);

/** A plan with two edits and one of everything that can go with it. */
function full(): TestWorkspace {
  const workspace = testWorkspace('anna');
  const { plans, edit, plan } = workspace;
  const { db } = plans;
  plans.create(samplePlan());
  edit('sample', cell(1, 11), 'First');
  const facts = { planId: 'sample', at: '2026-03-01T08:30:00.000Z', who: 'anna', name: 'Kept', note: '' };
  insertSnapshot(db, { ...facts, id: 'snap-1', seq: 1 }, plan('sample'));
  const approved = { approvedBy: 'Board', approvedAt: facts.at };
  insertBaseline(db, { ...facts, ...approved, id: 'base-1', seq: 1 }, JSON.stringify(plan('sample')));
  insertBaseline(db, { ...facts, ...approved, id: 'base-2', seq: 1 }, JSON.stringify(plan('sample')));
  edit('sample', cell(2, 22), 'Second');
  saveRules(db, 'sample', [{ id: 'r1', match: 'equals', account: '6001', lineId: 'l-sales', sign: 1 }]);
  const head = { planId: 'sample', kind: 'file', name: 'march.csv', at: facts.at, who: 'anna' } as const;
  const figures = {
    entries: 2,
    firstDay: 20_000,
    lastDay: 20_001,
    minor: 350,
    smallest: 100,
    largest: 250,
    gross: 350,
    fine: 0,
  };
  for (const state of ['live', 'taken-back'] as const) {
    const batch = insertBatch(
      db,
      { ...head, sides: 'amount', fileHash: state, content: state },
      state,
      figures,
    );
    const numbers = numbersOf(db, 'sample');
    insertEntries(
      db,
      batch,
      [100, 250].map((minor, at) => ({
        line: numbers.line('l-sales'),
        account: numbers.account('6001'),
        day: 20_000 + at,
        minor,
        sign: 1,
        fine: 0,
        memo: `memo ${minor}`,
        place: at,
      })),
    );
  }
  const alert = { id: 'alert-1', planId: 'sample', ruleId: 'rule-1', state: 'open', events: [] };
  const putAlert = db.prepare(
    `INSERT INTO alert (id, plan_id, rule_id, line_id, opened, at, body, closed_at)
     VALUES (?, 'sample', ?, '', 7, '2026-03-01', ?, NULL)`,
  );
  putAlert.run('alert-1', 'rule-1', JSON.stringify(alert));
  putAlert.run('alert-2', 'rule-2', '{"altered by": "another program"}');
  db.exec(`
    INSERT INTO pack_issue VALUES
      ('issue-1', 'sample', 'pack-1', 'March', 'en', 1, '', 'mh', 'ch', 0, '2026-03-01', 'anna', '{}', '[]');
    INSERT INTO pack_file VALUES ('issue-1', 'pdf', 'March.pdf', 'fh', 3, x'010203')`);
  saveNote(db, {
    id: 'note-1',
    planId: 'sample',
    lineId: 'l-sales',
    month: '2027-01',
    comment: 'Why',
    cause: '',
    action: '',
    owner: '',
    due: null,
    effect: '',
    state: 'open',
    at: facts.at,
    who: 'anna',
    changedAt: facts.at,
    changedBy: 'anna',
    closedAt: null,
  });
  return workspace;
}

let ids = 0;
function copied(from: TestWorkspace, to: TestWorkspace, include: Companions) {
  const freshId = (): string => `fresh-${++ids}`;
  const at = '2026-04-01T00:00:00.000Z';
  const made = copyPlan(from.plans.db, to.plans.db, { planId: 'sample', include, at, who: 'carla', freshId });
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

function side({ plans }: TestWorkspace, planId = 'sample') {
  const loaded = plans.load(planId);
  if (!loaded.ok) throw new Error(loaded.error.message);
  return { db: plans.db, loaded: loaded.value };
}

describe('a plan with everything', () => {
  it('is there value for value, under its id, with a history that verifies and can be undone', () => {
    const [from, to] = [full(), testWorkspace()];
    expect(copied(from, to, EVERYTHING)).toMatchObject({
      planId: 'sample',
      renewed: false,
      history: 'kept',
      snapshots: 1,
      baselines: 2,
      entries: 4,
      notes: 2,
      packs: 1,
    });
    expect(to.plan('sample')).toEqual(from.plan('sample'));
    expect(verifyHistory(to.plans.db, 'sample', side(to).loaded)).toEqual({ ok: true, rows: 2 });
    expect(steps(to.plans.db, 'sample').undo).toEqual({ label: 'Second' });
    for (const { db } of [to.plans]) {
      expect(listSnapshots(db, 'sample')).toEqual(listSnapshots(from.plans.db, 'sample'));
      expect(listBaselines(db, 'sample')).toEqual(listBaselines(from.plans.db, 'sample'));
      expect(firstAltered(db, 'sample')).toBeNull();
      expect(listNotes(db, 'sample')).toEqual(listNotes(from.plans.db, 'sample'));
      // Only the batch that counts: 100 and 250 in whole minor units.
      expect([...(loadDaySums(db, 'sample').get('l-sales')?.days ?? [])]).toEqual([20_000, 20_001]);
      const page = entryPage(db, 'sample', { text: '' }, { offset: 0, limit: 9, newestFirst: false });
      expect(page.entries.map(({ minor, account, memo }) => [minor, account, memo])).toEqual([
        [100, '6001', 'memo 100'],
        [250, '6001', 'memo 250'],
      ]);
      expect(openAlerts(db, 'sample')).toEqual([
        { id: 'alert-1', planId: 'sample', ruleId: 'rule-1', state: 'open', events: [] },
      ]);
      expect(db.prepare('SELECT hash, bytes FROM pack_file').get()).toEqual({
        hash: 'fh',
        bytes: Buffer.from([1, 2, 3]),
      });
      expect(listBatches(db, 'sample').map(({ state }) => state)).toEqual(['taken-back', 'live']);
    }
  });

  it('gets another id where its own is taken, in whatever names it, and its history begins anew', () => {
    const [from, to] = [full(), full()];
    const made = copied(from, to, EVERYTHING);
    expect(made).toMatchObject({
      renewed: true,
      history: 'begun-anew',
      snapshots: 1,
      baselines: 2,
      entries: 4,
    });
    const { db } = to.plans;
    expect(to.plan(made.planId)).toEqual({ ...from.plan('sample'), id: made.planId });
    const [snapshot] = listSnapshots(db, made.planId);
    expect(snapshot?.id).not.toBe('snap-1');
    expect(JSON.parse(snapshotPlan(db, snapshot?.id ?? '') ?? '').id).toBe(made.planId);
    const [baseline] = listBaselines(db, made.planId);
    expect(JSON.parse(baselineText(db, baseline?.id ?? '') ?? '').id).toBe(made.planId);
    expect(firstAltered(db, made.planId)).toBeNull();
    // Approved as it was after the first edit: going back to the baseline leads there.
    const state = planAt(db, made.planId, side(to, made.planId).loaded, baseline?.seq ?? -1);
    const approved = edited(samplePlan(made.planId), cell(1, 11));
    expect(state).toEqual({ ok: true, value: approved });
    expect(verifyHistory(db, made.planId, side(to, made.planId).loaded)).toEqual({ ok: true, rows: 1 });
    const [alert] = openAlerts(db, made.planId);
    expect(alert).toMatchObject({ planId: made.planId, ruleId: 'rule-1' });
    expect(alert?.id).not.toBe('alert-1');
    // What was there before is untouched.
    expect(to.plan('sample')).toEqual(from.plan('sample'));
    expect(listBatches(db, 'sample').length).toBe(2);
  });

  it('leaves what was not asked for behind', () => {
    const [from, to] = [full(), testWorkspace()];
    const made = copied(from, to, NOTHING);
    expect(made).toMatchObject({
      planId: 'sample',
      history: 'begun-anew',
      snapshots: 0,
      baselines: 0,
      entries: 0,
    });
    expect(to.plan('sample')).toEqual(from.plan('sample'));
    expect(listBatches(to.plans.db, 'sample')).toEqual([]);
    expect(verifyHistory(to.plans.db, 'sample', side(to).loaded)).toEqual({ ok: true, rows: 0 });
  });

  it('leaves a history behind that another program altered, and an altered baseline stays altered', () => {
    const [from, to] = [full(), testWorkspace()];
    from.plans.db.exec("UPDATE change_log SET who = 'nobody' WHERE seq = 1");
    from.plans.db.exec("UPDATE baseline SET note = 'changed' WHERE id = 'base-1'");
    expect(copied(from, to, EVERYTHING).history).toBe('broken');
    expect(firstAltered(to.plans.db, 'sample')).toBe('base-1');
  });

  it('leaves nothing behind when it cannot be written whole', () => {
    const [from, to] = [full(), testWorkspace()];
    to.plans.db.exec('DROP TABLE account_rule');
    expect(() => copied(from, to, EVERYTHING)).toThrow(/account_rule/);
    expect(to.plans.load('sample')).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});

describe('two workspaces with the same plan', () => {
  it('know the state both come from, and who changed what since', () => {
    const [ours, theirs] = [full(), testWorkspace('ben')];
    copied(ours, theirs, EVERYTHING);
    const common = ours.plan('sample');
    expect(relationOf(side(ours), side(theirs))).toBe('same');
    theirs.edit('sample', cell(3, 33), 'Theirs');
    expect(relationOf(side(ours), side(theirs))).toBe('theirs-newer');
    expect(relationOf(side(theirs), side(ours))).toBe('ours-newer');
    ours.edit('sample', cell(4, 44), 'Ours');
    ours.edit('sample', cell(5, 55, 'l-shop'), 'Ours too');
    const versions = versionsOf(side(ours), side(theirs));
    expect(versions.base).toEqual({ plan: common, seq: 2 });
    expect(versions.ours.map(({ who, label, lineIds }) => [who, label, lineIds])).toEqual([
      ['anna', 'Ours too', ['l-shop']],
      ['anna', 'Ours', ['l-sales']],
    ]);
    expect(versions.others.map(({ who, label }) => [who, label])).toEqual([['ben', 'Theirs']]);
    expect(versions.pieces.map(({ key, side: changed }) => [key, changed])).toEqual([
      ['line:l-sales', 'apart'],
      ['line:l-shop', 'mine'],
    ]);
    expect(relationOf(side(ours), side(theirs))).toBe('diverged');
  });

  it('know of none where the history was left behind', () => {
    const [ours, theirs] = [full(), testWorkspace()];
    copied(ours, theirs, NOTHING);
    theirs.edit('sample', cell(3, 33));
    expect(versionsOf(side(ours), side(theirs)).base).toBeNull();
    expect(relationOf(side(ours), side(theirs))).toBe('differs');
  });
});

describe('the counterpart of a plan', () => {
  const plan = (id: string, name: string) => ({ id, name });
  it.each([
    ['the one with its id, whatever it is called', plan('a', 'X'), [plan('a', 'Y'), plan('b', 'X')], 'a id'],
    ['else the one with its name', plan('z', 'X'), [plan('b', 'X')], 'b name'],
    ['none where two have its name', plan('z', 'X'), [plan('b', 'X'), plan('c', 'X')], 'none'],
    ['none where nothing fits', plan('z', 'X'), [plan('b', 'Y')], 'none'],
  ])('is %s', (_what, theirs, ours, expected) => {
    const match = matchPlan(theirs, ours, [theirs]);
    expect(match ? `${match.planId} ${match.by}` : 'none').toBe(expected);
  });

  it('is not one that is the counterpart of another', () => {
    const others = [plan('a', 'X'), plan('b', 'Renamed')];
    expect(matchPlan(plan('a', 'X'), [plan('b', 'X')], others)).toBeNull();
  });
});
