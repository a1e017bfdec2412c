/** Starting when the workspace of last time is missing, damaged or held: nothing is lost, and the user is told. */
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { directHost } from '../../../electron/host/direct.ts';
import { createPlanService } from '../../../electron/host/plan-service.ts';
import { copyDatabase } from '../../../electron/store/file-copy.ts';
import { openWorkspace } from '../../../electron/store/open-workspace.ts';
import { samplePlan } from '../sample-plan.ts';
import { closeAll, openTestHost } from '../test-host.ts';

afterEach(closeAll);

/** A data folder with one plan in it, closed again. */
async function usedFolder() {
  const { host, root } = openTestHost();
  await directHost(host).call('plan.create', { from: { kind: 'plan', plan: samplePlan() } });
  await host.close();
  return { root, file: join(root, 'My workspace.hurdle') };
}

async function start(root: string) {
  const { host, problems } = openTestHost({ root });
  const page = directHost(host);
  const current = await page.call('workspace.current', {});
  if (!current.ok) throw new Error(current.error.message);
  return { page, host, problems, current: current.value };
}

describe('a start', () => {
  it('says that the last workspace is damaged, leaves it as it is, and works on in a new one', async () => {
    const { root, file } = await usedFolder();
    truncateSync(file, 20_000);
    const before = readFileSync(file);
    const { page, current } = await start(root);
    expect(current).toMatchObject({ workspace: null, problem: { code: 'workspace-damaged' } });
    expect(await page.call('plan.list', {})).toMatchObject({
      ok: false,
      error: { code: 'workspace-damaged' },
    });
    const created = await page.call('workspace.create', { name: 'My workspace' });
    expect(created).toMatchObject({
      ok: true,
      value: { workspace: { name: 'My workspace 2' }, problem: null },
    });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('says that the last workspace is gone, and does not make an empty one in its place', async () => {
    const { root, file } = await usedFolder();
    rmSync(file);
    const { current } = await start(root);
    expect(current).toMatchObject({ workspace: null, problem: { code: 'workspace-missing' } });
    expect(current.recent).toMatchObject([{ name: 'My workspace', exists: false }]);
    expect(() => readFileSync(file)).toThrow(/ENOENT/);
  });

  it('says that another program holds the workspace, and opens it when it is let go', async () => {
    const { root, file } = await usedFolder();
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    const { page, current } = await start(root);
    expect(current).toMatchObject({ workspace: null, problem: { code: 'workspace-locked' } });
    other.exec('ROLLBACK');
    other.close();
    const opened = await page.call('workspace.open', { recentId: current.recent[0]?.id ?? '' });
    expect(opened).toMatchObject({ ok: true, value: { workspace: { name: 'My workspace' }, problem: null } });
  });

  it('finds the workspace again when the list of workspaces is lost', async () => {
    const { root } = await usedFolder();
    writeFileSync(join(root, 'recent.json'), 'nonsense');
    const { page } = await start(root);
    const plans = await page.call('plan.list', {});
    expect(plans.ok && plans.value.plans.map((plan) => plan.name)).toEqual(['Sample']);
  });

  it('keeps the workspace that is open when another one is refused', async () => {
    const { root } = await usedFolder();
    const { page, current } = await start(root);
    const noise = join(root, 'noise.hurdle');
    writeFileSync(noise, 'noise');
    writeFileSync(
      join(root, 'recent.json'),
      JSON.stringify([{ path: noise, openedAt: '2026-01-01T00:00:00.000Z' }]),
    );
    const listed = await page.call('workspace.current', {});
    const recentId = listed.ok ? (listed.value.recent[0]?.id ?? '') : '';
    expect(await page.call('workspace.open', { recentId })).toMatchObject({
      ok: false,
      error: { code: 'workspace-foreign' },
    });
    const after = await page.call('workspace.current', {});
    expect(after).toMatchObject({
      ok: true,
      value: { workspace: { name: current.workspace?.name }, problem: null },
    });
  });
});

describe('a workspace that is open for reading', () => {
  it('refuses every edit with what to do, and can be copied', async () => {
    const { root, file } = await usedFolder();
    const opened = openWorkspace(file, { backup: () => undefined, readOnly: true });
    if (!opened.ok) throw new Error(opened.error.message);
    const { db, close } = opened.value;
    const now = () => new Date();
    const plans = createPlanService({ db, readOnly: true, now, who: () => 'x', announce: () => undefined });
    expect(plans.create(samplePlan('other'))).toMatchObject({ ok: false, error: { code: 'read-only' } });
    const refused = plans.commit({
      planId: 'sample',
      clientId: 'c',
      kind: 'edit',
      label: '',
      change: { type: 'set-plan', name: 'x' },
      stacks: () => undefined,
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'read-only' } });
    // As workspace.copy does it.
    db.pragma('query_only = OFF');
    copyDatabase(db, join(root, 'copy.hurdle'));
    close();
    const copy = openWorkspace(join(root, 'copy.hurdle'), { backup: () => undefined });
    expect(copy.ok && copy.value.db.prepare('SELECT count(*) FROM plan').pluck().get()).toBe(1);
    if (copy.ok) copy.value.close();
  });
});
