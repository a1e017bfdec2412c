/**
 * The numbers of single sections against other ways of getting them: the planted actuals added up here, the appraisal of
 * a plan with a driver moved, the trials of the study sorted here, the report of the command line.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appraisalReport } from '../../../../electron/cli/report/report-json.ts';
import { composePack } from '../../../../electron/packs/content/compose-pack.ts';
import type { PackFacts } from '../../../../electron/packs/content/facts.ts';
import { figuresOf } from '../../../../electron/packs/content/figures.ts';
import { gatherFacts, packRequest } from '../../../../electron/packs/content/gather-facts.ts';
import type { Block, PackContent } from '../../../../electron/packs/content/pack-content.ts';
import { appraise } from '../../../../models/appraisal/appraise.ts';
import { type Pack, SECTION_KINDS, type SectionKind } from '../../../../models/plan/packs/pack-schema.ts';
import { packFromTemplate } from '../../../../models/plan/packs/pack-templates.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { dayOf } from '../../../../models/tracking/calendar/day.ts';
import { applyDriver } from '../../../../scenarios/drivers/driver.ts';
import { applyScenario } from '../../../../scenarios/overrides/apply.ts';
import { createStudy } from '../../../../scenarios/simulation/study/create-study.ts';
import { type ActualEntry, dailyActuals, STORIES } from '../../../fixtures/daily-actuals.ts';
import { closeAll } from '../../test-host.ts';
import { type Prepared, prepareWorkspace, TODAY } from './prepared-workspace.ts';

const TRIALS = 2000;
let prepared: Prepared;
let facts: PackFacts;
let content: PackContent;
let downturn: PackContent;
let plan: Plan;
let entries: readonly ActualEntry[];

/** All sections there are. */
function everything(more: Partial<Pack> = {}): Pack {
  const pack = packFromTemplate('investment-paper', { id: 'p', name: 'All', language: 'en' });
  const sections = SECTION_KINDS.map((kind) => ({ id: kind, kind, title: '', comment: '' }));
  return { ...pack, sections, ...more };
}

async function packOf(pack: Pack): Promise<{ facts: PackFacts; content: PackContent }> {
  const request = packRequest(prepared.opened, prepared.planIds.get('premium-store') ?? '', pack, TODAY);
  if (!request.ok) throw new Error(request.error.message);
  const gathered = await gatherFacts(request.value);
  if (!gathered.ok) throw new Error(gathered.error.message);
  return { facts: gathered.value, content: composePack(gathered.value, pack, 'en') };
}

beforeAll(async () => {
  prepared = await prepareWorkspace('en', TRIALS);
  ({ facts, content } = await packOf(everything()));
  downturn = (await packOf(everything({ scenarioId: 'scenario-3' }))).content;
  plan = facts.plan;
  const story = STORIES['premium-store'];
  if (!story) throw new Error('no story');
  entries = dailyActuals(plan, story);
}, 120_000);

afterAll(async () => {
  prepared.close();
  await closeAll();
});

function value(id: string, of: PackContent = content): number {
  const found = figuresOf(of).find((figure) => figure.id === id)?.value;
  if (found === undefined || found === null) throw new Error(`there is no ${id}`);
  return found;
}

function section(kind: SectionKind): readonly Block[] {
  return content.sections.find((each) => each.kind === kind)?.blocks ?? [];
}

/** Planted actuals of a kind, in units of the currency, from day to day. */
function booked(kind: string, from: string, to: string): number {
  const codes = new Set(plan.lines.filter((line) => line.kind === kind).map(({ code }) => code));
  const day = (text: string): number => {
    const [year = 0, month = 1, date = 1] = text.split('-').map(Number);
    return dayOf({ year, month, day: date });
  };
  const minor = entries
    .filter((entry) => codes.has(entry.code) && entry.day >= day(from) && entry.day <= day(to))
    .reduce((sum, entry) => sum + entry.minor, 0);
  return minor / 100;
}

