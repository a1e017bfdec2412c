/**
 * diff, merge and copy, and encrypted workspaces on the command line. What differs is what the test changed in the files;
 * figures are not compared with Hurdle's own answers.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../../electron/cli/run-command.ts';
import { createPlanService } from '../../../electron/host/plan-service.ts';
import { openWorkspace } from '../../../electron/store/open-workspace.ts';
import type { Change } from '../../../models/plan/change.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { quickSecret } from '../quick-secret.ts';
import { samplePlan } from '../sample-plan.ts';
import { emptyFolder, hurdle } from './run-for-test.ts';

type At = (name: string) => string;

async function workspace(at: At, name: string, plan: Plan): Promise<string> {
  writeFileSync(at(`${name}.json`), JSON.stringify(plan));
  expect((await hurdle('import', at(`${name}.json`), '--into', at(`${name}.hurdle`))).err).toBe('');
  return at(`${name}.hurdle`);
}

/** The id of the only plan. */
async function idIn(path: string): Promise<string> {
  const { plans } = JSON.parse(
    (await hurdle('copy', path, `${path}.ids.hurdle`, '--json')).out.replace('copied', 'plans'),
  ) as {
    plans: { planId: string }[];
  };
  return plans[0]?.planId ?? '';
}

function edit(path: string, planId: string, ...changes: readonly Change[]): void {
  const opened = openWorkspace(path, { backup: () => undefined });
  if (!opened.ok) throw new Error(opened.error.code);
  const plans = createPlanService({
    db: opened.value.db,
    readOnly: false,
    now: () => new Date('2027-02-01T00:00:00Z'),
    who: () => 'ben',
    announce: () => undefined,
  });
  for (const change of changes) {
    const done = plans.commit({
      planId,
      clientId: 'c',
      kind: 'edit',
      label: 'Edit',
      change,
      stacks: () => undefined,
    });
    if (!done.ok) throw new Error(done.error.message);
  }
  opened.value.close();
}

function planIn(path: string, planId: string): Plan {
  const opened = openWorkspace(path, { backup: () => undefined, readOnly: true });
  if (!opened.ok) throw new Error(opened.error.code);
  const plans = createPlanService({
    db: opened.value.db,
    readOnly: true,
    now: () => new Date(0),
    who: () => '',
    announce: () => undefined,
  });
  const loaded = plans.load(planId);
  opened.value.close();
  if (!loaded.ok) throw new Error(loaded.error.message);
  return loaded.value.plan;
}

const cell = (column: number, value: number, lineId = 'l-sales'): Change => ({
  type: 'set-cells',
  cells: [{ lineId, column, value }],
});

/** Two workspaces with the same plan and its history. */
async function twins(at: At) {
  const ours = await workspace(at, 'ours', samplePlan());
  const theirs = at('theirs.hurdle');
  expect((await hurdle('copy', ours, theirs)).exit).toBe(0);
  return { ours, theirs, planId: await idIn(ours) };
}

describe('diff', () => {
  it('ends with 0 where nothing differs and with 1 where something does, and names every value', async () => {
    const at = emptyFolder();
    const { ours, theirs, planId } = await twins(at);
    expect(await hurdle('diff', ours, theirs)).toMatchObject({ exit: 0, out: 'No difference.' });
    edit(theirs, planId, cell(3, 7), { type: 'set-line', lineId: 'l-price', patch: { label: 'Unit price' } });
    const found = await hurdle('diff', ours, theirs, '--json');
    expect(found.exit).toBe(1);
    const [plan] = JSON.parse(found.out).plans;
    expect(plan.pieces).toMatchObject([
      {
        take: 'sales',
        what: 'changed',
        side: 'theirs',
        changes: [{ path: 'entry.values.2', before: 0.1, after: 7 }],
      },
      { take: 'price', what: 'changed', changes: [{ path: 'label', before: 'Price', after: 'Unit price' }] },
    ]);
    expect(plan.common).toMatchObject({ seq: 0, a: [], b: [{ who: 'ben' }, { who: 'ben' }] });
    const text = (await hurdle('diff', ours, theirs, '--plan', 'Sample')).out;
    expect(text).toContain('2027-03: 0.1 -> 7');
    expect(text).toContain('~ price');
  });

  it('compares plan files, and two plans of one workspace', async () => {
    const at = emptyFolder();
    const plan = samplePlan();
    writeFileSync(at('a.json'), JSON.stringify(plan));
    writeFileSync(at('b.json'), JSON.stringify({ ...plan, id: 'other', lines: plan.lines.slice(0, 3) }));
    const files = await hurdle('diff', at('a.json'), at('b.json'));
    expect(files.exit).toBe(1);
    expect(files.out).toContain('- shop');
    const both = await workspace(at, 'both', plan);
    writeFileSync(at('c.json'), JSON.stringify({ ...plan, name: 'Second', description: 'x' }));
    await hurdle('import', at('c.json'), '--into', both);
    const within = await hurdle('diff', both, '--plan', 'Sample', '--with', 'Second');
    expect(within.out).toContain('~ description');
    expect((await hurdle('diff', both)).exit).toBe(2);
  });

  it('names the plans that only one side has, and says why the net present value moved', async () => {
    const at = emptyFolder();
    const { ours, theirs, planId } = await twins(at);
    writeFileSync(at('more.json'), JSON.stringify({ ...samplePlan(), name: 'More' }));
    await hurdle('import', at('more.json'), '--into', theirs);
    edit(theirs, planId, cell(0, 6000, 'l-shop'));
    const { out, exit } = await hurdle('diff', ours, theirs, '--bridge');
    expect(exit).toBe(1);
    expect(out).toContain(`Only in ${theirs}: More`);
    // One more thousand is paid at the opening, which is not discounted; what is written off for tax comes back.
    expect(out).toMatch(/NPV \(?-?[\d,.]+\)? {2}because of shop/);
  });
});

