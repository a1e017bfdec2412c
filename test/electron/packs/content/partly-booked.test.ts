/**
 * What packs say of a plan on which only two of eight lines are booked, and of one that nobody has approved. A month is
 * planned as 1,000 sales less 450 variable and 300 fixed cost: 250. Booked are 900 sales and 210 pay, in two months.
 */
import { describe, expect, it } from 'vitest';
import type { Baseline } from '../../../../electron/contract/tracking/baseline-calls.ts';
import { composePack } from '../../../../electron/packs/content/compose-pack.ts';
import { gatherTracking } from '../../../../electron/packs/content/gather/tracking.ts';
import { handedOver, reportsNothing } from '../../../../electron/packs/content/handed-over.ts';
import type { Cell, PackContent } from '../../../../electron/packs/content/pack-content.ts';
import type { SectionKind } from '../../../../models/plan/packs/pack-schema.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { type DaySums, lineSums } from '../../../../models/tracking/actuals/day-sums.ts';
import { parseDay } from '../../../../models/tracking/calendar/day.ts';
import { textsOf } from './said.ts';
import { blocks, line, made, packOf, said, tableOf, untaxed } from './small-pack.ts';

const NOW = new Date('2026-03-15T09:12:00.000Z');
const KINDS: readonly SectionKind[] = ['variance', 'profit-bridge', 'outlook', 'review'];
const MONTHLY = { sales: 1000, goods: 300, freight: 100, adverts: 50, team: 200, rent: 60, systems: 40 };
const COSTS = ['goods', 'freight', 'adverts'] as const;
const FIXED = ['team', 'rent', 'systems'] as const;
const ACTUAL = { sales: 900, team: 210 };

const BASELINE: Baseline = {
  id: 'b',
  planId: 'plan',
  seq: 1,
  name: 'Budget',
  note: '',
  approvedBy: 'Board',
  approvedAt: '2026-01-01T00:00:00.000Z',
  who: 'tester',
  hash: '',
};

function plan(): Plan {
  const constant = (code: keyof typeof MONTHLY) => ({ type: 'constant' as const, value: MONTHLY[code] });
  const made = untaxed(12, [
    line('sales', 'revenue', constant('sales')),
    ...COSTS.map((code) => line(code, 'variable-cost', constant(code))),
    ...FIXED.map((code) => line(code, 'fixed-cost', constant(code))),
    line('plant', 'investment', { type: 'series', values: [], opening: 2400 }),
  ]);
  return {
    ...made,
    timeline: { ...made.timeline, periodicity: 'month' },
    settings: { ...made.settings, displayUnit: 'one' },
  };
}

type Booked = Readonly<Partial<Record<string, number>>>;

function sumsOf(...months: readonly (readonly [month: number, booked: Booked])[]): DaySums {
  const codes = new Set(months.flatMap(([, booked]) => Object.keys(booked)));
  return new Map(
    [...codes].map((code) => {
      const own = months.filter(([, booked]) => booked[code] !== undefined);
      return [
        `l-${code}`,
        lineSums(
          own.map(([month]) => parseDay(`2026-0${month}-28`) ?? 0),
          own.map(([, booked]) => (booked[code] ?? 0) * 100),
        ),
      ];
    }),
  );
}

const TWO_MONTHS = sumsOf([1, ACTUAL], [2, ACTUAL]);

async function packed(
  sums: DaySums,
  { language = 'en', approved = false }: { language?: 'en' | 'zh'; approved?: boolean } = {},
): Promise<PackContent> {
  const pack = packOf('monthly-report', KINDS);
  const { facts } = await made(plan(), pack);
  const { base: appraisal } = facts;
  const reference = { plan: facts.plan, appraisal, baseline: approved ? BASELINE : null };
  const tracked = { plan: facts.plan, seq: 1, appraisal, reference, sums };
  const tracking = gatherTracking(tracked, null, new Set(KINDS), NOW);
  if (!tracking.ok) throw new Error(tracking.error.message);
  return composePack({ ...facts, tracking: tracking.value }, pack, language);
}

