/**
 * The figures of the outlook for `npm run bench`: a plan of 500 lines over 48 months with three years of daily actuals
 * on every line, first all lines as planned, then every line with a seasonal forecast of its own; and how near the fitted
 * seasonal method comes to the sum of squares that R reports on the airline series.
 */
import { createAppraiser } from '../../models/appraisal/appraise.ts';
import { blankLine, blankPlan } from '../../models/plan/blank.ts';
import type { Kind, Plan } from '../../models/plan/schema.ts';
import type { ForecastMethod } from '../../models/plan/tracking/course-schema.ts';
import { type DaySums, lineSums } from '../../models/tracking/actuals/day-sums.ts';
import { dayOf } from '../../models/tracking/calendar/day.ts';
import { fitHoltWinters } from '../../models/tracking/forecast/seasonal.ts';
import { outlookOf } from '../../models/tracking/outlook/outlook.ts';
import { bandsOf } from '../../models/tracking/outlook/outlook-bands.ts';
import { AIR_PASSENGERS } from '../models/tracking/forecast/published-series.ts';

const LINES = 500;
const DAYS = 1096;
const START = dayOf({ year: 2024, month: 1, day: 1 });
const KINDS: readonly Kind[] = ['revenue', 'variable-cost', 'fixed-cost'];
/** HoltWinters(AirPassengers, seasonal = "mult")$SSE. */
const R_SQUARES = 16570.78;

function bigPlan(method: ForecastMethod): Plan {
  const plan = blankPlan('big', 'Outlook', '2024-01');
  const lines = Array.from({ length: LINES }, (_, index) => {
    const code = `line${index}`;
    const formula = index < 3 ? 'period * 10 + 1000' : `1000 + 0.1 * line${index % 3}`;
    return {
      ...blankLine(code, code, code, KINDS[index % KINDS.length] ?? 'revenue'),
      entry: { type: 'formula' as const, formula },
    };
  });
  return {
    ...plan,
    timeline: { ...plan.timeline, periods: 48 },
    lines,
    outlook: { cutOver: null, months: null, methods: lines.map(({ id }) => ({ lineId: id, method })) },
  };
}

/** Seasons, a trend and noise from a fixed rule: the same sums in every run. */
function actuals(): DaySums {
  const days = Int32Array.from({ length: DAYS }, (_, day) => START + day);
  return new Map(
    Array.from({ length: LINES }, (_, line) => [
      `line${line}`,
      lineSums(
        days,
        Int32Array.from({ length: DAYS }, (_, day) =>
          Math.round(3000 + day + 900 * Math.sin(day / 58 + line) + ((day * 7919 + line * 31) % 97)),
        ),
      ),
    ]),
  );
}

function measure(
  method: ForecastMethod,
  sums: DaySums,
): { readonly outlook: number; readonly bands: number } {
  const plan = bigPlan(method);
  const values = createAppraiser()(plan).evaluation.values;
  const settings = plan.outlook ?? { cutOver: null, months: null, methods: [] };
  const started = performance.now();
  const made = outlookOf({ plan, values, sums, settings, today: null });
  const appraisal = createAppraiser()(made.plan);
  const settled = performance.now();
  bandsOf(made, appraisal, [...plan.lines.map(({ code }) => code), '$revenue', '$ebitda', '$fcf']);
  return { outlook: settled - started, bands: performance.now() - settled };
}

export const benches = [
  {
    name: 'outlook of 500 lines with three years of daily actuals',
    run: async () => {
      const sums = actuals();
      const planned = measure({ type: 'plan' }, sums);
      const seasonal = measure({ type: 'seasonal', season: 12, form: 'additive' }, sums);
      const { smoothed } = fitHoltWinters(AIR_PASSENGERS, 12, 'multiplicative');
      return {
        figures: {
          'as planned, appraised, ms': planned.outlook,
          'bands of all lines and totals, ms': planned.bands,
          'every line seasonal, ms': seasonal.outlook,
          'sum of squares beside that of R': smoothed.sse / R_SQUARES,
        },
        limits: {
          'as planned, appraised, ms': 1500,
          'bands of all lines and totals, ms': 2500,
          'every line seasonal, ms': 6000,
          'sum of squares beside that of R': 1.000001,
        },
      };
    },
  },
];