describe('merge', () => {
  it('takes what is named, as one change that is logged', async () => {
    const at = emptyFolder();
    const { ours, theirs, planId } = await twins(at);
    const price: Change = { type: 'set-line', lineId: 'l-price', patch: { label: 'Unit price' } };
    edit(theirs, planId, cell(3, 7), price);
    const dry = await hurdle('merge', ours, theirs, '--take', 'price', '--dry-run');
    expect(dry.out).toContain('Would be taken');
    expect(planIn(ours, planId).lines[1]?.label).toBe('Price');
    expect((await hurdle('merge', ours, theirs, '--take', 'price')).exit).toBe(0);
    const merged = planIn(ours, planId);
    expect(merged.lines[1]?.label).toBe('Unit price');
    expect(merged.lines[0]).toEqual(samplePlan().lines[0]);
    expect((await hurdle('merge', ours, theirs, '--all')).exit).toBe(0);
    expect((await hurdle('diff', ours, theirs)).exit).toBe(0);
    expect((await hurdle('diff', ours, theirs, '--json')).out).toContain('"same": true');
  });

  it('takes nothing where both changed the same place, until it is named', async () => {
    const at = emptyFolder();
    const { ours, theirs, planId } = await twins(at);
    edit(theirs, planId, cell(3, 7), cell(1, 5, 'l-shop'));
    edit(ours, planId, cell(3, 8));
    const refused = await hurdle('merge', ours, theirs, '--all');
    expect(refused.exit).toBe(1);
    expect(refused.err).toContain('sales');
    expect(planIn(ours, planId).lines[3]).toEqual(samplePlan().lines[3]);
    expect((await hurdle('merge', ours, theirs, '--take', 'sales,shop')).exit).toBe(0);
    expect(planIn(ours, planId).lines[0]?.entry).toMatchObject({ values: [100, null, 7, 1e15, 5e-324] });
  });

  it('takes nothing that would not fit, and says what is missing', async () => {
    const at = emptyFolder();
    const { ours, theirs, planId } = await twins(at);
    const [sales] = samplePlan().lines;
    if (!sales) throw new Error('no line');
    edit(
      theirs,
      planId,
      { type: 'add-line', line: { ...sales, id: 'l-new', code: 'fee', label: 'Fee' }, index: 0 },
      { type: 'set-entry', lineId: 'l-cost', entry: { type: 'formula', formula: 'sales * price + fee' } },
    );
    const refused = await hurdle('merge', ours, theirs, '--take', 'cost');
    expect(refused.exit).toBe(1);
    expect(refused.err).toContain('--take ...,fee');
    expect((await hurdle('merge', ours, theirs, '--take', 'cost,fee')).exit).toBe(0);
    const unknown = await hurdle('merge', ours, theirs, '--take', 'nonsense');
    expect(unknown.err).toContain('"nonsense" is no difference');
    expect(unknown.exit).toBe(2);
  });
});

