/**
 * Everything a board pack is written from, gathered once: the appraised plan and what the chosen sections ask of the
 * studies and of the tracking. Values only, no handle on a file or a clock; what no section asks for is null.
 */
import type { Appraisal } from '../../../models/appraisal/types.ts';
import type { Pack } from '../../../models/plan/packs/pack-schema.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import type { Bridge } from '../../../scenarios/bridge/bridge.ts';
import type { BreakEvenRow } from '../../../scenarios/goal-seek/break-even.ts';
import type { Grid } from '../../../scenarios/grid.ts';
import type { Matrix } from '../../../scenarios/matrix.ts';
import type { StudyProblem, StudySummary } from '../../../scenarios/simulation/study/study-types.ts';
import type { SwitchingValue } from '../../../scenarios/tornado/switching.ts';
import type { Tornado } from '../../../scenarios/tornado/tornado.ts';
import type { Portfolio, PortfolioAnswer, PortfolioProject } from '../../contract/portfolio-calls.ts';
import type { Baseline } from '../../contract/tracking/baseline-calls.ts';
import type { OutlookReport } from '../../contract/tracking/outlook-calls.ts';
import type { ProfitBridge, VarianceReport } from '../../contract/tracking/variance-calls.ts';
import type { MilestoneRow, WarningsReport } from '../../contract/tracking/warning-calls.ts';
import type { StoredNote } from '../../store/tracking/review-notes.ts';

export type VariedFacts = {
  /** Of NPV after tax with the terminal value, over the plan's drivers in their ranges. */
  readonly tornado: Tornado;
  /** How far a driver without a range of its own goes, as a fraction. */
  readonly percent: number;
};

export type TurningFacts = {
  /** Of the drivers with the largest bars, in that order. */
  readonly switches: readonly SwitchingValue[];
  /** Where NPV at the hurdle is zero for the same drivers; empty where nothing else can turn the verdict. */
  readonly zeros: readonly BreakEvenRow[];
};

/** Without turning points where no section tells them. */
export type SensitivityFacts = VariedFacts & TurningFacts;

/** NPV over the two drivers that matter most; null where there are no two. */
export type GridFacts = {
  readonly grid: Grid;
  /** Where the plan stands. */
  readonly planned: { readonly row: number; readonly column: number } | null;
};

export type SimulationFacts =
  | {
      readonly kind: 'done';
      readonly summary: StudySummary;
      readonly seed: number;
      readonly method: string;
      /** The trials that the plan asks for, where a pack runs fewer; else null. */
      readonly asked: number | null;
    }
  /** No line is uncertain. */
  | { readonly kind: 'certain' }
  | { readonly kind: 'refused'; readonly problems: readonly StudyProblem[] };

export type BridgeFacts = {
  /** The scenario at the other end; null: the plan as it stands. */
  readonly toId: string | null;
  readonly to: Appraisal;
  readonly bridge: Bridge;
};

export type TrackingFacts = {
  readonly baseline: Baseline | null;
  readonly hasActuals: boolean;
  readonly variance: VarianceReport | null;
  readonly bridges: { readonly month: ProfitBridge; readonly yearToDate: ProfitBridge } | null;
  readonly outlook: OutlookReport | null;
  readonly warnings: WarningsReport | null;
  readonly milestones: readonly MilestoneRow[] | null;
  /** Open notes, oldest first. */
  readonly notes: readonly StoredNote[] | null;
};

export type PortfolioFacts = {
  readonly projects: readonly PortfolioProject[];
  readonly portfolio: Portfolio;
  readonly answer: PortfolioAnswer;
};

export type PackFacts = {
  readonly pack: Pack;
  /** The plan as it stands, without a scenario. */
  readonly plan: Plan;
  readonly seq: number;
  /** The approved baseline that holds this very state. */
  readonly approvedAs: Baseline | null;
  readonly modelHash: string;
  readonly madeAt: Date;
  readonly madeBy: string;
  /** What the pack shows: the plan with its scenario. */
  readonly shown: Appraisal;
  /** The plan as it stands; the same object where the pack shows it. */
  readonly base: Appraisal;
  readonly sensitivity: SensitivityFacts | null;
  readonly grid: GridFacts | null;
  readonly matrix: Matrix | null;
  readonly bridge: BridgeFacts | null;
  readonly simulation: SimulationFacts | null;
  readonly tracking: TrackingFacts | null;
  readonly portfolio: PortfolioFacts | null;
  /** When each line was last changed, 'YYYY-MM-DD', by line id, where the log tells. */
  readonly changedOn: ReadonlyMap<string, string>;
};
