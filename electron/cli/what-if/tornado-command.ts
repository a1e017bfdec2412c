/** `hurdle tornado FILE`: one driver at a time, sorted by swing, with switching values. */
import { ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import type { Driver } from '../../../scenarios/drivers/driver.ts';
import { createDistribution } from '../../../scenarios/simulation/entry/spec.ts';
import {
  type DriverRange,
  percentileRange,
  planDrivers,
  rangeOf,
  rangeProblems,
} from '../../../scenarios/tornado/ranges.ts';
import { switchingValues } from '../../../scenarios/tornado/switching.ts';
import { tornado } from '../../../scenarios/tornado/tornado.ts';
import type { Command, CommandInput } from '../command-context.ts';
import { EXIT, type Failure, wrongUse } from '../failure.ts';
import { table } from '../report/display-width.ts';
import { driverFigure, metricFigure } from './figures.ts';
import { toJson } from './json.ts';
import { driverNamed, driverText, metricNamed, numberNamed, openSubject } from './subject.ts';
import { whatIfWords } from './words.ts';

const PERCENT = 10;

export const tornadoCommand: Command = async (input, { print, remark, language }) => {
  const subject = await openSubject(input);
  if (!subject.ok) return subject;
  const metric = metricNamed(input.flags.get('metric'));
  if (!metric.ok) return metric;
  const plan = subject.value;
  const ranges = rangesOf(plan, input, remark);
  if (!ranges.ok) return ranges;
  const made = tornado(plan, metric.value, ranges.value);
  const switches = new Map(
    switchingValues(
      plan,
      made.bars.map(({ driver }) => driver),
    ).map((each) => [driverText(each.driver, plan), each]),
  );
  const { id } = metric.value;
  const text = whatIfWords(language);
  if (input.flags.has('json')) {
    print(
      toJson({
        metric: id,
        planned: made.planned,
        bars: made.bars.map(({ driver, planned, low, high, swing, shape, elasticity, least, most }) => {
          const name = driverText(driver, plan);
          const found = switches.get(name);
          return {
            driver: name,
            planned,
            low,
            high,
            swing,
            shape,
            elasticity,
            least,
            most,
            switching: found
              ? { below: found.below, above: found.above, nearest: found.nearest, reason: found.reason }
              : null,
          };
        }),
      }),
    );
  } else {
    const head = [text.driver, text.planned, text.low, text.high, text.atLow, text.atHigh, text.swing];
    const rows = made.bars.map(({ driver, planned, low, high, swing, shape, elasticity }) => {
      const name = driverText(driver, plan);
      return [
        name,
        driverFigure(planned),
        driverFigure(low.at),
        driverFigure(high.at),
        metricFigure(id, low.value),
        metricFigure(id, high.value),
        metricFigure(id, swing),
        driverFigure(switches.get(name)?.nearest?.at),
        elasticity === null ? '–' : elasticity.toFixed(2),
        shape === 'turning' ? text.turning : '',
      ];
    });
    print(`${plan.name}: ${text.metrics[id]} ${metricFigure(id, made.planned)}\n`);
    print(table([[...head, text.switching, text.elasticity, ''], ...rows]).join('\n'));
  }
  return ok(made.planned === null ? EXIT.planErrors : EXIT.fine);
};

function rangesOf(
  plan: Plan,
  { flags }: CommandInput,
  remark: (text: string) => void,
): Result<readonly DriverRange[], Failure> {
  const percent = numberNamed('percent', flags.get('percent') ?? String(PERCENT));
  if (!percent.ok) return percent;
  const named = flags.get('drivers')?.split(',');
  const drivers: Driver[] = [];
  for (const name of named ?? []) {
    const driver = driverNamed(plan, name.trim());
    if (!driver.ok) return driver;
    drivers.push(driver.value);
  }
  const ranges: DriverRange[] = [];
  for (const driver of named ? drivers : planDrivers(plan)) {
    const own = flags.has('percentiles') ? percentilesOf(plan, driver) : null;
    if (flags.has('percentiles') && !own) {
      if (named) remark(`${driverText(driver, plan)} is not uncertain and was left out.`);
      continue;
    }
    const range = own ?? rangeOf(plan, driver, percent.value / 100, flags.has('ranges'));
    if (!range) continue;
    const [problem] = rangeProblems(plan, range);
    if (problem) return wrongUse('bad-range', `${driverText(driver, plan)}: ${problem.message}.`);
    ranges.push(range);
  }
  if (ranges.length > 0) return ok(ranges);
  return wrongUse('no-drivers', 'The plan has no drivers to vary; name lines or settings with --drivers.');
}

function percentilesOf(plan: Plan, driver: Driver): DriverRange | null {
  if (driver.kind !== 'line') return null;
  const uncertainty = plan.lines.find(({ code }) => code === driver.code)?.uncertainty;
  if (uncertainty?.type !== 'once') return null;
  const made = createDistribution(uncertainty.distribution);
  if (!made.ok) return null;
  return percentileRange({ ...driver, measure: uncertainty.measure }, made.value);
}
