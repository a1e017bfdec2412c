/**
 * What every transport must do, method by method: the suite runs over direct, http and ipc. Answers are also
 * checked against the contract's own output schemas by the host (checkOutputs), so a wrong shape fails here.
 * Expected values come from the contract's text and from the pure applyChange, never from a host's answer.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { contract, type Input, type Method } from '../../../electron/contract/contract.ts';
import type { EventOf } from '../../../electron/contract/events.ts';
import { applyChange } from '../../../models/plan/apply-change.ts';
import type { Change } from '../../../models/plan/change.ts';
import { ok } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { samplePlan } from '../sample-plan.ts';
import { closeAll, type TestHostOptions } from '../test-host.ts';
import type { Connection, Transport } from './transport.ts';

const services: NonNullable<TestHostOptions['services']> = {
  templates: async () => [
    {
      id: 'shop',
      name: { en: 'Shop', zh: '商店' },
      description: { en: 'A shop', zh: '一家商店' },
      build: (id, language) => ({ ...samplePlan(id), name: language === 'zh' ? '商店' : 'Shop' }),
    },
  ],
  exportWorkbook: async (plan) =>
    ok({ bytes: new TextEncoder().encode(plan.name), checks: [{ label: 'NPV', ok: true, compared: 1 }] }),
  previewWorkbook: async (file) =>
    ok({ own: { name: file.name, lines: file.bytes.length, periods: 12, notices: [] }, preview: null }),
  importWorkbook: async ({ name, planId }) => ok({ ...samplePlan(planId), name }),
};

export function conformance(name: string, transport: Transport): void {
  describe(`a host over ${name}`, () => {
    const called = new Set<string>();
    let open: Connection[] = [];

    async function connect(root?: string): Promise<Connection> {
      const connection = await transport(root === undefined ? { services } : { services, root });
      open.push(connection);
      const call: Connection['call'] = (method, input) => {
        called.add(method);
        return connection.call(method, input);
      };
      return { ...connection, call };
    }

    afterEach(async () => {
      for (const connection of open) await connection.close();
      open = [];
      await closeAll();
    });

    it('says what it is', async () => {
      const host = await connect();
      const info = await must(host, 'app.info', {});
      expect(info).toMatchObject({ version: '9.9.9', dataDir: host.root, user: 'tester' });
      const kinds = { direct: 'direct', http: 'local', 'ipc on a stand-in of electron': 'electron' };
      expect(info.host).toBe(Object.entries(kinds).find(([key]) => key === name)?.[1]);
    });

    it('keeps preferences over a restart and tells the windows', async () => {
      const host = await connect();
      expect((await must(host, 'preferences.get', {})).theme).toBe('auto');
      const told = next(host, 'preferences.changed');
      await must(host, 'preferences.set', { patch: { theme: 'dark', userName: ' Anna ' } });
      expect((await told).preferences.theme).toBe('dark');
      await host.close();
      open = [];
      const again = await connect(host.root);
      expect(await must(again, 'preferences.get', {})).toMatchObject({
        theme: 'dark',
        userName: 'Anna',
        zoom: 1,
      });
    });

    it('opens a workspace at the first start, makes another one, and goes back to the first', async () => {
      const host = await connect();
      const first = await must(host, 'workspace.current', {});
      expect(first.workspace).toMatchObject({ name: 'My workspace', readOnly: false, encrypted: false });
      const told = next(host, 'workspace.changed');
      const second = await must(host, 'workspace.create', { name: 'Shops: 2027/28' });
      expect(second.workspace?.name).toBe('Shops 2027 28');
      expect((await told).workspace.name).toBe('Shops 2027 28');
      expect(second.recent.map((entry) => entry.name)).toEqual(['Shops 2027 28', 'My workspace']);
      const back = await must(host, 'workspace.open', { recentId: first.recent[0]?.id ?? '' });
      expect(back.workspace?.name).toBe('My workspace');
      expect(await refusal(host, 'workspace.open', { recentId: 'nowhere' })).toBe('workspace-missing');
    });

    it('hands out a copy of the workspace that opens as a workspace of its own', async () => {
      const host = await connect();
      await must(host, 'plan.create', { from: { kind: 'plan', plan: samplePlan() } });
      const copy = await must(host, 'workspace.copy', {});
      expect(copy.name).toBe('My workspace.hurdle');
      const bytes = await host.take(copy.ticket);
      const ticket = await host.bring('workspace', 'From Anna.hurdle', bytes);
      const opened = await must(host, 'workspace.open', { ticket });
      expect(opened.workspace?.name).toBe('From Anna');
      expect((await must(host, 'plan.list', {})).plans.map((plan) => plan.name)).toEqual(['Sample']);
    });

    it('refuses a file that is no workspace and stays where it was', async () => {
      const host = await connect();
      const ticket = await host.bring('workspace', 'Noise.hurdle', new Uint8Array(5000).fill(7));
      expect(await refusal(host, 'workspace.open', { ticket })).toBe('workspace-foreign');
      expect((await must(host, 'workspace.current', {})).workspace?.name).toBe('My workspace');
    });

    it('lists backups and restores one as a copy', async () => {
      const host = await connect();
      await must(host, 'plan.create', { from: { kind: 'blank', name: 'Kept', start: '2027-01' } });
      await host.close();
      open = [];
      // The daily backup is taken when a workspace with edits is opened.
      const again = await connect(host.root);
      const { backups } = await must(again, 'workspace.backups', {});
      expect(backups.map((backup) => [backup.name, backup.reason])).toEqual([['My workspace', 'daily']]);
      await must(again, 'plan.create', { from: { kind: 'blank', name: 'Later', start: '2027-01' } });
      const restored = await must(again, 'workspace.restoreBackup', { id: backups[0]?.id ?? '' });
      expect(restored.workspace?.name).toMatch(/^My workspace \(backup \d{4}-\d\d-\d\d\)$/);
      expect((await must(again, 'plan.list', {})).plans.map((plan) => plan.name)).toEqual(['Kept']);
      expect(await refusal(again, 'workspace.restoreBackup', { id: '../My workspace.hurdle' })).toBe(
        'not-found',
      );
    });

    it('creates plans from nothing, from a sample and from a plan', async () => {
      const host = await connect();
      const { templates } = await must(host, 'plan.templates', {});
      expect(templates).toEqual([
        {
          id: 'shop',
          name: { en: 'Shop', zh: '商店' },
          description: { en: 'A shop', zh: '一家商店' },
          periods: 36,
          lines: 4,
        },
      ]);
      const told = next(host, 'plan.listed');
      const blank = await must(host, 'plan.create', {
        from: { kind: 'blank', name: 'Blank', start: '2030-07' },
      });
      expect((await told).planId).toBe(blank.planId);
      const sample = await must(host, 'plan.create', {
        from: { kind: 'template', templateId: 'shop', language: 'zh' },
      });
      const given = await must(host, 'plan.create', { from: { kind: 'plan', plan: samplePlan() } });
      const load = async (planId: string) => (await must(host, 'plan.load', { planId })).plan;
      expect((await load(blank.planId)).timeline.start).toBe('2030-07');
      expect((await load(sample.planId)).name).toBe('商店');
      expect(await load(given.planId)).toEqual({ ...samplePlan(), id: given.planId });
      expect(
        await refusal(host, 'plan.create', {
          from: { kind: 'template', templateId: 'none', language: 'en' },
        }),
      ).toBe('not-found');
      const twice = { ...samplePlan(), lines: [...samplePlan().lines, ...samplePlan().lines] };
      expect(await refusal(host, 'plan.create', { from: { kind: 'plan', plan: twice } })).toBe(
        'invalid-input',
      );
    });

    it('lists, duplicates, deletes and restores plans', async () => {
      const host = await connect();
      const { planId } = await must(host, 'plan.create', { from: { kind: 'plan', plan: samplePlan() } });
      const copy = await must(host, 'plan.duplicate', { planId, name: 'Copy' });
      await must(host, 'plan.delete', { planId });
      const listed = (await must(host, 'plan.list', {})).plans;
      expect(listed.find((plan) => plan.id === planId)).toMatchObject({ name: 'Sample', deleted: true });
      expect(listed.find((plan) => plan.id === copy.planId)).toMatchObject({
        name: 'Copy',
        deleted: false,
        lineCount: 4,
        periods: 36,
        periodicity: 'month',
        currency: 'CNY',
        seq: 0,
      });
      expect(await refusal(host, 'plan.load', { planId })).toBe('not-found');
      await must(host, 'plan.restore', { planId });
      expect((await must(host, 'plan.load', { planId })).plan.name).toBe('Sample');
      expect(await refusal(host, 'plan.delete', { planId: 'none' })).toBe('not-found');
    });

    it('applies changes as applyChange does, tells every window, and takes them back and does them again', async () => {
      const host = await connect();
      const planId = await newPlan(host);
      const told = next(host, 'plan.changed');
      const first = setCell('l-sales', 2, 42);
      expect(await change(host, planId, first, 'Sales of March')).toEqual({
        seq: 1,
        undo: { label: 'Sales of March' },
        redo: null,
      });
      expect(await told).toMatchObject({
        planId,
        seq: 1,
        change: first,
        clientId: 'window-1',
        label: 'Sales of March',
      });
      // baseSeq 0 is older than the host's state; a targeted change still lands.
      await change(host, planId, setCell('l-sales', 3, 43), 'Sales of April');
      const expected = applied(applied({ ...samplePlan(), id: planId }, first), setCell('l-sales', 3, 43));
      expect(await present(host, planId)).toEqual(expected);

      const undone = await must(host, 'plan.undo', { planId, clientId: 'window-2' });
      expect(undone).toMatchObject({
        seq: 3,
        undo: { label: 'Sales of March' },
        redo: { label: 'Sales of April' },
      });
      expect(await present(host, planId)).toEqual(applied({ ...samplePlan(), id: planId }, first));
      const redone = await must(host, 'plan.redo', { planId, clientId: 'window-2' });
      expect(redone).toMatchObject({ seq: 4, undo: { label: 'Sales of April' }, redo: null });
      expect(await present(host, planId)).toEqual(expected);
      expect(await refusal(host, 'plan.redo', { planId, clientId: 'c' })).toBe('nothing-to-redo');
    });

    it('takes back after a restart, down to the plan as it was created', async () => {
      const host = await connect();
      const planId = await newPlan(host);
      for (let column = 1; column <= 5; column += 1) {
        await change(host, planId, setCell('l-sales', column, column * 7), `Edit ${column}`);
      }
      await host.close();
      open = [];
      const again = await connect(host.root);
      for (let count = 0; count < 5; count += 1) await must(again, 'plan.undo', { planId, clientId: 'c' });
      expect(await present(again, planId)).toEqual({ ...samplePlan(), id: planId });
      expect(await refusal(again, 'plan.undo', { planId, clientId: 'c' })).toBe('nothing-to-undo');
    });

    it('refuses a change that does not fit, with the reason and the field, and changes nothing', async () => {
      const host = await connect();
      const planId = await newPlan(host);
      const answer = await host.call('plan.change', {
        planId,
        baseSeq: 0,
        clientId: 'c',
        label: 'x',
        change: {
          type: 'batch',
          changes: [
            { type: 'set-cells', cells: [{ lineId: 'l-sales', column: 1, value: 1 }] },
            { type: 'rename-code', lineId: 'l-cost', code: 'sales' },
          ],
        },
      });
      expect(answer).toMatchObject({
        ok: false,
        error: {
          code: 'change-refused',
          field: 'code',
          params: { reason: 'duplicate-code', label: 'Sales' },
        },
      });
      expect(await must(host, 'plan.load', { planId })).toMatchObject({ seq: 0, undo: null });
      expect(await present(host, planId)).toEqual({ ...samplePlan(), id: planId });
    });

    it('keeps a history that can be read, filtered, verified and gone back in', async () => {
      const host = await connect();
      await must(host, 'preferences.set', { patch: { userName: 'Li Na' } });
      const planId = await newPlan(host);
      await change(host, planId, setCell('l-sales', 1, 1), 'One');
      await change(host, planId, { type: 'set-plan', name: 'Renamed' }, 'Two');
      await change(host, planId, { type: 'remove-line', lineId: 'l-price' }, 'Three');
      const page = await must(host, 'history.list', { planId, limit: 2 });
      expect(page.rows.map((row) => [row.seq, row.kind, row.label, row.who])).toEqual([
        [3, 'edit', 'Three', 'Li Na'],
        [2, 'edit', 'Two', 'Li Na'],
      ]);
      expect(page.more).toBe(true);
      expect(
        (await must(host, 'history.list', { planId, limit: 9, before: 2 })).rows.map((row) => row.seq),
      ).toEqual([1]);
      const ofLine = await must(host, 'history.list', { planId, limit: 9, lineId: 'l-price' });
      expect(ofLine.rows.map((row) => row.seq)).toEqual([3]);
      expect((await must(host, 'history.list', { planId, limit: 9, who: 'nobody' })).rows).toEqual([]);
      expect(page.rows[1]?.inverse).toEqual({ type: 'set-plan', name: 'Sample' });

      expect(await must(host, 'history.verify', { planId })).toEqual({ ok: true, rows: 3 });
      const one = applied({ ...samplePlan(), id: planId }, setCell('l-sales', 1, 1));
      expect((await must(host, 'history.planAt', { planId, seq: 1 })).plan).toEqual(one);
      expect(await refusal(host, 'history.planAt', { planId, seq: 4 })).toBe('not-found');

      const told = next(host, 'plan.changed');
      const reverted = await must(host, 'history.revert', { planId, toSeq: 1, clientId: 'c' });
      expect(reverted.seq).toBe(4);
      expect((await told).seq).toBe(4);
      expect(await present(host, planId)).toEqual(one);
      await must(host, 'plan.undo', { planId, clientId: 'c' });
      expect((await present(host, planId)).name).toBe('Renamed');
      const kinds = (await must(host, 'history.list', { planId, limit: 9 })).rows.map((row) => row.kind);
      expect(kinds).toEqual(['undo', 'revert', 'edit', 'edit', 'edit']);
      expect(await must(host, 'history.verify', { planId })).toEqual({ ok: true, rows: 5 });
    });

    it('keeps snapshots: named, noted, renamed, deleted, brought back, loaded and restored', async () => {
      const host = await connect();
      const planId = await newPlan(host);
      const told = next(host, 'snapshot.changed');
      const { snapshot } = await must(host, 'snapshot.create', { planId, name: 'Board 1', note: 'as sent' });
      expect((await told).planId).toBe(planId);
      expect(snapshot).toMatchObject({ planId, seq: 0, name: 'Board 1', note: 'as sent' });
      const snapshotId = snapshot.id;
      await must(host, 'snapshot.rename', { snapshotId, name: 'Board May' });
      await change(host, planId, { type: 'set-plan', name: 'After' }, 'x');
      expect((await must(host, 'snapshot.load', { snapshotId })).plan.name).toBe('Sample');
      await must(host, 'snapshot.delete', { snapshotId });
      expect((await must(host, 'snapshot.list', { planId })).snapshots).toEqual([]);
      expect(await refusal(host, 'snapshot.load', { snapshotId })).toBe('not-found');
      await must(host, 'snapshot.undelete', { snapshotId });
      const listed = (await must(host, 'snapshot.list', { planId })).snapshots;
      expect(listed.map((entry) => [entry.name, entry.note])).toEqual([['Board May', 'as sent']]);
      await must(host, 'snapshot.restore', { snapshotId, clientId: 'c' });
      expect(await present(host, planId)).toEqual({ ...samplePlan(), id: planId });
      expect(await refusal(host, 'snapshot.restore', { snapshotId, clientId: 'c' })).toBe('change-refused');
    });

    it('hands a plan out as JSON and takes it in again, value for value', async () => {
      const host = await connect();
      const planId = await newPlan(host);
      const ready = await must(host, 'exchange.exportPlan', { planId });
      expect(ready.name).toBe('Sample.json');
      const bytes = await host.take(ready.ticket);
      expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual({ ...samplePlan(), id: planId });
      const ticket = await host.bring('plan', 'Sample.json', bytes);
      const imported = await must(host, 'exchange.importPlan', { ticket });
      expect(imported.planId).not.toBe(planId);
      expect(await present(host, imported.planId)).toEqual({ ...samplePlan(), id: imported.planId });
    });

    it('refuses a plan file with errors and names each place', async () => {
      const host = await connect();
      const faulty = { ...samplePlan(), lines: [{ ...samplePlan().lines[0], kind: 'nonsense' }], extra: 1 };
      const ticket = await host.bring('plan', 'x.json', new TextEncoder().encode(JSON.stringify(faulty)));
      const answer = await host.call('exchange.importPlan', { ticket });
      expect(answer).toMatchObject({ ok: false, error: { code: 'import-refused' } });
      const places = answer.ok ? [] : (answer.error.places ?? []).map((place) => place.path);
      expect(places).toContain('lines.0.kind');
      const noise = await host.bring('plan', 'y.json', new Uint8Array([0xff, 0xfe, 0x00]));
      expect(await refusal(host, 'exchange.importPlan', { ticket: noise })).toBe('import-refused');
      expect((await must(host, 'plan.list', {})).plans).toEqual([]);
    });

    it('previews, imports and exports workbooks through tickets of the right purpose only', async () => {
      const host = await connect();
      const ticket = await host.bring('workbook', 'Budget.xlsx', new Uint8Array([1, 2, 3]));
      const preview = await must(host, 'exchange.previewWorkbook', { ticket });
      expect(preview.own).toMatchObject({ name: 'Budget.xlsx', lines: 3 });
      expect((await must(host, 'plan.list', {})).plans).toEqual([]);
      const { planId } = await must(host, 'exchange.importWorkbook', { ticket, mapping: null, name: 'In' });
      const out = await must(host, 'exchange.exportWorkbook', { planId, language: 'en' });
      expect(out).toMatchObject({ name: 'In.xlsx', checks: [{ label: 'NPV', ok: true, compared: 1 }] });
      expect(new TextDecoder().decode(await host.take(out.ticket))).toBe('In');
      expect(await refusal(host, 'exchange.importPlan', { ticket })).toBe('ticket-expired');
      expect(await refusal(host, 'file.save', { ticket })).toBe('ticket-expired');
    });

    it('answers file.pick and file.save in the way of its host', async () => {
      const host = await connect();
      const picked = await host.call('file.pick', { purpose: 'plan' });
      if (name === 'http') expect(picked).toMatchObject({ ok: false, error: { code: 'use-upload' } });
      else expect(picked).toEqual({ ok: true, value: null });
      const ready = await must(host, 'exchange.exportPlan', { planId: await newPlan(host) });
      const saved = await host.call('file.save', { ticket: ready.ticket });
      if (name === 'http') expect(saved).toMatchObject({ ok: false, error: { code: 'use-download' } });
      else expect(saved).toEqual({ ok: true, value: { saved: false } });
    });

    it('refuses what is not in the contract, with a code and no stack trace', async () => {
      const host = await connect();
      const planId = await newPlan(host);
      const edit = { planId, baseSeq: 0, clientId: 'c', label: '' };
      const bad: [unknown, unknown, string][] = [
        ['no.such.method', {}, 'unknown-method'],
        ['constructor', {}, 'unknown-method'],
        ['__proto__', {}, 'unknown-method'],
        ['toString', {}, 'unknown-method'],
        [7, {}, 'unknown-method'],
        [null, {}, 'unknown-method'],
        ['app.info', null, 'invalid-input'],
        ['app.info', 'text', 'invalid-input'],
        ['app.info', [], 'invalid-input'],
        ['app.info', { extra: 1 }, 'invalid-input'],
        ['plan.load', {}, 'invalid-input'],
        ['plan.load', { planId: 5 }, 'invalid-input'],
        ['plan.load', { planId: '' }, 'invalid-input'],
        ['plan.load', { planId: 'x'.repeat(100_000) }, 'invalid-input'],
        ['plan.load', { planId: "' OR 1=1 --" }, 'not-found'],
        ['plan.load', JSON.parse('{"planId":"a","__proto__":{"x":1}}'), 'invalid-input'],
        ['plan.load', JSON.parse('{"planId":"a","constructor":{"x":1}}'), 'invalid-input'],
        [
          'plan.change',
          { ...edit, change: setCell('l-sales', 1, '5' as unknown as number) },
          'invalid-input',
        ],
        ['plan.change', { ...edit, change: setCell('l-sales', 1.5, 5) }, 'invalid-input'],
        ['plan.change', { ...edit, change: setCell('l-sales', 601, 5) }, 'invalid-input'],
        ['plan.change', { ...edit, change: { type: 'no-such-change' } }, 'invalid-input'],
        ['plan.change', { ...edit, change: { type: 'batch', changes: [] } }, 'invalid-input'],
        ['plan.change', { ...edit, baseSeq: -1, change: setCell('l-sales', 1, 5) }, 'invalid-input'],
        [
          'plan.change',
          {
            ...edit,
            change: {
              type: 'set-entry',
              lineId: 'l-cost',
              entry: { type: 'formula', formula: '('.repeat(1_000_000) },
            },
          },
          'invalid-input',
        ],
        ['history.list', { planId, limit: 201 }, 'invalid-input'],
        ['preferences.set', { patch: { theme: 'pink' } }, 'invalid-input'],
        ['workspace.open', { path: '/etc/passwd' }, 'invalid-input'],
        ['workspace.create', { name: '  ' }, 'invalid-input'],
        ['exchange.importPlan', { ticket: 'A'.repeat(32) }, 'ticket-expired'],
      ];
      for (const [method, input, code] of bad) {
        const answer = (await host.raw(method, input)) as {
          ok: boolean;
          error: { code: string; message: string };
        };
        expect([method, answer.ok, answer.error?.code]).toEqual([method, false, code]);
        expect(answer.error.message).not.toMatch(/\bat .+:\d+|SQLITE|node_modules|TypeError/);
        expect(answer.error.message.length).toBeLessThan(600);
      }
      expect(await present(host, planId)).toEqual({ ...samplePlan(), id: planId });
      expect(host.problems).toEqual([]);
    });

    it('never lets a number that is not finite become an empty cell', async () => {
      const host = await connect();
      const planId = await newPlan(host);
      for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
        const input = { planId, baseSeq: 0, clientId: 'c', label: '', change: setCell('l-sales', 1, value) };
        // Over http a page sends through toWire, which refuses; plain JSON text would turn it into null.
        if (name !== 'http') expect(await refusal(host, 'plan.change', input)).toBe('invalid-input');
      }
      const huge = `{"type":"set-cells","cells":[{"lineId":"l-sales","column":1,"value":1e999}]}`;
      const input = { planId, baseSeq: 0, clientId: 'c', label: '', change: JSON.parse(huge) };
      if (name !== 'http') expect(await refusal(host, 'plan.change', input)).toBe('invalid-input');
      expect(await present(host, planId)).toEqual({ ...samplePlan(), id: planId });
    });

    it('stores a negative zero as zero', async () => {
      const host = await connect();
      const planId = await newPlan(host);
      await change(host, planId, setCell('l-sales', 1, -0), 'x');
      const entry = (await present(host, planId)).lines[0]?.entry;
      expect(entry?.type === 'series' ? entry.values[0] : 'no series').toBe(0);
    });

    it('keeps the order of edits that arrive together', async () => {
      const host = await connect();
      const planId = await newPlan(host);
      const sent = Array.from({ length: 40 }, (_, value) =>
        change(host, planId, setCell('l-sales', 1, value), `${value}`),
      );
      const seqs = (await Promise.all(sent)).map((answer) => answer.seq);
      expect([...seqs].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
      expect(await must(host, 'history.verify', { planId })).toEqual({ ok: true, rows: 40 });
    });

    it('was asked every method of the contract above', () => {
      expect(Object.keys(contract).filter((method) => !called.has(method))).toEqual([]);
    });

    async function must<M extends Method>(host: Connection, method: M, input: Input<M>) {
      called.add(method);
      const answer = await host.call(method, input);
      if (!answer.ok)
        throw new Error(`${method} failed: ${JSON.stringify(answer.error)} ${host.problems.join()}`);
      return answer.value;
    }

    async function refusal<M extends Method>(host: Connection, method: M, input: Input<M>): Promise<string> {
      called.add(method);
      const answer = await host.call(method, input);
      return answer.ok ? 'not refused' : answer.error.code;
    }

    function change(host: Connection, planId: string, edit: Change, label: string) {
      return must(host, 'plan.change', { planId, baseSeq: 0, clientId: 'window-1', change: edit, label });
    }

    async function newPlan(host: Connection): Promise<string> {
      return (await must(host, 'plan.create', { from: { kind: 'plan', plan: samplePlan() } })).planId;
    }

    async function present(host: Connection, planId: string): Promise<Plan> {
      return (await must(host, 'plan.load', { planId })).plan;
    }
  });
}

function setCell(lineId: string, column: number, value: number): Change {
  return { type: 'set-cells', cells: [{ lineId, column, value }] };
}

function applied(plan: Plan, change: Change): Plan {
  const result = applyChange(plan, change);
  if (!result.ok) throw new Error(result.error.message);
  return result.value.plan;
}

function next<E extends Parameters<Connection['on']>[0]>(host: Connection, event: E): Promise<EventOf<E>> {
  return new Promise((resolve) => {
    const stop = host.on(event, (payload) => {
      stop();
      resolve(payload);
    });
  });
}
