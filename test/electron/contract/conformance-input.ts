/**
 * Input that is wrong, hostile or early, over one transport.
 * Expected values come from the contract's text and from the pure applyChange, never from a host's answer.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contract } from '../../../electron/contract/contract.ts';
import { samplePlan } from '../sample-plan.ts';
import { type Session, setCell } from './session.ts';

export function inputConformance(session: Session): void {
  const { connect, must, refusal, change, newPlan, present, name } = session;

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
      ['plan.change', { ...edit, change: setCell('l-sales', 1, '5' as unknown as number) }, 'invalid-input'],
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

  it('answers any JSON at all, for every method, without an inner failure', { timeout: 60_000 }, async () => {
    const host = await connect();
    const planId = await newPlan(host);
    const methods = Object.keys(contract);
    const shaped = fc.dictionary(
      fc.constantFrom(
        'planId',
        'change',
        'label',
        'clientId',
        'seq',
        'ticket',
        'name',
        'patch',
        'from',
        'limit',
      ),
      fc.oneof(fc.constant(planId), fc.jsonValue({ maxDepth: 3 })),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...methods),
        fc.oneof(shaped, fc.jsonValue()),
        async (method, input) => {
          const answer = (await host.raw(method, input)) as { ok: boolean; error?: { code: string } };
          expect(answer.error?.code).not.toBe('internal');
        },
      ),
      { numRuns: 400 },
    );
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
}
