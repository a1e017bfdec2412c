/** Gathering: progress, cancelling, plans that come from a file, plans that have little or nothing, and scenarios that are gone. */
import { describe, expect, it } from 'vitest';
import { composePack } from '../../../../electron/packs/content/compose-pack.ts';
import { figuresOf } from '../../../../electron/packs/content/figures.ts';
import { gatherFacts } from '../../../../electron/packs/content/gather-facts.ts';
import type { PackContent } from '../../../../electron/packs/content/pack-content.ts';
import { WIDEST } from '../../../../electron/packs/content/writing/spans.ts';
import { blankLine, blankPlan } from '../../../../models/plan/blank.ts';
import { type Pack, SECTION_KINDS } from '../../../../models/plan/packs/pack-schema.ts';
import { packFromTemplate } from '../../../../models/plan/packs/pack-templates.ts';
import type { Line, Plan } from '../../../../models/plan/schema.ts';
import { textsOf } from './said.ts';

const NOW = new Date('2026-05-04T09:12:00.000Z');

function everything(more: Partial<Pack> = {}): Pack {
  const pack = packFromTemplate('feasibility-study', { id: 'p', name: 'All', language: 'en' });
  return {
    ...pack,
    sections: SECTION_KINDS.map((kind) => ({ id: kind, kind, title: '', comment: '' })),
    ...more,
  };
}

function request(plan: Plan, pack: Pack = everything()) {
  return { pack, plan, seq: 3, madeBy: 'tester', now: NOW, workspace: null };
}

async function contentOf(plan: Plan, language: 'en' | 'zh', pack: Pack = everything()): Promise<PackContent> {
  const facts = await gatherFacts(request(plan, pack));
  if (!facts.ok) throw new Error(facts.error.message);
  return composePack(facts.value, pack, language);
}

function line(code: string, kind: Line['kind'], entry: Line['entry'], more: Partial<Line> = {}): Line {
  return { ...blankLine(`l-${code}`, code, code.toUpperCase(), kind), entry, ...more };
}

function withLines(lines: readonly Line[], more: Partial<Plan['timeline']> = {}): Plan {
  const plan = blankPlan('plan', 'Edge', '2026-01');
  const timeline = { ...plan.timeline, periodicity: 'year' as const, periods: 5, ...more };
  return { ...plan, timeline, lines: [...lines] };
}

const outlay = line('plant', 'investment', { type: 'series', values: [], opening: 1000 });
const sales = line('sales', 'revenue', { type: 'constant', value: 400 });

const PLANS: Readonly<Record<string, Plan>> = {
  blank: blankPlan('plan', 'Nothing', '2026-01'),
  'one line': withLines([sales]),
  'an error': withLines([outlay, line('broken', 'revenue', { type: 'formula', formula: 'nowhere * 2' })]),
  'money first': withLines([
    line('advance', 'revenue', { type: 'series', values: [500, 0, 0, 0, 0], opening: 500 }),
    line('work', 'fixed-cost', { type: 'series', values: [0, 300, 300, 300, 300] }),
  ]),
  // Hirshleifer's pump: rates of 100 % and 200 %.
  'several rates': withLines([
    line('pump', 'investment', { type: 'series', values: [], opening: 1 }),
    line('oil', 'revenue', { type: 'series', values: [5] }),
    line('end', 'fixed-cost', { type: 'series', values: [0, 6] }),
  ]),
  'never paid back': withLines([outlay, line('little', 'revenue', { type: 'constant', value: 10 })]),
  'sixty years': withLines([outlay, sales], { periods: 60 }),
  'a fiscal year from April': withLines([outlay, sales], {
    periodicity: 'month',
    periods: 30,
    fiscalYearStart: 4,
  }),
  'eight quarters': withLines([outlay, sales], { periodicity: 'quarter', periods: 8 }),
  'in dollars': {
    ...withLines([outlay, sales]),
    settings: { ...blankPlan('p', 'P', '2026-01').settings, currency: 'USD', displayUnit: 'wan' },
  },
};

