/**
 * The scenario switch: with another name in its one cell, and nothing else changed, every formula of the workbook comes
 * to the figures of that scenario, by an engine that knows nothing of Hurdle. What those figures are is asked of the
 * scenario matrix, which appraises each scenario as a plan of its own.
 */
import { describe, expect, it } from 'vitest';
import type { Extras } from '../../../../electron/exchange/export/extras.ts';
import { recalculate } from '../../../../electron/exchange/export/proof/recalculate.ts';
import type { ScenarioSet } from '../../../../electron/exchange/export/scenarios/members.ts';
import type { PlacedCell } from '../../../../electron/exchange/export/sheet-model.ts';
import type { Workbook } from '../../../../electron/exchange/export/workbook-model.ts';
import { applyChange } from '../../../../models/plan/apply-change.ts';
import { parsePlan } from '../../../../models/plan/parse-plan.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { Override, Scenario } from '../../../../models/plan/what-if/scenario-schema.ts';
import { templates } from '../../../../models/templates/templates.ts';
import { scenarioMatrix } from '../../../../scenarios/matrix.ts';
import { headlineMetric } from '../../../../scenarios/metrics.ts';
import { readyMade } from '../../../../scenarios/ready-made.ts';
import { everyFeaturePlan } from '../every-feature-plan.ts';
import { composedUnder, figureAt } from './composed.ts';

const PATIENCE = 240_000;
const METRICS = ['npv', 'irr', 'payback', 'discountedPayback', 'profitabilityIndex', 'mirr'] as const;

function line(plan: Plan, code: string, change: Extract<Override, { target: 'line' }>['change']): Override {
  const found = plan.lines.find((each) => each.code === code);
  if (!found) throw new Error(`no line ${code}`);
  return { target: 'line', lineId: found.id, label: found.label, change };
}

function setting(
  name: Extract<Override, { target: 'setting' }>['setting'],
  change: Extract<Override, { target: 'setting' }>['change'],
): Override {
  return { target: 'setting', setting: name, change };
}

