/** `hurdle seek FILE [--driver D] …`: every number of a driver at which a metric takes a target, or of all drivers. */
import { ok } from '../../../models/plan/result.ts';
import { breakEvenTable } from '../../../scenarios/goal-seek/break-even.ts';
import { goalSeek, type Sought } from '../../../scenarios/goal-seek/goal-seek.ts';
import { planDrivers, searchRange } from '../../../scenarios/tornado/ranges.ts';
import type { Command } from '../command-context.ts';
import { EXIT } from '../failure.ts';
import { table } from '../report/display-width.ts';
import { driverFigure, metricFigure } from './figures.ts';
import { toJson } from './json.ts';
import { driverNamed, driverText, metricNamed, numberNamed, openSubject } from './subject.ts';
import { type Words, whatIfWords } from './words.ts';

const REACH = 10;

export const seekCommand: Command = async (input, { print, language }) => {
  const { flags } = input;
  const subject = await openSubject(input);
  if (!subject.ok) return subject;
  const plan = subject.value;
  const metric = metricNamed(flags.get('metric'));
  if (!metric.ok) return metric;
  const target = numberNamed('target', flags.get('target') ?? '0');
  if (!target.ok) return target;
  const { id } = metric.value;
  const text = whatIfWords(language);
  const wanted = flags.get('driver');
  if (wanted === undefined) {
    const found = breakEvenTable(plan, planDrivers(plan), metric.value, target.value);
    if (flags.has('json')) {
      print(
        toJson({
          metric: id,
          target: target.value,
          drivers: found.map(({ driver, ...rest }) => ({ driver: driverText(driver, plan), ...rest })),
        }),
      );
    } else {
      const rows = found.map(({ driver, planned, sought }) => [
        driverText(driver, plan),
        driverFigure(planned),
        sought.kind === 'found' ? sought.solutions.map(({ value }) => driverFigure(value)).join('; ') : '–',
        sought.kind === 'none' ? text.noSolution[sought.reason] : '',
      ]);
      print(`${plan.name}: ${text.metrics[id]} = ${metricFigure(id, target.value)}\n`);
      print(table([[text.driver, text.planned, text.breakEven, ''], ...rows]).join('\n'));
    }
    return ok(EXIT.fine);
  }
  const driver = driverNamed(plan, wanted);
  if (!driver.ok) return driver;
  const usual = searchRange(plan, driver.value, REACH);
  const low = numberNamed('from', flags.get('from') ?? String(usual?.low ?? 0));
  if (!low.ok) return low;
  const high = numberNamed('to', flags.get('to') ?? String(usual?.high ?? 0));
  if (!high.ok) return high;
  const sought = goalSeek(plan, {
    driver: driver.value,
    metric: metric.value,
    target: target.value,
    low: low.value,
    high: high.value,
  });
  if (flags.has('json')) {
    print(
      toJson({
        metric: id,
        target: target.value,
        driver: driverText(driver.value, plan),
        low: low.value,
        high: high.value,
        ...sought,
      }),
    );
  } else print(soughtText(sought, (value) => metricFigure(id, value), text));
  return ok(EXIT.fine);
};

function soughtText(sought: Sought, figure: (value: number) => string, text: Words): string {
  if (sought.kind === 'found') {
    const { solutions } = sought;
    return [
      text.solutions(solutions.length),
      ...solutions.map(({ value }) => `  ${driverFigure(value)}`),
    ].join('\n');
  }
  const { nearest } = sought;
  return [
    text.noSolution[sought.reason],
    ...(nearest ? [text.nearest(driverFigure(nearest.at), figure(nearest.metric))] : []),
  ].join('\n');
}