function textOf(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? '' : typeof cell === 'string' ? cell : cell.text;
}

/** Cells of a row by the heading of their column. */
function rowOf(content: PackContent, title: string, name: string): Readonly<Record<string, string>> {
  const { columns, rows } = tableOf(content, 'variance', title);
  const cells = rows.find(({ cells: [first] }) => first === name)?.cells;
  return Object.fromEntries(columns.map((column, index) => [column.title, textOf(cells?.[index])]));
}

const YEAR = 'Year to date, 2026-01 to 2026-02';
const ALL = 'All lines: month, year to date, full year';

describe('a plan that is only partly booked', () => {
  it('names the lines without entries right below the headline, before anything is judged', async () => {
    const [headline, lead] = blocks(await packed(TWO_MONTHS), 'variance');
    expect(headline?.type).toBe('headline');
    expect(lead?.type === 'paragraphs' ? lead.texts[0] : '').toBe(
      '6 of 8 planned lines have no entry in 2026-01 to 2026-02: goods, freight, adverts, rent, systems and 1 more. Their whole plan stands in the differences, so the totals that hold them are incomplete.',
    );
    const chinese = said(await packed(TWO_MONTHS, { language: 'zh' }), 'variance');
    expect(chinese).toContain(
      '有预算的 8 个科目中，6 个在 2026-01 至 2026-02 没有任何录入：goods、freight、adverts、rent、systems，另有 1 项。',
    );
  });

  it('keeps the arithmetic, and judges neither those lines nor what adds them up', async () => {
    const content = await packed(TWO_MONTHS);
    // Profit of two months: 2 x (900 - 210) against 2 x 250.
    const profit = rowOf(content, YEAR, 'EBITDA');
    expect([profit.Actual, profit.Plan, profit.Δ, profit['F/A']]).toEqual([
      '1,380',
      '500',
      '880',
      'incomplete',
    ]);
    const goods = rowOf(content, ALL, 'goods');
    expect([goods['YTD actual'], goods['YTD plan'], goods['YTD Δ']]).toEqual(['no entries', '600', '(600)']);
    const variable = rowOf(content, YEAR, 'Variable cost');
    expect([variable.Actual, variable.Δ, variable['F/A']]).toEqual(['no entries', '(900)', '']);
    const [headline] = blocks(content, 'variance');
    const tile = headline?.type === 'headline' ? headline.items[1] : undefined;
    expect([tile?.figure.text, tile?.note, tile?.figure.tone]).toEqual([
      '1,380',
      'plan 500, incomplete',
      undefined,
    ]);
  });

  it('does not tell as good news what nobody has booked', async () => {
    const content = await packed(TWO_MONTHS);
    const text = said(content, 'variance');
    expect(text).toContain(
      'EBITDA of the year to 2026-02 is CNY\u00a01,380, which is incomplete and cannot be judged against the plan of CNY\u00a0500.',
    );
    // The outlook goes on with the plan of what nobody booked: 3,000 less 200 of sales and 20 of pay.
    expect(text).toContain(
      'EBITDA of the full year, by the outlook, is CNY\u00a02,780, CNY\u00a0220 (7.3\u00a0%) below plan.',
    );
    expect(text).not.toContain('above plan');
    expect(text).not.toContain('favourable side');
    // Sales are 100 short in each month, pay is 10 over.
    expect(text).toContain(
      'Furthest on the adverse side in the year to date: sales (CNY\u00a0200), team (CNY\u00a020).',
    );
    const matters = tableOf(content, 'variance', `What matters: ${YEAR}`);
    expect(matters.rows.map(({ cells: [name] }) => name)).toEqual(['sales', 'team']);
    const steps = tableOf(content, 'profit-bridge', 'What made the difference').rows;
    expect(
      steps.filter(({ cells }) => String(cells[0]).startsWith('Variable')).map(({ cells }) => cells[2]),
    ).not.toContain('F');
  });

  it('is told by outlook and review too, which keep the plan of such lines', async () => {
    const content = await packed(TWO_MONTHS);
    const told =
      '6 of 8 lines planned so far have no entry; the outlook computes them as the plan does: goods, freight, adverts, rent, systems and 1 more.';
    for (const kind of ['outlook', 'review'] as const) expect(said(content, kind)).toContain(told);
    // 2 x (900 - 450 - 210 - 100).
    const totals = tableOf(content, 'outlook', 'Whole plan: outlook against plan').rows;
    expect(textOf(totals.find(({ cells: [name] }) => name === 'EBITDA')?.cells[1])).toBe('280');
  });

  it('tells apart what has entries in earlier months only', async () => {
    const all = { ...MONTHLY, plant: 2400 };
    const { rent, ...others } = MONTHLY;
    const content = await packed(sumsOf([1, all], [2, others]));
    expect(rent).toBe(60);
    expect(said(content, 'variance')).toContain('In 2026-02 alone one more planned line has no entry: rent.');
    expect(rowOf(content, ALL, 'rent')['Month actual']).toBe('no entries');
    expect(rowOf(content, ALL, 'rent')['YTD actual']).toBe('60');
  });

  it('is judged as ever once every line is booked, also with zero', async () => {
    const content = await packed(
      sumsOf([1, { ...MONTHLY, plant: 2400, rent: 0 }], [2, { ...MONTHLY, rent: 0 }]),
    );
    const text = said(content, 'variance');
    expect(text).not.toContain('no entry');
    // 2 x 60 of rent saved, on 500.
    expect(text).toContain(
      'EBITDA of the year to 2026-02 is CNY\u00a0620, CNY\u00a0120 (24.0\u00a0%) above plan.',
    );
    expect(text).toContain('Furthest on the favourable side: rent (CNY\u00a0120).');
    expect(rowOf(content, YEAR, 'EBITDA')['F/A']).toMatch(/^F/);
  });
});

