/**
 * A simulated plan: each trial opened as a plan has the trial's NPV to the last bit, the split over workers changes
 * nothing, and what cannot be drawn is told with its line and field. Expected figures are appraisals of plans, closed
 * forms of sums of normals, or follow from the order of arrival being of no account.
 */
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../../models/appraisal/appraise.ts';
import { type Plan, planSchema } from '../../../../models/plan/schema.ts';
import type { SimulationSettings } from '../../../../models/plan/what-if/uncertainty-schema.ts';
import { costEstimate } from '../../../../scenarios/simulation/study/cost-estimate.ts';
import { createStudy } from '../../../../scenarios/simulation/study/create-study.ts';
import { planOfTrial } from '../../../../scenarios/simulation/study/plan-of-trial.ts';
import { createStudyResults } from '../../../../scenarios/simulation/study/study-results.ts';
import { studySobol } from '../../../../scenarios/simulation/study/study-sobol.ts';
import type { Study, StudySummary } from '../../../../scenarios/simulation/study/study-types.ts';
import { summariseStudy } from '../../../../scenarios/simulation/study/summarise-study.ts';
import { everyWayPlan, normal, sumPlan, walk } from './uncertain-plan.ts';

const SETTINGS: SimulationSettings = { trials: 3000, seed: 7, method: 'latin-hypercube' };

function studyOf(plan: Plan, settings: Partial<SimulationSettings> = {}): Study {
  const made = createStudy(plan, { ...SETTINGS, ...settings });
  if (!made.ok) throw new Error(made.error.map(({ message }) => message).join('; '));
  return made.value;
}

function summaryOf(study: Study): StudySummary {
  const results = createStudyResults(study);
  results.add(study.runBlocks(0, study.blocks));
  return summariseStudy(study, results);
}

/** Every number of a summary, written so that any other bit is another text. */
function bitsOf(summary: StudySummary): string {
  return JSON.stringify(summary, (_key, value: unknown) =>
    value instanceof Float64Array ? value.join(' ') : Object.is(value, -0) ? '-0' : value,
  );
}

describe('a trial opened as a plan', () => {
  const plan = everyWayPlan();
  for (const method of ['plain', 'latin-hypercube', 'sobol'] as const) {
    it(`has the trial's NPV to the last bit (${method})`, () => {
      const study = studyOf(plan, { method, trials: 1500 });
      const { npv } = study.runBlocks(0, study.blocks);
      expect(new Set(npv).size).toBeGreaterThan(1400);
      for (const trial of [0, 1, 511, 1023, 1024, 1499]) {
        const opened = planOfTrial(plan, study, trial);
        expect(appraise(opened).headline.npv).toBe(npv[trial]);
      }
    });
  }

  it('has the cash of the fan, and is a plan that can be kept, certain in every line', () => {
    const study = studyOf(plan, { trials: 40 });
    const { cash, count } = study.runBlocks(0, 1);
    const opened = planOfTrial(plan, study, 17);
    const parsed = planSchema.safeParse(opened);
    expect(parsed.error?.issues ?? []).toEqual([]);
    expect(opened.lines.filter(({ uncertainty }) => uncertainty)).toEqual([]);
    const { flows } = appraise(opened).returns.postTax.withoutTerminal;
    let sum = 0;
    flows.forEach((flow, column) => {
      sum += flow;
      expect(cash[column * count + 17]).toBeCloseTo(sum, 6);
    });
  });

  it('is the plan itself where every draw is as planned', () => {
    // Nothing but the ready-made lines differs: their formulas times 1 are the formulas.
    const still = everyWayPlan();
    const lines = still.lines.map((line) =>
      line.uncertainty?.measure === 'factor' && line.uncertainty.type === 'once'
        ? { ...line, uncertainty: normal(1, 1e-300, 'factor') }
        : { ...line, uncertainty: undefined },
    );
    const certain = lines.map(({ uncertainty, ...line }) => (uncertainty ? { ...line, uncertainty } : line));
    const study = studyOf({ ...still, lines: certain, correlations: [] }, { trials: 3 });
    const own = appraise(still).headline.npv;
    expect([...study.runBlocks(0, 1).npv]).toEqual([own, own, own]);
  });
});

