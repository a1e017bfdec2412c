/**
 * The two-way table and the simulation in the workbook. Expected values are appraisals of plans with both lines scaled,
 * one by one, and the summary that the simulation itself gives; what a changed percentage comes to is asked of the
 * independent engine.
 */
import { describe, expect, it } from 'vitest';
import type { Extras } from '../../../../electron/exchange/export/extras.ts';
import { gatherExtras } from '../../../../electron/exchange/export/gather-extras.ts';
import { recalculate } from '../../../../electron/exchange/export/proof/recalculate.ts';
import type { PlacedCell } from '../../../../electron/exchange/export/sheet-model.ts';
import { runStudy } from '../../../../electron/simulation/run-study.ts';
import { appraise } from '../../../../models/appraisal/appraise.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { DEFAULT_SIMULATION } from '../../../../models/plan/what-if/uncertainty-schema.ts';
import { templates } from '../../../../models/templates/templates.ts';
import { applyDriver } from '../../../../scenarios/drivers/driver.ts';
import { bigPlan } from '../../../bench/big-plan.ts';
import { everyFeaturePlan } from '../every-feature-plan.ts';
import { composed } from './composed.ts';

const PATIENCE = 240_000;
const TOP = 8;

function scaled(plan: Plan, code: string, factor: number): Plan {
  const made = applyDriver(plan, { kind: 'line', code, measure: 'factor' }, factor);
  if (!made) throw new Error(`${code} cannot be scaled`);
  return made;
}

function npvAt(plan: Plan, { twoWay }: Extras, across: number, down: number): number {
  if (!twoWay) throw new Error('no two-way table');
  const both = scaled(scaled(plan, twoWay.x.code, 1 + across), twoWay.y.code, 1 + down);
  return appraise(both).headline.npv ?? Number.NaN;
}

function at(cells: readonly PlacedCell[], row: number, column: number): PlacedCell {
  const found = cells.find((cell) => cell.sheet === 'Two-way' && cell.row === row && cell.column === column);
  if (!found) throw new Error(`no cell in row ${row}, column ${column}`);
  return found;
}

function numberOf({ content }: PlacedCell): number {
  return content.kind === 'text' ? Number.NaN : Number(content.value);
}

const SUBJECTS = [
  ...templates.map(({ id, build }) => [id, build(id, 'en')] as const),
  [
    'of every feature, with an exit',
    everyFeaturePlan({
      timeline: { periods: 8 },
      terminalValue: { method: 'perpetuity', growth: 0.01 },
      discounting: { timing: 'mid' },
    }),
  ] as const,
];

describe('the two-way table', () => {
  it.each(SUBJECTS)(
    'of the plan %s holds the NPV of each pair of changes, as formulas',
    async (_name, plan) => {
      const extras = gatherExtras(plan);
      const { cells } = composed(plan, extras);
      for (let row = TOP + 1; row <= TOP + 5; row += 1) {
        for (let column = 6; column <= 10; column += 1) {
          const across = numberOf(at(cells, TOP, column));
          const down = numberOf(at(cells, row, 5));
          const cell = at(cells, row, column);
          expect(cell.content.kind).toBe('formula');
          const expected = npvAt(plan, extras, across, down);
          expect(Math.abs(numberOf(cell) - expected)).toBeLessThan(1e-9 * Math.max(1e4, Math.abs(expected)));
        }
      }
      expect((await recalculate(cells)).differences).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'follows another percentage that is typed in',
    async () => {
      const plan = templates[0]?.build('store', 'en') ?? everyFeaturePlan();
      const extras = gatherExtras(plan);
      const { twoWay } = extras;
      if (!twoWay) throw new Error('no two-way table');
      const typed = {
        ...extras,
        twoWay: {
          x: { ...twoWay.x, shifts: [-0.2, -0.1, 0, 0.1, 0.35] },
          y: { ...twoWay.y, shifts: [-0.2, -0.15, 0, 0.1, 0.2] },
        },
      };
      const before = composed(plan, extras).cells;
      const after = composed(plan, typed).cells;
      // Two inputs are others, and no formula is.
      const formulas = (cells: readonly PlacedCell[]): readonly string[] =>
        cells.flatMap(({ content }) => (content.kind === 'formula' ? [content.formula] : []));
      expect(formulas(after)).toEqual(formulas(before));
      const inputs = (cells: readonly PlacedCell[]): readonly number[] =>
        cells.flatMap(({ content }) => (content.kind === 'input' ? [content.value] : []));
      const other = inputs(after).filter((value, place) => value !== inputs(before)[place]);
      expect(other).toEqual([0.35, -0.15]);
      expect((await recalculate(after)).differences).toEqual([]);
      expect(numberOf(at(after, TOP + 2, 10))).toBeCloseTo(npvAt(plan, typed, 0.35, -0.15), 3);
    },
    PATIENCE,
  );

  it(
    'of a large plan is smaller, and still live',
    () => {
      const plan = bigPlan();
      const extras = gatherExtras(plan);
      const { cells } = composed(plan, extras);
      const shown = cells.filter(
        ({ sheet, row, column, content }) =>
          sheet === 'Two-way' && row > TOP && column > 5 && content.kind === 'formula',
      );
      expect(shown.length).toBe(9);
      expect(shown.map(numberOf)).toEqual(
        [-0.2, 0, 0.2].flatMap((down) =>
          [-0.2, 0, 0.2].map((across) => expect.closeTo(npvAt(plan, extras, across, down), 3)),
        ),
      );
    },
    PATIENCE,
  );
});

describe('the simulation sheet', () => {
  it(
    'states the summary of the plan’s own simulation, and how to repeat it',
    async () => {
      const plan = templates.find(({ id }) => id === 'agency')?.build('agency', 'en') ?? everyFeaturePlan();
      const settings = plan.simulation ?? DEFAULT_SIMULATION;
      const run = await runStudy(plan, settings, 1, {});
      if (!run.ok) throw new Error(JSON.stringify(run.error));
      const { summary } = run.value;
      const cells = composed(plan).cells.filter(({ sheet }) => sheet === 'Simulation');
      const beside = (label: string): unknown => {
        const row = cells.find(
          ({ column, content }) => column === 1 && content.kind === 'text' && content.text === label,
        )?.row;
        const content = cells.find((cell) => cell.row === row && cell.column === 2)?.content;
        return content?.kind === 'text' ? content.text : content?.value;
      };
      expect(beside('Trials')).toBe(settings.trials);
      expect(beside('Seed')).toBe(settings.seed);
      expect(beside('Sampling')).toBe('Latin hypercube');
      expect(beside('Mean NPV')).toBe(summary.npv.mean);
      expect(beside('P(NPV < 0)')).toBe(summary.loss.share);
      expect(beside('P5')).toBe(summary.npv.percentiles.find(({ p }) => p === 0.05)?.value);
      expect(beside('P50')).toBe(summary.npv.percentiles.find(({ p }) => p === 0.5)?.value);
      const counts = cells.filter(
        ({ column, row, content }) => column === 3 && row > 40 && content.kind === 'constant',
      );
      const bins = counts.slice(-summary.npv.histogram.counts.length).map(numberOf);
      expect(bins).toEqual(summary.npv.histogram.counts);
      expect(bins.reduce((sum, count) => sum + count, 0)).toBe(settings.trials);
    },
    PATIENCE,
  );
});