describe('the numbers of a pack', () => {
  it('are those that the command line reports of the same plan', () => {
    const report = appraisalReport(appraise(plan), 'en');
    expect(value('metric:npv:postTax:withTerminal')).toBe(report.npv);
    expect(value('metric:npv:preTax:withTerminal')).toBe(report.variants.preTax.withTerminal.npv);
    expect(value('metric:irr:postTax:withTerminal')).toBe(report.irr.rate);
    expect(value('metric:payback:postTax:withTerminal')).toBe(report.payback.years);
    expect(value('metric:discountedPayback:postTax:withTerminal')).toBe(report.discountedPayback.years);
    expect(value('metric:profitabilityIndex:postTax:withTerminal')).toBe(report.profitabilityIndex);
    expect(value('metric:peakFunding:postTax:withTerminal')).toBe(report.peakFunding?.amount);
    expect(value('share:fixed')).toBe(report.shares.share?.fixed);
  });

  it('add up by year to the total of each flow', () => {
    let rows = 0;
    for (const kind of ['cash-flows', 'outlay', 'funding'] as const) {
      for (const block of section(kind)) {
        if (block.type !== 'table' || block.columns.at(-1)?.title !== 'Total' || block.unit === '') continue;
        for (const { cells } of block.rows) {
          const numbers = cells.flatMap((cell) =>
            cell === null || typeof cell === 'string' ? [] : [cell.value ?? 0],
          );
          if (numbers.length < block.columns.length - 1) continue;
          const sum = numbers.slice(0, -1).reduce((all, each) => all + each, 0);
          expect(sum, `${kind} ${String(cells[0])}`).toBeCloseTo(numbers.at(-1) ?? 0, 4);
          rows += 1;
        }
      }
    }
    // Every flow of profit, cash, outlay and funding.
    expect(rows).toBeGreaterThan(15);
  });

  it('split the budget into shares that make a whole', () => {
    expect(value('share:fixed') + value('share:variable') + value('share:investment')).toBeCloseTo(1, 12);
    const parts =
      value('share:fixed:amount') + value('share:variable:amount') + value('share:investment:amount');
    expect(parts).toBeCloseTo(value('share:total:amount'), 4);
  });

  it('move in the tornado as the plan does with one driver at its end', () => {
    const moved = applyDriver(plan, { kind: 'line', code: 'order_value', measure: 'value' }, 270);
    const npv = moved && appraise(moved).headline.npv;
    expect(value('tornado:line:value:order_value:low') / (npv ?? Number.NaN)).toBeCloseTo(1, 9);
  });

  it('stand in the corners of the two-way table as the plan does with both drivers moved', () => {
    const [chart] = section('two-way').flatMap((block) => (block.type === 'chart' ? [block.chart] : []));
    const grid = facts.grid?.grid;
    if (chart?.kind !== 'heat' || !grid) throw new Error('no table');
    expect(chart.planned).toEqual({ row: 3, column: 3 });
    expect(chart.cells[3]?.[3]?.value).toBe(appraise(plan).headline.npv);
    for (const [row, column] of [
      [0, 0],
      [6, 6],
      [0, 6],
    ] as const) {
      const first = applyDriver(plan, grid.x.driver, grid.x.values[column] ?? Number.NaN);
      const both = first && applyDriver(first, grid.y.driver, grid.y.values[row] ?? Number.NaN);
      const npv = both && appraise(both).headline.npv;
      expect((chart.cells[row]?.[column]?.value ?? Number.NaN) / (npv ?? Number.NaN)).toBeCloseTo(1, 9);
    }
  });

  it('name switching values on both sides of which the verdict differs', () => {
    const found = facts.sensitivity?.switches.filter(({ nearest }) => nearest !== null) ?? [];
    expect(found.length).toBeGreaterThan(3);
    for (const { driver, nearest, planned } of found) {
      const at = nearest?.at ?? Number.NaN;
      const step = Math.sign(at - (planned ?? 0)) * Math.abs(at) * 1e-6;
      const decisionAt = (number: number) => {
        const moved = applyDriver(plan, driver, number);
        return moved && appraise(moved).verdict.decision;
      };
      expect(decisionAt(at - step)).toBe('accept');
      expect(decisionAt(at + step)).toBe('reject');
    }
  });

  it('give each scenario what its plan gives, and their mean by probability', () => {
    const npvOf = (id: string): number => {
      const made = applyScenario(plan, plan.scenarios ?? [], id);
      return made.ok ? (appraise(made.value.plan).headline.npv ?? Number.NaN) : Number.NaN;
    };
    const npvs = ['scenario-1', 'scenario-2', 'scenario-3'].map(npvOf);
    expect(value('scenario:scenario-3:metric:npv:postTax:withTerminal')).toBe(npvs[2]);
    // 50 %, 20 %, 30 % as the ready-made scenarios say.
    const mean = 0.5 * (npvs[0] ?? 0) + 0.2 * (npvs[1] ?? 0) + 0.3 * (npvs[2] ?? 0);
    expect(value('expected:npv')).toBeCloseTo(mean, 4);
    // The mean of rates, ratios and times is the rate, ratio or time of no project.
    for (const id of ['irr', 'profitabilityIndex', 'payback']) {
      expect(figuresOf(content).find((figure) => figure.id === `expected:${id}`)?.text).toBe('–');
    }
    expect(value('metric:npv:postTax:withTerminal', downturn)).toBe(npvs[2]);
    expect(value('scenario:plan:metric:npv:postTax:withTerminal', downturn)).toBe(
      appraise(plan).headline.npv,
    );
    expect(downturn.meta.scenarioName).toBe('Downturn');
    expect(downturn.meta.modelHash).not.toBe(content.meta.modelHash);
  });

  it('count the trials below zero, and take percentiles as a spreadsheet does', () => {
    const made = createStudy(plan, { trials: TRIALS, seed: 7, method: 'latin-hypercube' });
    if (!made.ok) throw new Error('the plan cannot be simulated');
    const npv = [...made.value.runBlocks(0, made.value.blocks).npv].toSorted((a, b) => a - b);
    expect(npv).toHaveLength(TRIALS);
    expect(value('sim:loss')).toBe(npv.filter((each) => each < 0).length / TRIALS);
    // PERCENTILE.INC: at p (n - 1), linear between two.
    const at = 0.1 * (TRIALS - 1);
    const low = npv[Math.floor(at)] ?? Number.NaN;
    const high = npv[Math.ceil(at)] ?? Number.NaN;
    expect(value('sim:p10') / (low + (at % 1) * (high - low))).toBeCloseTo(1, 10);
    const [chart] = section('simulation').flatMap((block) => (block.type === 'chart' ? [block.chart] : []));
    if (chart?.kind !== 'histogram') throw new Error('no histogram');
    expect(chart.edges).toHaveLength(chart.shares.length + 1);
    expect(chart.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('are the planted actuals, to the cent, in the variance report and the outlook', () => {
    const year = booked('revenue', '2027-01-01', '2027-12-31');
    expect(value('variance:kind:revenue:yearToDate:actual')).toBe(year);
    expect(value('variance:kind:revenue:month:actual')).toBe(booked('revenue', '2027-12-01', '2027-12-31'));
    expect(value('variance:kind:fixed-cost:yearToDate:actual')).toBe(
      booked('fixed-cost', '2027-01-01', '2027-12-31'),
    );
    expect(value('outlook:$revenue:toDate')).toBeCloseTo(year, 4);
    // 60 million is the target that the test set.
    expect(value('target:t1:attainment')).toBeCloseTo(year / 6e7, 9);
  });

  it('differ from plan by actual less plan, and the bridge makes that difference of steps', () => {
    const actual = value('variance:total:$ebitda:month:actual');
    const planned = value('variance:total:$ebitda:month:plan');
    expect(value('variance:total:$ebitda:month:delta')).toBeCloseTo(actual - planned, 6);
    expect(value('profit-bridge:month:actual')).toBe(actual);
    expect(value('profit-bridge:month:plan')).toBe(planned);
  });
});

describe('what a pack says of the course', () => {
  it('says of a red light how far revenue is under plan, and what is done about it', () => {
    const planned = appraise(plan)
      .evaluation.values('$revenue')
      .slice(1, 13)
      .reduce((sum, each) => sum + each, 0);
    const under = (1 - booked('revenue', '2027-01-01', '2027-12-31') / planned) * 100;
    const [block] = section('lights').filter(({ type }) => type === 'lights');
    const items = block?.type === 'lights' ? block.items : [];
    // Planted: fewer visitors order from June on, and red is four percent below plan.
    expect(items[0]).toMatchObject({ light: 'red', computed: null, title: 'Revenue below plan' });
    expect(items[0]?.reason).toContain(
      `Revenue ${under.toFixed(1)}\u00a0% under plan in the year to 2027-12`,
    );
    expect(items[0]?.note).toContain('Channels and prices are reviewed');
  });

  it('puts the open note beside the number it is about, and marks what is overdue', () => {
    const cells = (kind: SectionKind) =>
      section(kind).flatMap((block) =>
        block.type === 'table' ? block.rows.flatMap((row) => row.cells) : [],
      );
    expect(cells('variance')).toContain('Advertising bought dearly → Negotiate prices again');
    // Due on 10 January, looked at on the 15th.
    expect(cells('actions')).toContain('■ 2028-01-10');
  });

  it('draws actuals and forecast without a month in both', () => {
    const charts = section('outlook').flatMap((block) => (block.type === 'chart' ? [block.chart] : []));
    const [revenue] = charts;
    if (revenue?.kind !== 'series') throw new Error('no chart');
    const [actual, forecast] = revenue.series;
    // The opening and twelve months of actuals, then 24 months of forecast.
    expect(actual?.points.filter((point) => point !== null)).toHaveLength(13);
    expect(forecast?.points.filter((point) => point !== null)).toHaveLength(24);
    expect(actual?.mark).toBe('actual');
    expect(forecast?.mark).toBe('forecast');
  });
});

describe('what a pack says of itself', () => {
  it('names version, approval, unit and checks', () => {
    expect(content.meta).toMatchObject({
      planName: 'Premium online store',
      version: 'v10 (approved: Budget)',
      unit: 'CNY thousand',
      madeAt: TODAY.toISOString(),
      madeBy: 'tester',
      masterCheck: { ok: true, failed: 0 },
      draft: false,
    });
    expect(content.meta.modelHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('shows amounts in the unit of the pack, and the user’s titles and comments by paragraph', async () => {
    const sections = [{ id: 's', kind: 'returns' as const, title: 'Value', comment: 'One.\n\nTwo\nlines.' }];
    const { content: own } = await packOf(everything({ unit: 'million', sections }));
    expect(own.meta.unit).toBe('CNY million');
    expect(own.sections[0]).toMatchObject({ title: 'Value', comment: ['One.', 'Two\nlines.'], number: 1 });
    const npv = figuresOf(own).find(({ id }) => id === 'metric:npv:postTax:withTerminal');
    expect(npv?.text).toBe(((npv?.value ?? 0) / 1e6).toFixed(1));
  });
});