describe('an encrypted workspace on the command line', () => {
  async function sealed(at: At): Promise<string> {
    const path = await workspace(at, 'plain', samplePlan());
    const made = await run('open sesame!', null, 'copy', path, at('secret.hurdle'), '--encrypt');
    expect(made.exit).toBe(0);
    return at('secret.hurdle');
  }

  function run(
    environment: string | undefined,
    ask: string | null | readonly string[],
    ...argv: readonly string[]
  ) {
    const out: string[] = [];
    const questions: string[] = [];
    return runCommand(argv, {
      print: (text) => void out.push(text),
      remark: (text) => void out.push(text),
      version: '1',
      newId: () => 'new',
      now: () => new Date('2027-01-02T03:04:05Z'),
      user: 'tester',
      passphrases: {
        environment,
        ask: async (question) => {
          questions.push(question);
          return typeof ask === 'string' ? ask : (ask?.[questions.length - 1] ?? null);
        },
        derive: quickSecret,
      },
    }).then((exit) => ({ exit, out: out.join('\n'), questions }));
  }

  it('is opened by the environment, by a file, or by who sits there; never by an argument', async () => {
    const at = emptyFolder();
    const path = await sealed(at);
    const none = await hurdle('check', path);
    expect(none.exit).toBe(2);
    expect(none.err).toContain('HURDLE_PASSPHRASE');
    expect((await run('open sesame!', null, 'check', path)).exit).toBe(0);
    const wrong = await run('open sesame', 'open sesame!', 'check', path);
    expect(wrong.exit).toBe(2);
    expect(wrong.out).toContain('does not open');
    expect(wrong.out).not.toContain('open sesame');
    expect(wrong.questions).toEqual([]);
    const asked = await run(undefined, 'open sesame!', 'check', path);
    expect(asked).toMatchObject({ exit: 0, questions: [`Passphrase of ${path}: `] });
    writeFileSync(at('pass.txt'), 'another one\nopen sesame!\n');
    expect((await run(undefined, null, 'check', path, '--passphrase-file', at('pass.txt'))).exit).toBe(0);
    expect((await hurdle('check', path, '--passphrase', 'open sesame!')).err).toContain('no flag');
  });

  it('is compared, and takes changes over, and stays encrypted', async () => {
    const at = emptyFolder();
    const path = await sealed(at);
    writeFileSync(at('plan.json'), JSON.stringify({ ...samplePlan(), description: 'Zxqv 9931' }));
    const found = await run('open sesame!', null, 'diff', path, at('plan.json'));
    expect(found.exit).toBe(1);
    expect((await run('open sesame!', null, 'merge', path, at('plan.json'), '--all')).exit).toBe(0);
    expect((await run('open sesame!', null, 'diff', path, at('plan.json'))).exit).toBe(0);
    expect(readFileSync(path).includes('Zxqv 9931')).toBe(false);
  });

  it('is made by copy, with the passphrase of a file, of the environment, or typed twice', async () => {
    const at = emptyFolder();
    const plain = await workspace(at, 'plain', { ...samplePlan(), description: 'Zxqv 9931' });
    const asked = await run(
      undefined,
      ['six words!', 'six words!'],
      'copy',
      plain,
      at('a.hurdle'),
      '--encrypt',
    );
    expect(asked).toMatchObject({
      exit: 0,
      questions: [`New passphrase of ${at('a.hurdle')}: `, 'The same again: '],
    });
    expect(asked.out).toContain('A lost passphrase is lost data');
    expect(readFileSync(at('a.hurdle')).includes('Zxqv 9931')).toBe(false);
    expect(asked.out).not.toContain('six words');
    // From one passphrase to another: any line opens, the last one closes.
    writeFileSync(at('both.txt'), 'six words!\nseven words\n');
    const both = ['--encrypt', '--passphrase-file', at('both.txt')];
    expect((await run(undefined, null, 'copy', at('a.hurdle'), at('b.hurdle'), ...both)).exit).toBe(0);
    expect((await run('six words!', null, 'check', at('b.hurdle'))).out).toContain('does not open');
    expect((await run('seven words', null, 'diff', at('b.hurdle'), plain)).out).toBe('No difference.');
    // Back to a plain one, which is said.
    const decrypted = await run('seven words', null, 'copy', at('b.hurdle'), at('c.hurdle'), '--json');
    expect(decrypted.out).toContain('is not encrypted: whoever has the file can read it');
    expect(decrypted.out).toContain('"encrypted": false');
    expect((await hurdle('diff', at('c.hurdle'), plain)).exit).toBe(0);
  });

  it('is not made half: with too short a passphrase, two that differ, nobody to ask, or where a file stands', async () => {
    const at = emptyFolder();
    const plain = await workspace(at, 'plain', samplePlan());
    const copy = ['copy', plain, at('new.hurdle'), '--encrypt'] as const;
    for (const refused of [
      await run('short', null, ...copy),
      await run(undefined, ['six words!', 'sixwords!'], ...copy),
      await run(undefined, ['six words!', ''], ...copy),
      await run(undefined, null, ...copy),
      await hurdle(...copy),
      await hurdle(...copy, '--plan', 'Nothing'),
    ]) {
      expect(refused.exit).toBe(2);
    }
    expect(readdirSync(at('.')).toSorted()).toEqual(['plain.hurdle', 'plain.json']);
    const before = readFileSync(plain);
    const onto = await run('six words!', null, 'copy', plain, plain, '--encrypt');
    expect(onto).toMatchObject({ exit: 2 });
    expect(onto.out).toContain('are the same file');
    expect((await hurdle('copy', plain, at('other.hurdle'))).exit).toBe(0);
    const there = await run('six words!', null, 'copy', plain, at('other.hurdle'), '--encrypt');
    expect(there.out).toContain('exists already');
    expect(readFileSync(plain).equals(before)).toBe(true);
  });
});