describe('what review and outlook are set against', () => {
  it('is never called approved where nobody has approved it', async () => {
    for (const [language, word, denied] of [
      ['en', /approve/i, 'No baseline is approved'],
      ['zh', /批准/, '尚无已批准的基准'],
    ] as const) {
      const content = await packed(TWO_MONTHS, { language });
      const about = content.sections.filter(({ kind }) => kind === 'outlook' || kind === 'review');
      const texts = textsOf({ ...content, sections: about });
      // The one sentence that says that there is no baseline.
      expect(texts.join('\n').replaceAll(denied, '')).not.toMatch(word);
    }
    const { columns } = tableOf(
      await packed(TWO_MONTHS),
      'review',
      'Plan against expected over the whole life',
    );
    expect(columns.map(({ title }) => title)).toContain('Plan');
  });

  it('is approved where a baseline is', async () => {
    const content = await packed(TWO_MONTHS, { approved: true });
    const { columns } = tableOf(content, 'review', 'Approved against expected over the whole life');
    expect(columns.map(({ title }) => title)).toContain('Approved');
    expect(said(content, 'outlook')).toContain('below the approved one');
    const chinese = await packed(TWO_MONTHS, { approved: true, language: 'zh' });
    expect(said(chinese, 'outlook')).toContain('比批准数低');
  });
});

describe('a pack of which nothing is left', () => {
  it('says so without telling its reader what to type', async () => {
    for (const [language, text] of [
      ['en', 'There is nothing to report so far.'],
      ['zh', '目前没有可报告的内容。'],
    ] as const) {
      const content = handedOver(await packed(new Map(), { language }));
      expect(content.sections.map(({ empty }) => empty)).toEqual(KINDS.map(() => text));
      expect(reportsNothing(content)).toBe(true);
    }
    expect(reportsNothing(handedOver(await packed(TWO_MONTHS)))).toBe(false);
  });
});
