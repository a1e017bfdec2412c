/** `hurdle grid FILE --x DRIVER=from:to:n [--y …]`: a metric over one or two drivers, as a table. */
import { ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { type Axis, evenly, oneWayTable, twoWayGrid } from '../../../scenarios/grid.ts';
import type { Command } from '../command-context.ts';
import { EXIT, type Failure, wrongUse } from '../failure.ts';
import { table } from '../report/display-width.ts';
import { driverFigure, metricFigure } from './figures.ts';
import { toJson } from './json.ts';
import { driverNamed, driverText, metricNamed, numberNamed, openSubject, wholeNamed } from './subject.ts';
import { whatIfWords } from './words.ts';

const MOST_POINTS = 250_000;

export const gridCommand: Command = async (input, { print, language }) => {
  const { flags } = input;
  const subject = await openSubject(input);
  if (!subject.ok) return subject;
  const plan = subject.value;
  const metric = metricNamed(flags.get('metric'));
  if (!metric.ok) return metric;
  const x = axisOf(plan, 'x', flags.get('x'));
  if (!x.ok) return x;
  const wanted = flags.get('y');
  const y = wanted === undefined ? null : axisOf(plan, 'y', wanted);
  if (y && !y.ok) return y;
  const count = x.value.values.length * (y ? y.value.values.length : 1);
  if (count > MOST_POINTS) {
    return wrongUse('too-many-points', `The grid has ${count} points; at most ${MOST_POINTS} are computed.`);
  }
  if (y && sameInput(x.value, y.value))
    return wrongUse('bad-axis', '--x and --y are the same line or setting.');
  const { id } = metric.value;
  const text = whatIfWords(language);
  const nameX = driverText(x.value.driver, plan);
  const title = `${plan.name}: ${text.metrics[id]}`;
  if (!y) {
    const [column] = oneWayTable(plan, [metric.value], x.value).columns;
    const values = [...(column?.values ?? [])];
    if (flags.has('json'))
      print(toJson({ metric: id, x: { driver: nameX, values: x.value.values }, values }));
    else {
      const rows = x.value.values.map((at, i) => [driverFigure(at), metricFigure(id, values[i])]);
      print([title, '', ...table([[nameX, id], ...rows])].join('\n'));
    }
    return ok(EXIT.fine);
  }
  const [sheet] = twoWayGrid(plan, [metric.value], x.value, y.value).sheets;
  const width = x.value.values.length;
  const values = y.value.values.map((_, j) => [
    ...(sheet?.values.subarray(j * width, (j + 1) * width) ?? []),
  ]);
  const nameY = driverText(y.value.driver, plan);
  if (flags.has('json')) {
    print(
      toJson({
        metric: id,
        x: { driver: nameX, values: x.value.values },
        y: { driver: nameY, values: y.value.values },
        values,
      }),
    );
  } else {
    const rows = values.map((row, j) => [
      driverFigure(y.value.values[j]),
      ...row.map((value) => metricFigure(id, value)),
    ]);
    const head = [`${nameY} \\ ${nameX}`, ...x.value.values.map(driverFigure)];
    print([title, '', ...table([head, ...rows])].join('\n'));
  }
  return ok(EXIT.fine);
};

/** DRIVER=from:to:n, both ends included, or DRIVER=a,b,c. */
function axisOf(plan: Plan, flag: 'x' | 'y', text: string | undefined): Result<Axis, Failure> {
  const shape = `--${flag} DRIVER=from:to:count, for example --${flag} discountRate=0.05:0.15:11, or --${flag} DRIVER=a,b,c`;
  if (text === undefined) return wrongUse('bad-axis', `A grid needs ${shape}.`);
  const at = text.indexOf('=');
  if (at < 1) return wrongUse('bad-axis', `Write ${shape}.`);
  const driver = driverNamed(plan, text.slice(0, at));
  if (!driver.ok) return driver;
  const given = text.slice(at + 1);
  if (!given.includes(':')) {
    const values: number[] = [];
    for (const part of given.split(',')) {
      const value = numberNamed(flag, part.trim());
      if (!value.ok) return value;
      values.push(value.value);
    }
    return ok({ driver: driver.value, values });
  }
  const [from = '', to = '', count = '11', ...more] = given.split(':');
  if (more.length > 0) return wrongUse('bad-axis', `Write ${shape}.`);
  const low = numberNamed(flag, from);
  if (!low.ok) return low;
  const high = numberNamed(flag, to);
  if (!high.ok) return high;
  const steps = wholeNamed(flag, count, 1);
  if (!steps.ok) return steps;
  if (low.value > high.value) return wrongUse('bad-axis', `--${flag}: ${from} is above ${to}.`);
  if (steps.value > MOST_POINTS)
    return wrongUse('too-many-points', `--${flag}: at most ${MOST_POINTS} numbers.`);
  return ok({ driver: driver.value, values: evenly(low.value, high.value, steps.value) });
}

function sameInput(x: Axis, y: Axis): boolean {
  return x.driver.kind === 'line'
    ? y.driver.kind === 'line' && x.driver.code === y.driver.code
    : y.driver.kind === 'setting' && x.driver.setting === y.driver.setting;
}
