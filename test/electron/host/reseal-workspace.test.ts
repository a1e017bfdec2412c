/**
 * Encrypting and copying a workspace that takes a while: the host answers meanwhile, edits of that time are kept, and what is
 * cancelled, or ended by a lock, leaves the workspace as it was and nothing beside it.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Host } from '../../../electron/contract/contract.ts';
import type { WorkspaceProgress } from '../../../electron/contract/workspace-calls.ts';
import { directHost } from '../../../electron/host/direct.ts';
import { openWorkspace } from '../../../electron/store/open-workspace.ts';
import { samplePlan } from '../sample-plan.ts';
import { closeAll, openTestHost } from '../test-host.ts';

afterEach(closeAll);

const PASSPHRASE = 'open sesame';

/** A host with one plan in a workspace of some 40 MB. */
async function large() {
  const first = openTestHost();
  await directHost(first.host).call('plan.create', { from: { kind: 'plan', plan: samplePlan() } });
  await first.host.close();
  const opened = openWorkspace(join(first.root, 'My workspace.hurdle'), { backup: () => undefined });
  if (!opened.ok) throw new Error(opened.error.code);
  const put = opened.value.db.prepare('INSERT INTO meta (key, value) VALUES (?, ?)');
  for (let row = 0; row < 40; row += 1) put.run(`row ${row}`, 'x'.repeat(1_000_000));
  opened.value.close();
  const { host, root, problems } = openTestHost({ root: first.root });
  const page = directHost(host);
  const list = await page.call('plan.list', {});
  const planId = list.ok ? (list.value.plans[0]?.id ?? '') : '';
  const steps: WorkspaceProgress[] = [];
  page.on('workspace.progress', (step) => steps.push(step));
  return { page, root, problems, planId, steps };
}

async function isEncrypted(page: Host): Promise<boolean | null> {
  const current = await page.call('workspace.current', {});
  return current.ok ? (current.value.workspace?.encrypted ?? null) : null;
}

async function describeTo(page: Host, planId: string, description: string): Promise<void> {
  const change = { type: 'set-plan', description } as const;
  const done = await page.call('plan.change', { planId, baseSeq: 0, clientId: 'c', change, label: 'Edit' });
  expect(done.ok).toBe(true);
}

async function description(page: Host, planId: string): Promise<string | null> {
  const loaded = await page.call('plan.load', { planId });
  return loaded.ok ? loaded.value.plan.description : null;
}

const soon = { interval: 1, timeout: 60_000 } as const;

describe('a workspace that is encrypted', () => {
  it('answers other calls meanwhile, tells its share, and keeps what was edited in that time', async () => {
    const { page, root, problems, planId, steps } = await large();
    let ended = false;
    const encrypting = page
      .call('workspace.setPassphrase', { next: PASSPHRASE, jobId: 'one' })
      .finally(() => {
        ended = true;
      });
    await vi.waitFor(() => expect(steps).not.toEqual([]), soon);
    await describeTo(page, planId, 'Written meanwhile');
    expect(await description(page, planId)).toBe('Written meanwhile');
    expect(ended).toBe(false);
    expect(await encrypting).toMatchObject({ ok: true, value: { workspace: { encrypted: true } } });
    expect(new Set(steps.map(({ phase }) => phase))).toEqual(new Set(['copying', 'writing', 'checking']));
    expect(steps.filter(({ share }) => share < 0 || share > 1)).toEqual([]);
    await page.call('workspace.lock', {});
    expect(await page.call('workspace.unlock', { passphrase: PASSPHRASE })).toMatchObject({ ok: true });
    expect(await description(page, planId)).toBe('Written meanwhile');
    expect(readdirSync(root).filter((name) => name.includes('resealing'))).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('is as it was when that is cancelled, in each phase, and nothing stands beside it', async () => {
    const { page, root, problems, planId, steps } = await large();
    for (const phase of ['copying', 'writing', 'checking'] as const) {
      steps.splice(0);
      const asked = page.call('workspace.setPassphrase', { next: PASSPHRASE, jobId: phase });
      await vi.waitFor(() => expect(steps.map((step) => step.phase)).toContain(phase), soon);
      expect(await page.call('workspace.cancel', { jobId: phase })).toEqual({
        ok: true,
        value: { cancelled: true },
      });
      expect(await asked).toMatchObject({
        ok: false,
        error: { code: 'passphrase-refused', params: { reason: 'cancelled' } },
      });
      expect(readdirSync(root).filter((name) => name.includes('resealing'))).toEqual([]);
      expect(await isEncrypted(page)).toBe(false);
      await describeTo(page, planId, `After ${phase}`);
      expect(await description(page, planId)).toBe(`After ${phase}`);
    }
    expect(problems).toEqual([]);
  });

  it('gives copies one after another: a second one is refused while the first is made', async () => {
    const { page, steps } = await large();
    const first = page.call('workspace.copy', { jobId: 'first' });
    await vi.waitFor(() => expect(steps).not.toEqual([]), soon);
    expect(await page.call('workspace.copy', {})).toMatchObject({ error: { params: { reason: 'busy' } } });
    expect(await first).toMatchObject({ ok: true });
    expect(await page.call('workspace.copy', {})).toMatchObject({ ok: true });
  });

  it('is locked at once when it must be, which ends a copy that is being made', async () => {
    const { page, planId, problems, steps } = await large();
    await page.call('workspace.setPassphrase', { next: PASSPHRASE });
    const copying = page.call('workspace.copy', { jobId: 'copy' });
    await vi.waitFor(() => expect(steps).not.toEqual([]), soon);
    expect(await page.call('workspace.lock', {})).toMatchObject({ ok: true });
    expect(await isEncrypted(page)).toBeNull();
    expect(await copying).toMatchObject({ ok: false, error: { params: { reason: 'closed-meanwhile' } } });
    await page.call('workspace.unlock', { passphrase: PASSPHRASE });
    expect(await description(page, planId)).toBe(samplePlan().description);
    expect(problems).toEqual([]);
  });
});