function withScenarios(plan: Plan, scenarios: readonly Partial<Scenario>[]): Plan {
  const made = scenarios.map((scenario, at) => ({
    id: `s${at + 1}`,
    name: `Case ${at + 1}`,
    parentId: null,
    overrides: [],
    ...scenario,
  }));
  const parsed = parsePlan({ ...plan, scenarios: made });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

function withReadyMade(plan: Plan): Plan {
  let count = 0;
  const words = { base: 'Base', optimistic: 'Optimistic', downturn: 'Downturn' };
  return readyMade(plan, words, () => `ready${++count}`).reduce((current, change) => {
    const changed = applyChange(current, change);
    if (!changed.ok) throw new Error(changed.error.message);
    return changed.value.plan;
  }, plan);
}

/** A sample with the three scenarios of every board, and three more on top of one another. */
function sample(id: string): Plan {
  const plan = withReadyMade(templates.find((each) => each.id === id)?.build(id, 'en') ?? everyFeaturePlan());
  const drivers = plan.lines.filter(({ kind, entry }) => kind === 'driver' && entry.type === 'constant');
  const [first, second] = drivers;
  const cost = plan.lines.find(({ kind }) => kind === 'fixed-cost');
  if (!first || !second || !cost || first.entry.type !== 'constant' || second.entry.type !== 'constant') {
    throw new Error('the sample has no such lines');
  }
  const more = [
    {
      id: 'worse',
      name: 'Worse? *costs*',
      overrides: [
        line(plan, first.code, { type: 'replace', value: first.entry.value * 1.2 }),
        line(plan, cost.code, { type: 'shift', by: 10_000 }),
        setting('taxRate', { type: 'replace', value: 0.3 }),
      ],
    },
    {
      id: 'child',
      name: 'worse? *costs*',
      parentId: 'worse',
      overrides: [
        line(plan, second.code, { type: 'scale', factor: 0.9 }),
        line(plan, cost.code, { type: 'planned' }),
        setting('hurdle', { type: 'replace', value: 0.2 }),
      ],
    },
    {
      id: 'losses',
      name: '=1+1',
      parentId: 'child',
      overrides: [
        { target: 'losses', value: 'immediate' },
        setting('taxPaymentLag', { type: 'replace', value: 2 }),
      ],
    },
  ] satisfies readonly Partial<Scenario>[];
  const parsed = parsePlan({
    ...plan,
    scenarios: [...(plan.scenarios ?? []), ...more.map((each) => ({ parentId: null, ...each }))],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

function isSwitch({ sheet, row, column, content }: PlacedCell): boolean {
  return sheet === 'Assumptions' && row === 7 && column === 4 && content.kind === 'text';
}

function withoutFigures({ cells }: Workbook): readonly string[] {
  return cells.map(({ sheet, row, column, content }) => {
    const own =
      content.kind === 'formula'
        ? content.formula
        : content.kind === 'text'
          ? content.text
          : String(content.value);
    return [sheet, row, column, content.kind, own].join(' ');
  });
}

async function proveEvery(plan: Plan, extras?: Extras): Promise<ScenarioSet> {
  const { set, workbook } = composedUnder(plan, 0, extras);
  const stated = scenarioMatrix(plan, plan.scenarios ?? [], METRICS.map(headlineMetric), 'As planned');
  const plain = withoutFigures({ ...workbook, cells: workbook.cells.filter((cell) => !isSwitch(cell)) });
  for (const [at, member] of set.members.entries()) {
    const under = composedUnder(plan, at, extras).workbook;
    // One cell is another; all other inputs and all formulas are the same.
    const own = withoutFigures({ ...under, cells: under.cells.filter((cell) => !isSwitch(cell)) });
    expect(own.length).toBe(plain.length);
    expect(own.filter((cell, place) => cell !== plain[place])).toEqual([]);
    const changed = workbook.cells.map((cell, place) => {
      const figures = under.cells[place];
      return isSwitch(cell)
        ? { ...cell, content: { kind: 'text', text: member.name } as const }
        : cell.content.kind === 'formula' && figures
          ? figures
          : cell;
    });
    const { differences, checks } = await recalculate(changed);
    expect(differences).toEqual([]);
    expect(checks.reduce((sum, { compared }) => sum + compared, 0)).toBeGreaterThan(400);
    const column = stated.columns.findIndex(({ scenarioId }) => scenarioId === member.id);
    METRICS.forEach((metric, place) => {
      const address = under.addresses.addressOf({ kind: 'metric', metric, view: 'postTax.withTerminal' });
      const shown = figureAt(changed, address ?? '');
      const known = stated.rows[place]?.cells[column]?.value ?? null;
      if (known === null) expect([metric, typeof shown]).toEqual([metric, 'string']);
      else if (typeof shown === 'number') expect(shown).toBeCloseTo(known, metric === 'npv' ? 4 : 9);
      // In words: several rates, or nothing to pay back.
      else expect([metric, shown]).toEqual([metric, expect.stringMatching(/several|nothing|Hurdle/)]);
    });
  }
  return set;
}

describe('the scenario switch', () => {
  it.each(templates.map(({ id }) => id))(
    'gives each scenario of the sample %s its own figures',
    async (id) => {
      // The two-way table is proved under every scenario too, on one of the samples and on the plan of every feature.
      const set = await proveEvery(sample(id), id === 'agency' ? undefined : {});
      expect(set.members.map(({ name }) => name)).toEqual([
        'As planned',
        'Base',
        'Optimistic',
        'Downturn',
        'Worse？ ＊costs＊',
        'worse？ ＊costs＊ (2)',
        '=1+1',
      ]);
      expect(set.leftOut).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'holds every kind of override on every kind of line',
    async () => {
      const plan = everyFeaturePlan({
        terminalValue: { method: 'perpetuity', growth: 0.02 },
        discounting: { timing: 'mid', maxPaybackYears: 3 },
      });
      const set = await proveEvery(
        withScenarios(plan, [
          {
            overrides: [
              line(plan, 'balance', { type: 'scale', factor: 1.5 }),
              line(plan, '销量', { type: 'formula', formula: 'prev(销量, 900) * 1.02', opening: '900' }),
              line(plan, 'plant', { type: 'scale', factor: 1.1 }),
              line(plan, 'rent', { type: 'series', values: [1000, null, 3000] }),
              line(plan, 'AB12', { type: 'shift', by: 7 }),
              setting('terminalGrowth', { type: 'replace', value: 0.01 }),
              setting('ratePremium', { type: 'replace', value: 0.03 }),
            ],
          },
          {
            parentId: 's1',
            overrides: [
              line(plan, '销量', { type: 'planned' }),
              line(plan, 'price', { type: 'formula', formula: '10 + 0.5 * period' }),
              line(plan, 'stock', { type: 'replace', value: 45 }),
              setting('taxRate', { type: 'scale', factor: 0.5 }),
              setting('financeRate', { type: 'replace', value: 0.04 }),
              setting('preTaxRate', { type: 'replace', value: 0.16 }),
              setting('maxPaybackYears', { type: 'replace', value: 1 }),
            ],
          },
          {
            overrides: [
              { target: 'losses', value: 'none' },
              {
                target: 'section',
                value: { section: 'workingCapital', settings: { daysInYear: 360, release: true } },
              },
              line(plan, 'loan', { type: 'series', values: [5000], opening: 20000 }),
            ],
          },
        ]),
      );
      expect(set.leftOut.map(({ name, reason }) => [name, reason])).toEqual([]);
      expect(set.members.length).toBe(4);
    },
    PATIENCE,
  );

  it(
    'follows a WACC, its parts, and a rate by period',
    async () => {
      const rate = {
        mode: 'wacc',
        riskFree: 0.03,
        beta: 1.2,
        marketPremium: 0.06,
        extraPremium: 0.01,
        costOfDebt: 0.05,
        taxRate: 0.25,
        equity: 60,
        debt: 40,
      } as const;
      const plan = everyFeaturePlan({
        timeline: { periodicity: 'quarter', periods: 6 },
        terminalValue: { method: 'multiple', multiple: 4, of: 'ebitda' },
        discounting: { rate, rateBasis: 'real', inflation: 0.02 },
      });
      const set = await proveEvery(
        withScenarios(plan, [
          {
            overrides: [
              setting('beta', { type: 'shift', by: 0.3 }),
              setting('inflation', { type: 'replace', value: 0.04 }),
            ],
          },
          { overrides: [setting('ratePremium', { type: 'replace', value: 0.02 })] },
          {
            overrides: [
              setting('discountRate', { type: 'replace', value: 0.13 }),
              setting('terminalMultiple', { type: 'replace', value: 6 }),
            ],
          },
          {
            overrides: [
              {
                target: 'section',
                value: {
                  section: 'terminalValue',
                  settings: { method: 'multiple', multiple: 3, of: 'ebit' },
                },
              },
              {
                target: 'section',
                value: {
                  section: 'tax',
                  settings: { rate: 0.2, byPeriod: [0.1, null, 0.3], losses: 'carry-forward', paymentLag: 1 },
                },
              },
            ],
          },
        ]),
      );
      expect(set.leftOut.map(({ reason }) => reason)).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'says which scenarios it cannot hold, and why, with their figures',
    async () => {
      const plan = everyFeaturePlan({ timeline: { periods: 6 } });
      const set = await proveEvery(
        withScenarios(plan, [
          { overrides: [setting('periods', { type: 'replace', value: 5 })] },
          { overrides: [{ target: 'timing', value: 'start' }] },
          { overrides: [line(plan, 'goods', { type: 'formula', formula: 'sales / (period - 3)' })] },
          // As planned sales need price; here price needs sales.
          {
            overrides: [
              line(plan, 'price', { type: 'formula', formula: 'sales / 1000' }),
              line(plan, 'sales', { type: 'series', values: [9, 9, 9, 9, 9, 9] }),
            ],
          },
          { overrides: [line(plan, 'no_opening', { type: 'formula', formula: '7', opening: '3' })] },
          {
            overrides: [
              { target: 'section', value: { section: 'terminalValue', settings: { method: 'book' } } },
            ],
          },
        ]),
      );
      expect(set.leftOut.map(({ name, reason }) => [name, reason])).toEqual([
        ['Case 1', 'timeline'],
        ['Case 2', 'timing'],
        ['Case 3', 'errors'],
        ['Case 4', 'circular'],
        ['Case 5', 'opening'],
        ['Case 6', 'terminal'],
      ]);
    },
    PATIENCE,
  );

  it(
    'says in words where a scenario has no rate, and where there is nothing to pay back',
    async () => {
      const parsed = parsePlan({
        format: 'hurdle-plan',
        version: 1,
        name: 'Rates',
        timeline: { start: '2027-01', periodicity: 'year', periods: 2 },
        settings: { tax: { rate: 0 } },
        lines: [
          {
            id: 'a',
            code: 'sales',
            kind: 'revenue',
            label: 'Sales',
            entry: { type: 'series', values: [700, 700] },
          },
          {
            id: 'b',
            code: 'machine',
            kind: 'investment',
            label: 'Machine',
            entry: { type: 'series', values: [], opening: 1000 },
            investment: { book: { method: 'none' } },
          },
        ],
        scenarios: [
          // -1000 + 2300/(1+r) - 1320/(1+r)^2 = 0 at 10 % and at 20 %.
          {
            id: 's1',
            name: 'Two rates',
            overrides: [
              { target: 'line', lineId: 'a', change: { type: 'series', values: [2300, 0] } },
              { target: 'line', lineId: 'b', change: { type: 'series', values: [0, 1320], opening: 1000 } },
            ],
          },
          {
            id: 's2',
            name: 'No outlay',
            overrides: [{ target: 'line', lineId: 'b', change: { type: 'scale', factor: 0 } }],
          },
          {
            id: 's3',
            name: 'Nothing',
            overrides: [{ target: 'line', lineId: 'a', change: { type: 'scale', factor: 0 } }],
          },
        ],
      });
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
      const plan = parsed.value;
      const set = await proveEvery(plan);
      expect(set.members.length).toBe(4);
      const shown = (at: number, metric: 'irr' | 'payback'): unknown => {
        const { workbook } = composedUnder(plan, at);
        const address = workbook.addresses.addressOf({
          kind: 'metric',
          metric,
          view: 'postTax.withTerminal',
        });
        return figureAt(workbook.cells, address ?? '');
      };
      expect(shown(1, 'irr')).toBe('several: 10.00 %, 20.00 %');
      expect(shown(2, 'irr')).toBe('none: all flows are inflows');
      expect(shown(2, 'payback')).toBe('nothing to pay back');
      expect(shown(3, 'irr')).toBe('none: all flows are outflows');
    },
    PATIENCE,
  );
});