describe('a study', () => {
  it.each([
    [1, 3, 1],
    [2, 1, 5],
    [7, 1, 3],
  ])('gives the same bits on %i workers that take %i blocks at a time', (workers, step, stride) => {
    const plan = everyWayPlan();
    const trials = 11_000;
    // Each worker has a study of its own, as in a thread of its own.
    const studies = Array.from({ length: workers }, () => studyOf(structuredClone(plan), { trials }));
    const own = studyOf(plan, { trials });
    const results = createStudyResults(own);
    const chunks = Math.ceil(own.blocks / step);
    // A stride without a common divisor visits every chunk, out of order; the last arrives first.
    for (let i = chunks - 1; i >= 0; i -= 1) {
      const chunk = chunks % stride === 0 && stride > 1 ? i : (i * stride) % chunks;
      const blocks = studies[i % workers]?.runBlocks(chunk * step, Math.min(own.blocks, (chunk + 1) * step));
      if (blocks) results.add(blocks);
    }
    expect(results.ready()).toBe(trials);
    expect(bitsOf(summariseStudy(own, results))).toBe(bitsOf(summaryOf(own)));
  });

  it('summarises on the way what a study cut off there would give', () => {
    const study = studyOf(sumPlan(normal(60, 10), normal(55, 5)), { trials: 5000, method: 'plain' });
    const short = studyOf(study.plan, { trials: 2048, method: 'plain' });
    const results = createStudyResults(study);
    results.add(study.runBlocks(4, 5));
    expect(results.ready()).toBe(0);
    results.add(study.runBlocks(0, 2));
    expect(results.ready()).toBe(2048);
    const { npv, loss, irr } = summariseStudy(study, results);
    const other = summaryOf(short);
    expect({ npv, loss, irr }).toEqual({ npv: other.npv, loss: other.loss, irr: other.irr });
  });

  it('finds the moments and the loss of a sum of normals', () => {
    // NPV = (a + b) / 1.1 - 100: mean (60 + 55) / 1.1 - 100 = 4.5454..., sd sqrt(100 + 25) / 1.1 = 10.1639...
    const { npv, loss, rates, verdict } = summaryOf(
      studyOf(sumPlan(normal(60, 10), normal(55, 5)), { trials: 100_000, method: 'plain' }),
    );
    const mean = 115 / 1.1 - 100;
    const sd = Math.sqrt(125) / 1.1;
    expect(Math.abs(npv.mean - mean)).toBeLessThan((4 * sd) / Math.sqrt(100_000));
    expect(Math.abs(npv.sd - sd)).toBeLessThan((4 * sd) / Math.sqrt(200_000));
    // Phi(-4.5454 / 10.1639) = Phi(-0.447214) = 0.327360: a table of the normal distribution.
    expect(Math.abs(loss.share - 0.32736)).toBeLessThan(4 * Math.sqrt((0.32736 * 0.67264) / 100_000));
    expect(loss.low < loss.share && loss.share < loss.high).toBe(true);
    expect(rates).toEqual({ unique: 100_000, several: 0, none: 0, unknown: 0 });
    expect(verdict.settled).toBe(true);
  });

  it('shares the variance of a sum of independent normals as their variances', () => {
    // 100 : 25, so 0.8 and 0.2; standardised coefficients sqrt(0.8) and sqrt(0.2); all of it linear.
    const study = studyOf(sumPlan(normal(60, 10), normal(55, 5)), { trials: 10_000 });
    const { shares, rSquared } = summaryOf(study);
    expect(rSquared).toBeCloseTo(1, 9);
    expect(shares.map(({ lineId }) => lineId)).toEqual(['id-a', 'id-b']);
    expect(shares[0]?.regression).toBeCloseTo(Math.sqrt(0.8), 1);
    expect(shares[1]?.regression).toBeCloseTo(Math.sqrt(0.2), 1);
    expect(shares[0]?.rankShare).toBeCloseTo(0.8, 1);
    const sobol = studySobol(study, 4096);
    if (!sobol.ok) throw new Error(sobol.error);
    for (const indices of [sobol.value.firstOrder, sobol.value.total]) {
      expect(Math.abs((indices[0] ?? 0) - 0.8)).toBeLessThan(0.01);
      expect(Math.abs((indices[1] ?? 0) - 0.2)).toBeLessThan(0.01);
    }
  });

  it('takes a path as one driver in the Sobol indices', () => {
    // One period: the path of a is 60 + 10 z, the same normal as above.
    const study = studyOf(sumPlan(walk(60, 0, 10), normal(55, 5)));
    const sobol = studySobol(study, 4096);
    if (!sobol.ok) throw new Error(sobol.error);
    expect(Math.abs((sobol.value.firstOrder[0] ?? 0) - 0.8)).toBeLessThan(0.03);
    expect(Math.abs((sobol.value.total[1] ?? 0) - 0.2)).toBeLessThan(0.03);
  });

  it('reaches a rank correlation between two lines and says which of them cannot act', () => {
    const plan: Plan = {
      ...sumPlan(normal(60, 10), normal(55, 5)),
      correlations: [
        { a: 'id-b', b: 'id-a', rho: 0.6 },
        { a: 'id-a', b: 'id-outlay', rho: 0.5 },
        { a: 'id-gone', b: 'id-a', rho: 0.5 },
      ],
    };
    const study = studyOf(plan, { trials: 10_240 });
    expect(study.notes).toEqual([
      { code: 'correlation-idle', a: 'id-a', b: 'id-outlay', reason: 'certain' },
      { code: 'correlation-idle', a: 'id-gone', b: 'id-a', reason: 'gone' },
    ]);
    const [a = new Float64Array(0), b = new Float64Array(0)] = study.drawDrivers(10_240);
    const pairs = [...a].map((x, i) => [x, b[i] ?? 0] as const);
    // Normals with Spearman 0.6 have Pearson 2 sin(0.6 pi / 6) = 0.618034.
    const cov = pairs.reduce((sum, [x, y]) => sum + (x - 60) * (y - 55), 0) / pairs.length;
    expect(cov / 50).toBeCloseTo(0.618, 1);
  });

  it('says that nothing is uncertain, and every trial is the plan', () => {
    const plan = sumPlan(normal(60, 10), normal(55, 5));
    const certain = { ...plan, lines: plan.lines.map(({ uncertainty: _, ...line }) => line) };
    const study = studyOf(certain, { trials: 5 });
    expect(study.notes).toEqual([{ code: 'nothing-uncertain' }]);
    const npv = appraise(certain).headline.npv;
    expect([...study.runBlocks(0, 1).npv]).toEqual([npv, npv, npv, npv, npv]);
    expect(studySobol(study, 64)).toEqual({ ok: false, error: 'nothing-uncertain' });
  });

  it('marks trials that can be opened, and counts those without a rate', () => {
    // A path of outlays without any income has no rate: b is an income of 0 and a is one below zero.
    const plan = sumPlan(normal(-60, 10), normal(-55, 5));
    const { marked, rates, irr, belowHurdle, npv } = summaryOf(studyOf(plan, { trials: 500 }));
    expect(rates).toEqual({ unique: 0, several: 0, none: 500, unknown: 0 });
    expect(irr).toBeNull();
    expect(belowHurdle).toBeNull();
    expect(marked.find(({ mark }) => mark === 'worst')?.npv).toBe(npv.least);
    expect(marked.find(({ mark }) => mark === 'best')?.npv).toBe(npv.most);
  });

  it('fans out from the outlay: of one path the bands are the percentiles of its flows', () => {
    const { fan } = summaryOf(studyOf(sumPlan(normal(60, 10), normal(55, 5)), { trials: 10_000 }));
    expect(fan.bands.map(({ p }) => p)).toEqual([0.1, 0.25, 0.5, 0.75, 0.9]);
    // Column 0 is the outlay; column 1 is N(15, sqrt(125)): P10 = 15 - 1.281552 x 11.18034 = 0.6718.
    for (const { values } of fan.bands) expect(values[0]).toBe(-100);
    expect(Math.abs((fan.bands[0]?.values[1] ?? 0) - 0.6718)).toBeLessThan(0.5);
    expect(Math.abs((fan.bands[4]?.values[1] ?? 0) - 29.3282)).toBeLessThan(0.5);
  });
});

