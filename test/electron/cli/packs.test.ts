/**
 * `hurdle pack` and `hurdle verify` end to end: files in a folder, kept in the workspace they were made in, told apart
 * from files that were changed. Printing is not asked for here: it needs a browser and has tests of its own.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPlanService } from '../../../electron/host/plan-service.ts';
import { openWorkspace } from '../../../electron/store/open-workspace.ts';
import { listPlans } from '../../../electron/store/plan-list.ts';
import { blankLine, blankPlan } from '../../../models/plan/blank.ts';
import type { Change } from '../../../models/plan/change.ts';
import { packFromTemplate } from '../../../models/plan/packs/pack-templates.ts';
import { readSlides } from '../packs/reading/presentation.ts';
import { emptyFolder, hurdle } from './run-for-test.ts';

const at = emptyFolder();
const workspace = at('packs.hurdle');
const PATIENCE = 120_000;

beforeAll(async () => {
  const plan = blankPlan('shop', 'Shop', '2027-01');
  const own = packFromTemplate('monthly-report', { id: 'own-1', name: 'For the board', language: 'en' });
  const sections = [{ id: 's1', kind: 'returns' as const, title: 'What it earns', comment: '=1+1 & <b>' }];
  writeFileSync(
    at('plan.json'),
    JSON.stringify({
      ...plan,
      timeline: { ...plan.timeline, periodicity: 'year', periods: 3 },
      settings: {
        ...plan.settings,
        tax: { ...plan.settings.tax, rate: 0 },
        discounting: { ...plan.settings.discounting, rate: { mode: 'given', rate: 0.1 } },
      },
      lines: [
        {
          ...blankLine('l-build', 'build', 'Build', 'investment'),
          entry: { type: 'series', values: [], opening: 1000 },
        },
        {
          ...blankLine('l-sales', 'sales', 'Sales', 'revenue'),
          entry: { type: 'series', values: [600, 600, 600] },
        },
      ],
      packs: [{ ...own, unit: 'one', sections }],
    }),
  );
  const { exit, err } = await hurdle('import', at('plan.json'), '--into', workspace);
  if (exit !== 0) throw new Error(err);
});

describe('hurdle pack', () => {
  it(
    'writes the forms asked for from a plan file, by a template, in either language',
    async () => {
      for (const [language, npv] of [
        ['en', 'Net present value'],
        ['zh', '净现值'],
      ] as const) {
        const out = at(`loose-${language}`);
        const made = await hurdle(
          'pack',
          at('plan.json'),
          '--out',
          out,
          '--html',
          '--pptx',
          '--lang',
          language,
        );
        expect([made.exit, made.err]).toEqual([0, '']);
        const names = readdirSync(out).toSorted();
        expect(names.map((name) => name.split('.').at(-1))).toEqual(['html', 'pptx']);
        expect(made.out.split('\n').toSorted()).toEqual(names.map((name) => join(out, name)));
        const html = readFileSync(join(out, names[0] ?? ''), 'utf8');
        expect(html).toContain(npv);
        // 600 x 2.48685 - 1000 = 492.11.
        expect(html).toMatch(/data-id="metric:npv:postTax:withTerminal"[^>]*>492</);
        const slides = readSlides(readFileSync(join(out, names[1] ?? '')));
        expect(slides.flatMap(({ texts }) => texts)).toContain('492');
      }
    },
    PATIENCE,
  );

  it(
    'keeps what it hands over in the workspace, and says so as JSON; verify knows it again',
    async () => {
      const out = at('kept');
      const made = await hurdle(
        'pack',
        workspace,
        '--pack',
        'For the board',
        '--out',
        out,
        '--html',
        '--json',
      );
      expect(made.exit).toBe(0);
      const told = JSON.parse(made.out);
      expect(told).toMatchObject({ draft: false, refused: [] });
      expect(told.kept).toHaveLength(1);
      const [{ path, form, hash }] = told.files;
      expect(form).toBe('html');
      expect(hash).toMatch(/^[0-9a-f]{64}$/);
      const html = readFileSync(path, 'utf8');
      expect(html).toContain('What it earns');
      expect(html).toContain('=1+1 &amp; &lt;b&gt;');

      const fine = await hurdle('verify', path, '--workspace', workspace);
      expect([fine.exit, fine.err]).toEqual([0, '']);
      expect(fine.out).toContain('byte for byte the file that was handed over');
      expect(fine.out).toContain('The model still says the same');

      const edited = at('edited.html');
      writeFileSync(edited, html.replaceAll('>492<', '>9492<'));
      const wrong = await hurdle('verify', edited, '--workspace', workspace, '--json');
      expect(wrong.exit).toBe(1);
      expect(JSON.parse(wrong.out)).toMatchObject({
        file: 'edited',
        form: 'html',
        model: 'same',
        changes: [],
      });

      const foreign = at('foreign.html');
      writeFileSync(foreign, '<!doctype html><p>');
      const unknown = await hurdle('verify', foreign, '--workspace', workspace, '--lang', 'zh');
      expect(unknown.exit).toBe(1);
      expect(unknown.out).toContain('不是此工作区生成的文件');
    },
    PATIENCE,
  );

  it(
    'names the numbers that differ by their words, not by their ids',
    async () => {
      const out = at('named');
      const made = await hurdle('pack', workspace, '--pack', 'For the board', '--out', out, '--html');
      expect(made.exit).toBe(0);
      const opened = openWorkspace(workspace, { backup: () => undefined });
      if (!opened.ok) throw new Error(opened.error.message);
      const { db, close } = opened.value;
      const plans = createPlanService({
        db,
        readOnly: false,
        now: () => new Date(),
        who: () => 'tester',
        announce: () => undefined,
      });
      const change: Change = {
        type: 'set-cells',
        cells: [{ lineId: 'l-sales', column: 1, value: 700 }],
      };
      const [planId = ''] = listPlans(db).map(({ id }) => id);
      const stacks = () => undefined;
      const done = plans.commit({ planId, clientId: 'test', kind: 'edit', label: 'edit', change, stacks });
      close();
      expect(done.ok).toBe(true);
      const told = await hurdle('verify', made.out, '--workspace', workspace);
      expect(told.exit).toBe(1);
      // 492.11 and another 100 after a year at 10 %: 583.02.
      expect(told.out).toMatch(/What it earns +Net present value[^\n]* 492 +583/);
      expect(told.out).not.toContain('metric:');
    },
    PATIENCE,
  );

  it(
    'says and answers with an exit code that nothing was kept while another program has the workspace open',
    async () => {
      const opened = openWorkspace(workspace, { backup: () => undefined });
      if (!opened.ok) throw new Error(opened.error.message);
      const out = at('unkept');
      const made = await hurdle('pack', workspace, '--pack', 'For the board', '--out', out, '--html');
      opened.value.close();
      expect(made.exit).toBe(1);
      expect(made.err).toContain('not kept in its history');
      expect(readdirSync(out)).toHaveLength(1);
    },
    PATIENCE,
  );

  it('refuses what it cannot do with what would be right', async () => {
    const out = at('never');
    mkdirSync(at('folder'));
    writeFileSync(at('a-file'), '');
    for (const [words, said] of [
      [['pack', at('plan.json')], /--out DIR/],
      [['pack', at('none.json'), '--out', out, '--html'], /none\.json/],
      [['pack', at('plan.json'), '--out', at('a-file'), '--html'], /is a file; --out needs a folder/],
      [
        ['pack', at('plan.json'), '--out', out, '--template', 'poem', '--html'],
        /--template is one of: investment-paper/,
      ],
      [['pack', workspace, '--out', out, '--pack', 'None', '--html'], /has no pack "None".*"For the board"/],
      [['verify', at('plan.json')], /--workspace W/],
      [['verify', at('none.pdf'), '--workspace', workspace], /none\.pdf/],
    ] as const) {
      const refused = await hurdle(...words);
      expect([words, refused.exit > 0, said.test(refused.err)]).toEqual([words, true, true]);
      expect(refused.out).toBe('');
    }
  });

  it('tells that no browser prints, writes the other forms, and ends with 1', async () => {
    const saved = { browser: process.env.HURDLE_BROWSER, path: process.env.PATH };
    process.env.HURDLE_BROWSER = '/bin/false';
    try {
      const out = at('unprinted');
      const made = await hurdle('pack', at('plan.json'), '--out', out, '--pdf', '--html');
      expect(made.exit).toBe(1);
      expect(made.err).toMatch(/pdf: The PDF was not made/);
      expect(readdirSync(out).map((name) => name.split('.').at(-1))).toEqual(['html']);
    } finally {
      if (saved.browser === undefined) delete process.env.HURDLE_BROWSER;
      else process.env.HURDLE_BROWSER = saved.browser;
    }
  });
});
