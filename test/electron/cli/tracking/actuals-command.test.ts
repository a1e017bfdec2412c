/** `hurdle actuals import` end to end: a real workspace, real files, exit codes. Sums are added up by hand from the rows. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dayOf } from '../../../../models/tracking/calendar/day.ts';
import { samplePlan } from '../../sample-plan.ts';
import { emptyFolder, hurdle } from '../run-for-test.ts';

const PATIENCE = 60_000;
const GOOD = 'date,account,amount\n2027-01-03,Sales,100.10\n2027-01-05,sales,0.20\n2027-01-06,6601 Ads,30\n';
const FAULTY = `${GOOD}2027-01-07,Sales,#REF!\n,Total,130.30\n`;

const reportSchema = z.looseObject({
  plan: z.looseObject({ name: z.string() }),
  batch: z.looseObject({ entries: z.number(), firstDay: z.number(), minor: z.number() }),
  columns: z.record(z.string(), z.number()),
  counts: z.looseObject({
    imported: z.number(),
    queued: z.number(),
    faulty: z.number(),
    leftOut: z.number(),
  }),
  queue: z.number(),
  totals: z.array(z.looseObject({ line: z.string(), entries: z.number(), minor: z.number() })),
  problemsFile: z.string().nullable(),
});

async function workspace() {
  const at = emptyFolder();
  writeFileSync(at('plan.json'), JSON.stringify(samplePlan()));
  const made = await hurdle('import', at('plan.json'), '--into', at('w.hurdle'));
  if (made.exit !== 0) throw new Error(made.err);
  const file = (name: string, text: string | Uint8Array): string => {
    writeFileSync(at(name), text);
    return at(name);
  };
  const bring = (path: string, ...flags: readonly string[]) =>
    hurdle('actuals', 'import', path, '--workspace', at('w.hurdle'), ...flags);
  return { at, file, bring };
}

describe('hurdle actuals import', () => {
  it(
    'brings a file in and says what it did, as JSON',
    async () => {
      const { file, bring } = await workspace();
      const { exit, out, err } = await bring(file('a.csv', GOOD), '--json');
      expect([exit, err]).toEqual([0, '']);
      const report = reportSchema.parse(JSON.parse(out));
      expect(report.plan.name).toBe('Sample');
      expect(report.batch).toMatchObject({
        entries: 3,
        firstDay: dayOf({ year: 2027, month: 1, day: 3 }),
        minor: 13_030,
      });
      expect(report.counts).toMatchObject({ imported: 3, queued: 1, faulty: 0, leftOut: 0 });
      expect(report.totals).toEqual([{ line: 'sales', entries: 2, minor: 10_030 }]);
      expect(report.queue).toBe(1);
    },
    PATIENCE,
  );

  it(
    'imports the good rows, lists the others in a file, and ends with 1',
    async () => {
      const { at, file, bring } = await workspace();
      const { exit, out } = await bring(file('a.csv', FAULTY), '--problems', at('list.csv'));
      expect(exit).toBe(1);
      expect(out).toContain('Imported 3 entries of "a.csv" into "Sample".');
      expect(out).toContain('100.30');
      expect(out).toContain('6601 Ads');
      expect(out).toMatch(/row 5: #REF! /);
      expect(out).toContain(at('list.csv'));
      const list = readFileSync(at('list.csv'), 'utf8');
      expect(list).toContain('#REF!');
      expect(list).toContain('Total');
      const chinese = await bring(file('b.csv', FAULTY), '--lang', 'zh', '--allow-duplicate');
      expect(chinese.out).toContain('已将“b.csv”的 3 条记录导入“Sample”。');
      expect(chinese.out).toContain('3 条与以前批次的记录相同');
    },
    PATIENCE,
  );

  it(
    'tells row by row why nothing came in, and lists it',
    async () => {
      const { at, file, bring } = await workspace();
      const unclear = file('d.csv', 'date,account,amount\n03/04/2027,sales,5\n04/05/2027,sales,6\n');
      const { exit, err } = await bring(unclear, '--problems', at('list.csv'));
      expect(exit).toBe(2);
      expect(err).toMatch(/row 2: 03\/04\/2027 .*day\/month or month\/day/);
      expect(
        readFileSync(at('list.csv'), 'utf8')
          .split('\n')
          .filter((row) => row.includes('date-order')),
      ).toHaveLength(2);
    },
    PATIENCE,
  );

  it(
    'refuses the same entries under another name with 2, and takes them when allowed',
    async () => {
      const { file, bring } = await workspace();
      expect((await bring(file('a.csv', GOOD))).exit).toBe(0);
      const copy = file('b.csv', GOOD.replaceAll(',', ';'));
      const refused = await bring(copy);
      expect(refused.exit).toBe(2);
      expect(refused.err).toContain('"a.csv"');
      expect((await bring(copy, '--leave-out-equal', '--allow-duplicate')).exit).toBe(2);
      const twice = await bring(copy, '--allow-duplicate', '--json');
      expect(twice.exit).toBe(0);
      expect(reportSchema.parse(JSON.parse(twice.out)).queue).toBe(2);
    },
    PATIENCE,
  );

  it(
    'takes columns and the order of dates as they are said',
    async () => {
      const { file, bring } = await workspace();
      const odd = file('odd.csv', 'x,y,z\n3/4/2027,12.5,Sales\n5/4/2027,1,Sales\n');
      const said = await bring(odd, '--columns', 'date=A,amount=B,account=C', '--dates', 'dmy', '--json');
      expect(said.err).toBe('');
      const report = reportSchema.parse(JSON.parse(said.out));
      expect(report.columns).toEqual({ date: 0, amount: 1, account: 2 });
      // 3/4 is 3 April.
      expect(report.batch.firstDay).toBe(dayOf({ year: 2027, month: 4, day: 3 }));
    },
    PATIENCE,
  );

  it(
    'says what is wrong and ends with 2, and nothing comes in',
    async () => {
      const { at, file, bring } = await workspace();
      const good = file('a.csv', GOOD);
      const wrong: [argv: readonly string[], message: RegExp][] = [
        [['actuals', 'export', good, '--workspace', at('w.hurdle')], /only import/],
        [['actuals', 'import', good], /--workspace/],
        [['actuals', 'import', at('none.csv'), '--workspace', at('w.hurdle')], /no file/],
        [['actuals', 'import', good, '--workspace', at('none.hurdle')], /no file/],
        [['actuals', 'import', good, '--workspace', at('w.hurdle'), '--plan', 'Other'], /no plan "Other"/],
        [['actuals', 'import', good, '--workspace', at('w.hurdle'), '--columns', 'date'], /FIELD=COLUMN/],
        [
          ['actuals', 'import', good, '--workspace', at('w.hurdle'), '--columns', 'day=A'],
          /does not know "day"/,
        ],
        [['actuals', 'import', good, '--workspace', at('w.hurdle'), '--dates', 'ymd'], /dmy/],
        [['actuals', 'import', good, '--workspace', at('w.hurdle'), '--sheet', 'Nope'], /no sheet "Nope"/],
        [
          ['actuals', 'import', file('h.csv', 'account,memo\nSales,x\n'), '--workspace', at('w.hurdle')],
          /column/,
        ],
      ];
      for (const [argv, message] of wrong) {
        const { exit, err, out } = await hurdle(...argv);
        expect([argv.slice(1).join(' '), exit, out]).toEqual([argv.slice(1).join(' '), 2, '']);
        expect(err).toMatch(message);
      }
      expect(existsSync(at('none.hurdle'))).toBe(false);
      const { out } = await bring(good, '--json');
      expect(reportSchema.parse(JSON.parse(out)).queue).toBe(1);
    },
    PATIENCE,
  );
});