describe('what cannot be simulated', () => {
  const problemsOf = (plan: Plan, settings: Partial<SimulationSettings> = {}) => {
    const made = createStudy(plan, { ...SETTINGS, ...settings });
    return made.ok ? [] : made.error.map(({ lineId, field, code }) => [lineId, field, code]);
  };

  it('is told with the line and the field at fault', () => {
    const bad = sumPlan(
      { type: 'once', measure: 'value', distribution: { type: 'uniform', min: 9, max: 3 } },
      normal(5, 0),
    );
    expect(problemsOf(bad)).toEqual([
      ['id-a', 'distribution.min', 'order'],
      ['id-b', 'distribution.sd', 'no-spread'],
    ]);
    expect(problemsOf(sumPlan(walk(1, 0, 0), normal(5, 1)))).toEqual([['id-a', 'path.sd', 'no-spread']]);
    const good = sumPlan(normal(60, 10), normal(55, 5));
    expect(problemsOf(good, { trials: 0 })).toEqual([[null, 'trials', 'out-of-range']]);
    const twice = [
      { a: 'id-a', b: 'id-b', rho: 0.5 },
      { a: 'id-b', b: 'id-a', rho: 0.1 },
    ];
    expect(problemsOf({ ...good, correlations: twice })).toEqual([['id-b', 'correlations', 'pair-twice']]);
    expect(problemsOf({ ...good, correlations: [{ a: 'id-a', b: 'id-a', rho: 0.5 }] })).toEqual([
      ['id-a', 'correlations', 'same-line'],
    ]);
  });

  it('does not hold an impossible set of correlations: it is repaired and told', () => {
    const plan = sumPlan(normal(60, 10), normal(55, 5));
    const third = { ...plan.lines[0], id: 'id-c', code: 'c' } as Plan['lines'][number];
    const correlations = [
      { a: 'id-a', b: 'id-b', rho: 0.9 },
      { a: 'id-b', b: 'id-c', rho: 0.9 },
      { a: 'id-a', b: 'id-c', rho: -0.9 },
    ];
    const study = studyOf({ ...plan, lines: [...plan.lines, third], correlations });
    // By symmetry the nearest matrix moves all three towards zero: 0.5, 0.5, -0.5 bounds them.
    const moved = study.notes.map((note) => (note.code === 'correlation-repaired' ? note.to : Number.NaN));
    expect(moved.map((to) => Math.round(Math.abs(to) * 10) / 10)).toEqual([0.5, 0.5, 0.5]);
  });

  it('is told its cost: 100 million trials do not fit, and what fits is offered', () => {
    const plan = sumPlan(normal(60, 10), normal(55, 5));
    const huge = costEstimate(plan, { ...SETTINGS, trials: 100_000_000 }, 100);
    expect(huge.fits).toBe(false);
    expect(huge.milliseconds).toBe(1_000_000);
    // 41 bytes a trial: 4.1 GB and the samples.
    expect(huge.bytes).toBeGreaterThan(4_100_000_000);
    expect(huge.offer).toBe(20_000_000);
    expect(costEstimate(plan, { ...SETTINGS, trials: huge.offer }, null)).toMatchObject({
      fits: true,
      milliseconds: null,
      offer: 20_000_000,
    });
  });
});
