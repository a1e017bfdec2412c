/**
 * The engine's figures for `npm run bench`: one edit of 60 formula lines x 120 months, and 100,000 trials beside a
 * hand-written loop, in turn, by the time on the processor. A whole simulation draws its samples too, on both sides the same; the ratio of the bare
 * computing is shown beside it.
 */
import { timeEdits, timeSimulation } from './engine.ts';

export const benches = [
  {
    name: 'one edit, 60 formula lines x 120 months',
    run: async () => {
      const { numberEditMs, formulaEditMs, firstCompileMs } = timeEdits();
      return {
        figures: {
          'edit of a number, ms': numberEditMs,
          'edit of a formula, ms': formulaEditMs,
          'first compile, ms': firstCompileMs,
        },
        limits: { 'edit of a number, ms': 1 },
      };
    },
  },
  {
    name: '100,000 trials x 10 periods, 10 drivers, 8 lines, NPV and IRR of each',
    run: async () => {
      const result = timeSimulation(100_000, 25);
      return {
        figures: {
          'engine, ms': result.engineMs,
          'hand-written loop, ms': result.handWrittenMs,
          'sampling (both), ms': result.samplingMs,
          'ratio with sampling': result.ratioWithSampling,
          'ratio of the bare computing': result.ratio,
          'the same by the clock, fastest rounds': result.clockRatio,
          'trials that disagree': 1 - result.agreement,
        },
        limits: { 'ratio of the bare computing': 1.5, 'ratio with sampling': 1.5, 'trials that disagree': 0 },
      };
    },
  },
];
