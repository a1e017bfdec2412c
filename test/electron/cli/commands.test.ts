/** The headless commands end to end: answers, exit codes, files. Figures of the documented plan come from algebra. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { COMMANDS } from '../../../electron/cli/arguments.ts';
import { visibleText } from '../../../electron/cli/report/visible-text.ts';
import { emptyFolder, hurdle } from './run-for-test.ts';

const PATIENCE = 60_000;
const page = readFileSync(new URL('../../../docs/plan-format.md', import.meta.url), 'utf8');
const documented = /```json\n(.*?)```/s.exec(page)?.[1] ?? '';

const reportSchema = z.looseObject({
  npv: z.number(),
  irr: z.looseObject({ kind: z.string(), rate: z.number().nullable() }),
  payback: z.looseObject({ years: z.number().nullable() }),
  discountedPayback: z.looseObject({ kind: z.string() }),
  profitabilityIndex: z.number(),
  peakFunding: z.looseObject({ amount: z.number(), column: z.number() }),
  statements: z.record(z.string(), z.array(z.number().nullable())),
  lines: z.record(z.string(), z.array(z.number().nullable())),
  verdict: z.looseObject({ decision: z.string() }),
  findings: z.array(z.looseObject({ code: z.string(), line: z.string().nullable(), text: z.string() })),
  ok: z.boolean(),
});

function planFile(change: (plan: Record<string, unknown>) => void = () => undefined): string {
  const plan: Record<string, unknown> = JSON.parse(documented);
  change(plan);
  const path = emptyFolder()('plan.json');
  writeFileSync(path, JSON.stringify(plan));
  return path;
}

function faulty(): string {
  return planFile((plan) => {
    plan.lines = [
      { id: 'l1', code: 'units', label: 'Units', kind: 'driver', entry: { type: 'constant', value: 40 } },
      {
        id: 'l2',
        code: 'sales',
        label: 'Sales',
        kind: 'revenue',
        entry: { type: 'formula', formula: 'unit * 10' },
      },
    ];
  });
}

describe('appraise', () => {
  it('gives the figures of the documented plan as JSON', async () => {
    const { exit, out } = await hurdle('appraise', planFile(), '--json');
    expect(exit).toBe(0);
    const report = reportSchema.parse(JSON.parse(out));
    expect(report.npv).toBeCloseTo(400 / 1.1 + 400 / 1.21 + 400 / 1.331 - 1000, 10);
    const discount = 1 / (1 + (report.irr.rate ?? 0));
    expect(discount + discount ** 2 + discount ** 3).toBeCloseTo(2.5, 10);
    expect(report.payback.years).toBeCloseTo(2.5, 12);
    expect(report.discountedPayback.kind).toBe('never');
    expect(report.profitabilityIndex).toBeCloseTo((400 / 1.1 + 400 / 1.21 + 400 / 1.331) / 1000, 10);
    expect(report.peakFunding).toMatchObject({ amount: 1000, column: 0 });
    expect(report.statements.$fcf).toEqual([-1000, 400, 400, 400]);
    expect(report.lines.machine).toEqual([1000, 0, 0, 0]);
    expect(report.verdict.decision).toBe('reject');
    expect(report.ok).toBe(true);
  });

  it('reads the same plan with every default left out', async () => {
    const bare = planFile((plan) => {
      delete plan.id;
      plan.settings = { discounting: { rate: { mode: 'given', rate: 0.1 } }, tax: { rate: 0 } };
    });
    const { exit, out } = await hurdle('appraise', bare, '--json');
    expect(exit).toBe(0);
    expect(reportSchema.parse(JSON.parse(out)).npv).toBeCloseTo(-5.259203606311, 9);
  });

  it('writes a page in English and in Chinese', async () => {
    const file = planFile();
    expect((await hurdle('appraise', file)).out).toContain('REJECT');
    expect((await hurdle('appraise', file, '--lang', 'zh')).out).toContain('净现值');
  });

  it('ends with 1 for a plan with an error, and still answers without NaN', async () => {
    const { exit, out } = await hurdle('appraise', faulty(), '--json');
    expect(exit).toBe(1);
    expect(out).not.toMatch(/NaN|Infinity/);
    const report = z
      .looseObject({
        npv: z.null(),
        irr: z.looseObject({ kind: z.literal('unknown') }),
        lines: reportSchema.shape.lines,
      })
      .parse(JSON.parse(out));
    expect(report.lines.units).toEqual([40, 40, 40, 40]);
    expect(report.lines.sales?.[1]).toBeNull();
  });
});

describe('check', () => {
  it('names the line at fault and suggests the right name', async () => {
    const { exit, out } = await hurdle('check', faulty(), '--json');
    expect(exit).toBe(1);
    const { findings } = z.looseObject({ findings: reportSchema.shape.findings }).parse(JSON.parse(out));
    expect(findings.find((finding) => finding.line === 'sales')?.text).toContain('units');
  });

  it('lists the faulty fields of a plan that cannot be read', async () => {
    const file = planFile((plan) => {
      plan.timeline = { start: '2027-13', periodicity: 'year', periods: 3 };
    });
    const text = await hurdle('check', file);
    expect(text.exit).toBe(1);
    expect(text.err).toContain('timeline.start');
    const json = await hurdle('check', file, '--json');
    expect(json.exit).toBe(1);
    expect(JSON.parse(json.out).problems[0].path).toBe('timeline.start');
  });
});

describe('wrong use', () => {
  const at = emptyFolder();
  writeFileSync(at('notes.json'), '{"hello": 1}');
  writeFileSync(at('broken.json'), '{"format": "hurdle-plan", ');
  writeFileSync(at('newer.json'), '{"format": "hurdle-plan", "version": 2}');
  writeFileSync(at('random.hurdle'), Buffer.from([1, 2, 3, 4]));
  writeFileSync(at('picture.xlsx'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]));
  mkdirSync(at('folder.hurdle'));
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no command', [], /Say what to do/],
    ['an unknown command', ['apraise', 'x'], /no command "apraise"/],
    ['an unknown flag', ['appraise', 'x', '--jsn'], /no flag --jsn/],
    ['a flag without its value', ['export', 'x', '--xlsx'], /--xlsx needs a value/],
    ['a word too many', ['appraise', 'a', 'b'], /one word too many/],
    ['no file', ['appraise'], /needs a FILE/],
    ['an unknown language', ['appraise', 'x', '--lang', 'fr'], /en or zh/],
    ['a missing file', ['appraise', at('none.json')], /no file/],
    ['a missing workspace', ['appraise', at('none.hurdle')], /does not exist/],
    ['a folder', ['appraise', at('folder.hurdle')], /folder/],
    ['JSON that is no plan', ['appraise', at('notes.json')], /not a Hurdle plan/],
    ['half a JSON file', ['appraise', at('broken.json')], /not JSON/],
    ['a plan from a newer version', ['appraise', at('newer.json')], /newer Hurdle/],
    ['random bytes called .hurdle', ['appraise', at('random.hurdle')], /not a Hurdle workspace/],
    ['a picture called .xlsx', ['import', at('picture.xlsx'), '--into', at('in.json')], /PNG/],
    ['a template that is not there', ['templates', 'nope'], /no template "nope"/],
    ['an export without a target', ['export', at('notes.json')], /needs --xlsx/],
    ['a workbook as a plan', ['appraise', at('picture.xlsx')], /import/],
  ];
  for (const [name, argv, message] of cases) {
    it(`says what is wrong with ${name} and ends with 2`, async () => {
      const { exit, out, err } = await hurdle(...argv);
      expect(err).toMatch(message);
      expect(err).not.toMatch(/\bat .*:\d+:\d+/);
      expect(out).toBe('');
      expect(exit).toBe(2);
    });
  }
});

describe('help and version', () => {
  it('answers for every command, and docs/cli.md names every flag', async () => {
    const manual = readFileSync(new URL('../../../docs/cli.md', import.meta.url), 'utf8');
    for (const command of COMMANDS) {
      const { exit, out } = await hurdle(command, '--help');
      expect(exit).toBe(0);
      const flags = out.match(/--[a-z]+/g) ?? [];
      const section = manual.split(`# ${command}\n`)[1]?.split(/\n##+ /)[0] ?? '';
      for (const flag of flags) expect(section).toContain(flag);
    }
    expect((await hurdle('--version')).out).toBe('1.2.3');
  });
});

describe('files that come and go', () => {
  it('puts several plans into one workspace and asks which one is meant', async () => {
    const at = emptyFolder();
    expect((await hurdle('templates', 'agency', '--out', at('w.hurdle'))).exit).toBe(0);
    expect((await hurdle('appraise', at('w.hurdle'), '--json')).exit).toBe(0);
    const added = await hurdle('import', planAsBook(at), '--into', at('w.hurdle'), '--name', 'From a table');
    expect(added.err).toBe('');
    expect(added.exit).toBe(0);
    expect((await hurdle('import', planFile(), '--into', at('w.hurdle'))).exit).toBe(0);
    expect((await hurdle('appraise', at('w.hurdle'), '--plan', 'A machine', '--json')).out).toContain(
      '-5.259',
    );
    const which = await hurdle('check', at('w.hurdle'));
    expect(which.exit).toBe(2);
    expect(which.err).toContain('--plan');
    expect((await hurdle('check', at('w.hurdle'), '--plan', 'From a table')).exit).toBe(0);
  });

  it(
    'brings an exported workbook back as it was',
    async () => {
      const at = emptyFolder();
      const file = planFile();
      const book = at('book.xlsx');
      expect(await hurdle('export', file, '--xlsx', book)).toMatchObject({ exit: 0, err: '' });
      const back = await hurdle('import', book, '--into', at('back.json'), '--json');
      expect(back.exit).toBe(0);
      expect(JSON.parse(back.out)).toMatchObject({ own: true, name: 'A machine', lines: 3, notices: [] });
      const [before, after] = await Promise.all([
        hurdle('appraise', file, '--json'),
        hurdle('appraise', at('back.json'), '--json'),
      ]);
      expect(JSON.parse(after.out).variants).toEqual(JSON.parse(before.out).variants);
      expect((await hurdle('import', book, '--into', at('back.json'))).err).toContain('exists already');
    },
    PATIENCE,
  );

  it('does not export a plan with errors, and leaves no file', async () => {
    const at = emptyFolder();
    const { exit, err } = await hurdle('export', faulty(), '--xlsx', at('book.xlsx'));
    expect(exit).toBe(1);
    expect(err).toContain('sales');
    expect(() => readFileSync(at('book.xlsx'))).toThrow();
  });

  it('reads a table by its proposed mapping, and by a corrected one', async () => {
    const at = emptyFolder();
    const table = planAsBook(at);
    const first = await hurdle('import', table, '--into', at('one.json'), '--json');
    expect(first.exit).toBe(0);
    const answer = JSON.parse(first.out);
    expect(answer).toMatchObject({
      own: false,
      lines: 2,
      timeline: { start: '2027-01', periodicity: 'month' },
    });
    writeFileSync(at('map.json'), first.out.replace('"kind": "fixed-cost"', '"kind": "variable-cost"'));
    expect((await hurdle('import', table, '--into', at('two.json'), '--map', at('map.json'))).exit).toBe(0);
    const kinds = JSON.parse(readFileSync(at('two.json'), 'utf8')).lines.map(
      (line: { kind: string }) => line.kind,
    );
    expect(kinds).toEqual(['revenue', 'variable-cost']);
  });
});

function planAsBook(at: (name: string) => string): string {
  const path = at('table.csv');
  writeFileSync(path, 'Item,2027-01,2027-02,2027-03\nSales revenue,100,110,120\nRent,30,30,30\n');
  return path;
}

describe('an import that is refused', () => {
  it('prints with --json the mapping to be corrected, and takes it back', async () => {
    const path = emptyFolder();
    writeFileSync(path('book.csv'), 'x,2027-01,2027-02\nRent,5,tbd\n');
    const refused = await hurdle('import', path('book.csv'), '--into', path('a.json'), '--json');
    expect(refused.exit).toBe(2);
    expect(refused.err).toContain('C2: "tbd" cannot be read as one number');
    const report = z
      .looseObject({ planId: z.null(), mapping: z.looseObject({ unreadable: z.string() }) })
      .parse(JSON.parse(refused.out));
    writeFileSync(path('map.json'), JSON.stringify({ ...report.mapping, unreadable: 'empty' }));
    const taken = await hurdle(
      'import',
      path('book.csv'),
      '--into',
      path('a.json'),
      '--map',
      path('map.json'),
    );
    expect(taken.exit).toBe(0);
    expect(JSON.parse(readFileSync(path('a.json'), 'utf8')).lines[0].entry.values).toEqual([5, null]);
  });
});

describe('a name that would steer the terminal', () => {
  it('is shown by its codes, and JSON stays the same JSON', () => {
    expect(visibleText('a\u001b[31m\n\u202eb\tc')).toBe('a\\u001b[31m\n\\u202eb\tc');
    const json = JSON.stringify({ name: 'a\u001b\u009b\u202e' });
    expect(JSON.parse(visibleText(json))).toEqual({ name: 'a\u001b\u009b\u202e' });
  });
});
