/**
 * The types of a simulation of a plan: what is asked, what comes back, what can be wrong. Everything a worker sends is
 * plain and made of numbers, so that it crosses a thread by copying or handing over. Types only; see create-study.ts,
 * summarise-study.ts, plan-of-trial.ts, cost-estimate.ts and study-sobol.ts for what makes them.
 */
import type { Plan } from '../../../models/plan/schema.ts';
import type { SimulationSettings } from '../../../models/plan/what-if/uncertainty-schema.ts';
import type { FieldProblem } from '../distribution.ts';
import type { MetricSummary } from '../summary/summarise.ts';

/** Something that must be mended before the plan can be simulated. `message` is English; faces translate by `code`. */
export type StudyProblem = {
  /** The line at fault; null where it is the simulation's own settings or the correlations. */
  readonly lineId: string | null;
  /** 'distribution.min', 'path.sd', 'trials', 'seed', 'correlations'. */
  readonly field: string;
  readonly code: FieldProblem['code'] | 'same-line' | 'pair-twice' | 'no-such-line';
  readonly message: string;
};

/** Something to be told that does not stop the simulation. */
export type StudyNote =
  /** No line of the plan is uncertain: every trial is the plan itself. */
  | { readonly code: 'nothing-uncertain' }
  /** A correlation that does not act: one of its lines is gone, certain, or a path (paths are drawn on their own). */
  | {
      readonly code: 'correlation-idle';
      readonly a: string;
      readonly b: string;
      readonly reason: 'gone' | 'certain' | 'path';
    }
  /** The correlations together were impossible: this one was moved to the nearest possible matrix. */
  | {
      readonly code: 'correlation-repaired';
      readonly a: string;
      readonly b: string;
      readonly from: number;
      readonly to: number;
    };

export type StudyDriver = {
  readonly lineId: string;
  readonly code: string;
  readonly label: string;
  readonly unit: string;
  readonly type: 'once' | 'path';
  readonly measure: 'value' | 'factor';
};

export type Study = {
  /** As given. */
  readonly plan: Plan;
  readonly settings: SimulationSettings;
  /** In the order of the plan's lines. */
  readonly drivers: readonly StudyDriver[];
  readonly notes: readonly StudyNote[];
  readonly trials: number;
  readonly blockSize: number;
  readonly blocks: number;
  /** Opening and periods. */
  readonly columns: number;
  /** The annual rate that IRR is held against, in the basis of the flows. */
  readonly hurdle: number;
  /** The first trials, whose cash flows are kept for the fan. */
  readonly fanTrials: number;
  /** The first trials, whose drivers are kept for shares and scatter. */
  readonly sampleTrials: number;
  /** Runs blocks from..to (`to` not among them). The same bits whoever runs them and in whatever order. */
  readonly runBlocks: (from: number, to: number) => StudyBlocks;
  /** Of the first `count` trials: one array a driver; of a path its mean over the periods. */
  readonly drawDrivers: (count: number) => readonly Float64Array[];
  /** By line id: the drawn number, or for a path columns 0..n. */
  readonly driversOfTrial: (trial: number) => ReadonlyMap<string, number | Float64Array>;
};

/** The results of a run of trials, `first` on. NPV and IRR after tax, with the terminal value. */
export type StudyBlocks = {
  readonly first: number;
  readonly count: number;
  /** NaN where a flow is not a number. */
  readonly npv: Float64Array;
  /** Annual; NaN where there is none; of several the one nearest to the hurdle. */
  readonly irr: Float64Array;
  /** RATE_KIND of scenarios/block-rates.ts. */
  readonly kinds: Uint8Array;
  /** Cumulative free cash flow without terminal value, [column][trial], of those trials that are in the fan. */
  readonly cash: Float64Array;
};

export type Interval = { readonly share: number; readonly low: number; readonly high: number };

/** The share of the metric's spread that a driver makes, told in two ways. */
export type DriverShare = {
  readonly lineId: string;
  /** Spearman's correlation with NPV, and its square over the sum of all, signed. */
  readonly correlation: number;
  readonly rankShare: number;
  /** Standardised regression coefficient: by how many standard deviations NPV moves for one of the driver. */
  readonly regression: number;
};

export type FanBand = { readonly p: number; readonly values: Float64Array };

export type MarkedTrial = {
  readonly mark: 'worst' | 'p5' | 'p10' | 'p50' | 'p90' | 'best';
  readonly trial: number;
  readonly npv: number;
};

export type StudySample = {
  readonly trials: number;
  readonly npv: Float64Array;
  readonly irr: Float64Array;
  /** One array a driver, in the order of the study's drivers. */
  readonly drivers: readonly Float64Array[];
};

export type StudySummary = {
  /** Trials summarised (the first ones), of so many chosen. */
  readonly trials: number;
  readonly chosen: number;
  readonly drivers: readonly StudyDriver[];
  readonly notes: readonly StudyNote[];
  readonly hurdle: number;
  readonly npv: MetricSummary;
  /** Of the trials with exactly one rate; null where there is none such. */
  readonly irr: MetricSummary | null;
  readonly rates: {
    readonly unique: number;
    readonly several: number;
    readonly none: number;
    readonly unknown: number;
  };
  /** P(NPV < 0) with its 95 % interval. */
  readonly loss: Interval;
  /** P(IRR < hurdle) among the trials with one rate. */
  readonly belowHurdle: Interval | null;
  /** The cumulative distribution: the NPV and IRR below which the share p of the trials lies, p = 0, 0.01, ... 1. */
  readonly npvCurve: readonly { readonly p: number; readonly value: number }[];
  readonly irrCurve: readonly { readonly p: number; readonly value: number }[];
  /** settled: the 95 % interval of the mean NPV leaves 0 out, so more trials would not turn the verdict. */
  readonly verdict: { readonly settled: boolean; readonly trialsNeeded: number };
  readonly fan: { readonly trials: number; readonly bands: readonly FanBand[] };
  /** In the order of the drivers. */
  readonly shares: readonly DriverShare[];
  /** How much of the spread of NPV the regression explains; NaN without spread. */
  readonly rSquared: number;
  readonly marked: readonly MarkedTrial[];
  readonly sample: StudySample;
};

export type StudySobol = {
  readonly points: number;
  readonly runs: number;
  readonly missing: number;
  readonly firstOrder: readonly number[];
  readonly total: readonly number[];
  /** The plan has correlations; these indices are for drivers drawn independently. */
  readonly correlationsLeftOut: boolean;
};

export type CostEstimate = {
  readonly trials: number;
  /** null: nothing has been measured yet. */
  readonly milliseconds: number | null;
  readonly bytes: number;
  readonly fits: boolean;
  /** The largest round number of trials that fits; the number asked for where it does. */
  readonly offer: number;
};