describe('a pack of a plan with little in it', () => {
  for (const [name, plan] of Object.entries(PLANS)) {
    it(`says what it can of ${name}, and what to do where there is nothing`, async () => {
      for (const language of ['en', 'zh'] as const) {
        const content = await contentOf(plan, language);
        expect(content.sections).toHaveLength(SECTION_KINDS.length);
        for (const { kind, blocks, empty } of content.sections) {
          if (empty === null) expect(blocks.length, kind).toBeGreaterThan(0);
          else expect(empty, kind).toMatch(/[.。]$/);
        }
        for (const text of textsOf(content)) {
          expect(text).not.toMatch(/NaN|undefined|Infinity|\[object|\{\{|\$[a-z_]+|\bnull\b/);
        }
        const known = new Map<string, string>();
        for (const { id, value, text } of figuresOf(content)) {
          expect(known.get(id) ?? `${value} ${text}`, id).toBe(`${value} ${text}`);
          known.set(id, `${value} ${text}`);
        }
        for (const block of content.sections.flatMap(({ blocks }) => blocks)) {
          if (block.type !== 'table') continue;
          expect(block.columns.filter(({ align }) => align === 'right').length).toBeLessThanOrEqual(WIDEST);
        }
      }
    });
  }

  it('is a draft while the plan has an error, and says so', async () => {
    const content = await contentOf(PLANS['an error'] ?? PLANS.blank ?? withLines([]), 'en');
    expect(content.meta.draft).toBe(true);
    expect(textsOf(content).some((text) => text.startsWith('DRAFT'))).toBe(true);
    expect((await contentOf(withLines([outlay, sales]), 'en')).meta.draft).toBe(false);
  });

  it('names years by the fiscal year, and money by the currency and its scale', async () => {
    const titles = (content: PackContent): readonly string[] =>
      content.sections
        .flatMap(({ blocks }) => blocks)
        .flatMap((block) => (block.type === 'table' ? block.columns.map(({ title }) => title) : []));
    // January to March 2026 belong to the year that began in April 2025.
    const april = PLANS['a fiscal year from April'] ?? withLines([]);
    expect(titles(await contentOf(april, 'en'))).toEqual(
      expect.arrayContaining(['2025/26', '2026/27', '2027/28', '2028/29']),
    );
    expect(titles(await contentOf(PLANS['eight quarters'] ?? april, 'en'))).toEqual(
      expect.arrayContaining(['2026 Q1', '2027 Q4']),
    );
    const dollars = PLANS['in dollars'] ?? april;
    expect((await contentOf(dollars, 'zh')).meta.unit).toBe('万 USD');
    expect((await contentOf(dollars, 'en')).meta.unit).toBe('USD ten thousand');
    expect((await contentOf(withLines([outlay, sales]), 'zh', everything({ unit: 'yi' }))).meta.unit).toBe(
      '亿元',
    );
  });

  it('finds every internal rate and decides by none of them', async () => {
    const content = await contentOf(PLANS['several rates'] ?? withLines([]), 'en');
    expect(textsOf(content).join(' ')).toContain('There are several rates (100.0\u00a0%, 200.0\u00a0%)');
  });
});

describe('turning points', () => {
  it('are none where a cost would have to be below zero', async () => {
    // Worked by hand: 3.75 after tax and -6 a year later are worth 3.41 - 4.96 = -1.55 at 10 %, however little the pump costs.
    const content = await contentOf(PLANS['several rates'] ?? withLines([]), 'en');
    const sensitivity = content.sections.find(({ kind }) => kind === 'sensitivity');
    const rows = (sensitivity?.blocks ?? []).flatMap((block) => (block.type === 'table' ? block.rows : []));
    const turns = new Map(rows.map(({ cells }) => [cells[0], cells.at(-1)]));
    expect(turns.get('PUMP, of plan')).toBe('does not turn');
    expect(String(turns.get('OIL, of plan'))).toMatch(/^1\d\d\.\d\u00a0% /);
  });
});

describe('gathering', () => {
  it('tells a progress that never goes back and ends at one', async () => {
    const shares: number[] = [];
    const done = await gatherFacts(request(withLines([outlay, sales])), {
      onProgress: (share) => shares.push(share),
    });
    expect(done.ok).toBe(true);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it('ends with the reason when it is cancelled', async () => {
    const controller = new AbortController();
    const done = await gatherFacts(request(withLines([outlay, sales])), {
      signal: controller.signal,
      onProgress: (_share, step) => {
        if (step === 'sensitivity') controller.abort();
      },
    });
    expect(done.ok ? null : done.error).toMatchObject({
      code: 'export-refused',
      params: { reason: 'cancelled' },
    });
  });

  it('is cancelled in the middle of a simulation', async () => {
    const uncertain = line(
      'price',
      'driver',
      { type: 'constant', value: 4 },
      {
        uncertainty: { type: 'once', measure: 'value', distribution: { type: 'uniform', min: 3, max: 5 } },
      },
    );
    const plan = withLines([
      outlay,
      uncertain,
      line('sold', 'revenue', { type: 'formula', formula: 'price * 100' }),
    ]);
    const controller = new AbortController();
    let trials = 0;
    const done = await gatherFacts(request(plan), {
      signal: controller.signal,
      onProgress: (share, step) => {
        if (step !== 'simulation' || share * 6 <= 3) return;
        trials += 1;
        controller.abort();
      },
    });
    expect(trials).toBe(1);
    expect(done.ok).toBe(false);
  });

  it('names the scenario that is gone instead of showing another', async () => {
    const done = await gatherFacts(request(withLines([outlay, sales]), everything({ scenarioId: 'gone' })));
    expect(done.ok ? null : done.error).toMatchObject({ code: 'not-found', field: 'scenarioId' });
  });

  it('leads to the scenario that was asked for, else to the first one that differs', async () => {
    const scenario = (id: string, factor: number) => ({
      id,
      name: id,
      parentId: null,
      overrides: [
        {
          target: 'line' as const,
          lineId: 'l-sales',
          label: '',
          change: { type: 'scale' as const, factor },
        },
      ],
    });
    const scenarios = [scenario('same', 1), scenario('low', 0.9), scenario('high', 1.1)];
    const sections = [{ id: 's', kind: 'npv-bridge' as const, title: '', comment: '' }];
    const ends: (string | null | undefined)[] = [];
    for (const [shown, asked] of [
      [null, null],
      [null, 'high'],
      [null, 'low'],
      ['low', null],
      ['low', 'high'],
    ] as const) {
      const pack = everything({ sections, scenarioId: shown, comparedId: asked });
      const done = await gatherFacts(request({ ...withLines([outlay, sales]), scenarios }, pack));
      ends.push(done.ok ? done.value.bridge?.toId : undefined);
    }
    expect(ends).toEqual(['low', 'high', 'low', null, 'high']);
    const only = { ...withLines([outlay, sales]), scenarios: scenarios.slice(1, 2) };
    const done = await gatherFacts(request(only, everything({ sections })));
    expect(done.ok ? done.value.bridge?.toId : null).toBe('low');
  });

  it('tells no turning points where no section does', async () => {
    const sections = [{ id: 's', kind: 'two-way' as const, title: '', comment: '' }];
    const done = await gatherFacts(request(withLines([outlay, sales]), everything({ sections })));
    const facts = done.ok ? done.value : null;
    expect(facts?.grid).not.toBeNull();
    expect(facts?.sensitivity).toMatchObject({ switches: [], zeros: [] });
  });

  it('leaves out what no section asks for', async () => {
    const pack = everything({ sections: [{ id: 's', kind: 'sign-off', title: '', comment: '' }] });
    const done = await gatherFacts(request(withLines([outlay, sales]), pack));
    expect(done.ok ? done.value : null).toMatchObject({
      sensitivity: null,
      simulation: null,
      matrix: null,
      tracking: null,
      grid: null,
      bridge: null,
      portfolio: null,
    });
  });
});
