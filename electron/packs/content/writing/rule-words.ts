/**
 * Early-warning rules and gates in sentences: what is watched, where the lines are, why a light is what it is. Made of the
 * host's explanations alone; the numbers are written as in the rest of the pack.
 */
import type { Grain, WarningRule } from '../../../../models/plan/tracking/warning-schema.ts';
import { fiscalYearOf, isoWeekOf, monthIndex } from '../../../../models/tracking/calendar/bucket.ts';
import { dayText } from '../../../../models/tracking/calendar/day.ts';
import type { RuleLight, RuleReport } from '../../../contract/tracking/warning-calls.ts';
import type { PackContext } from '../context.ts';
import { numberText } from '../figures.ts';
import { quantityForm, unbroken } from './line-form.ts';
import { yearTitle } from './time-words.ts';

type Description = NonNullable<RuleReport['description']>;
type Said = Pick<Description, 'pattern' | 'terms'>;
type Term = Description['terms'][number];
type Unit = WarningRule['unit'];

/** The name of what is watched: 'Marketing as a share of Revenue'. */
export function expressionText(context: PackContext, { pattern, terms }: Said, label = ''): string {
  const { tracking, comma } = context.words;
  const [first, second] = terms;
  if (!first) return tracking.formula;
  const subject = termText(context, first, label);
  if (pattern === 'amount' || !second) return subject;
  const against = sameSubject(first, second)
    ? onlyMeasure(context, second)
    : termText(context, second, label);
  switch (pattern) {
    case 'share':
      return tracking.shareName(subject, against);
    case 'excess':
      return tracking.excessName(subject, against);
    case 'difference':
      return tracking.differenceName(subject, against);
    default:
      return [...new Set(terms.map((term) => termText(context, term, label)))].join(comma);
  }
}

/** The number of a gate, which has no unit of its own: a share, money, or as its line is written. */
export function numberInRule(context: PackContext, { pattern, terms }: Said, value: number): string {
  if (pattern === 'share' || pattern === 'excess') return ruleNumber(context, 'percent', value);
  const money = terms.some(({ of }) => {
    const line = of === null ? undefined : context.lines.get(of.code);
    return (
      of !== null &&
      (line
        ? ['revenue', 'variable-cost', 'fixed-cost', 'investment', 'financing'].includes(line.kind)
        : of.code.startsWith('$'))
    );
  });
  return ruleNumber(context, money ? 'money' : 'number', value);
}

/** With a minus instead of brackets: these stand in sentences. */
export function ruleNumber(context: PackContext, unit: Unit, value: number | null): string {
  if (value === null) return context.words.none;
  if (value < 0) return `−${ruleNumber(context, unit, -value)}`;
  switch (unit) {
    case 'money':
      return context.money(value);
    case 'percent':
      return unbroken(numberText(value, { kind: 'rate', digits: isWhole(value * 100) ? 0 : 1 }));
    case 'days':
      return context.words.tracking.days(plain(value));
    case 'number':
      return plain(value);
  }
}

/** 'yellow above 105 %, red above 115 % for 2 weeks in a row'. */
export function ruleLine(context: PackContext, rule: WarningRule): string {
  const { tracking, semicolon } = context.words;
  return (['yellow', 'red'] as const)
    .flatMap((light) => {
      const line = rule[light];
      if (!line) return [];
      const run = line.run > 1 ? tracking.runOf(rule.grain, line.run) : '';
      return [tracking.lineSaid(light, rule.direction, ruleNumber(context, rule.unit, line.value), run)];
    })
    .join(semicolon);
}

/** Why a light is what it is, and when it would turn. */
export function lightSentence(
  context: PackContext,
  rule: WarningRule,
  description: Description | null,
  light: RuleLight,
): string {
  const { tracking, gap } = context.words;
  const said = explained(context, rule, description, light);
  const { crossing } = light;
  if (!crossing) return said;
  const ahead = tracking.crossing(
    tracking.lightName[crossing.light],
    dayText(crossing.bucket.to).slice(0, 7),
    ruleNumber(context, rule.unit, crossing.value),
    crossing.noticeDays,
  );
  return `${said}${gap}${ahead}`;
}

function explained(
  context: PackContext,
  rule: WarningRule,
  description: Description | null,
  { explanation, label }: RuleLight,
): string {
  const { tracking } = context.words;
  const { bucket, value, why, yellow, red, floor, backAt, silent } = explanation;
  if (bucket === null || value === null || why === 'no-data')
    return tracking.silent[silent.reason ?? 'no-entries'];
  const number = (of: number): string => ruleNumber(context, rule.unit, of);
  const what = saidValue(context, rule, description, label, value);
  const when = bucketName(context, rule.grain, bucket);
  const side = (line: number): string => tracking.side(value === line ? 'at' : rule.direction, number(line));
  const behind = [red, yellow].find((line) => line?.beyond && line.soFar >= line.run);
  switch (why) {
    case 'beyond':
      if (!behind) return tracking.why.plain(what, when);
      return tracking.why.beyond(
        what,
        when,
        side(behind.value),
        behind.soFar > 1 ? tracking.runOf(rule.grain, behind.soFar) : '',
      );
    case 'waiting': {
      const waiting = [yellow, red].find((line) => line?.beyond && line.soFar < line.run);
      return waiting
        ? tracking.why.waiting(what, when, side(waiting.value), waiting.soFar, waiting.run)
        : tracking.why.plain(what, when);
    }
    case 'held':
      return tracking.why.held(what, when, number(backAt ?? behind?.value ?? value));
    case 'within': {
      const next = yellow ?? red;
      if (!next || next.distance === null) return tracking.why.plain(what, when);
      const colour = tracking.lightName[next === yellow ? 'yellow' : 'red'];
      return tracking.why.within(
        what,
        when,
        distanceText(context, rule.unit, next.distance),
        colour,
        number(next.value),
      );
    }
    case 'below-floor':
      return tracking.why.belowFloor(
        what,
        when,
        ruleNumber(context, 'money', floor?.value ?? null),
        ruleNumber(context, 'money', floor?.atLeast ?? null),
      );
  }
}

function saidValue(
  context: PackContext,
  rule: WarningRule,
  description: Description | null,
  label: string,
  value: number,
): string {
  const { tracking } = context.words;
  const number = ruleNumber(context, rule.unit, value);
  const [first, second] = description?.terms ?? [];
  if (!description || !first || description.pattern === 'other') return tracking.amountSaid(label, number);
  const subject = termText(context, first, label);
  if (description.pattern === 'amount' || !second) return tracking.amountSaid(subject, number);
  const against = sameSubject(first, second)
    ? onlyMeasure(context, second)
    : termText(context, second, label);
  switch (description.pattern) {
    case 'share':
      return tracking.shareSaid(subject, number, against);
    case 'excess':
      return value < 0
        ? tracking.shortfallSaid(subject, ruleNumber(context, rule.unit, -value), against)
        : tracking.excessSaid(subject, number, against);
    case 'difference':
      return tracking.differenceSaid(subject, number, against);
  }
}

function termText({ words, lines }: PackContext, { of, fn, over, earlier }: Term, label: string): string {
  const { tracking } = words;
  const own = label === '' ? tracking.eachLine : label;
  const total =
    of === null ? own : (tracking.totals[of.code] ?? words.rows[of.code] ?? lines.get(of.code)?.label);
  const name = of === null ? own : of.label || total || tracking.formula;
  const said = tracking.measureOf[fn](name);
  const summed =
    over === 'bucket' ? said : over === 'cumulative' ? tracking.cumulative(said) : tracking.overPlan(said);
  return earlier === 0 ? summed : tracking.earlier(summed, earlier);
}

function onlyMeasure({ words }: PackContext, { fn, over, earlier }: Term): string {
  const { tracking } = words;
  const said = tracking.measure[fn];
  const summed = over === 'total' ? tracking.overPlan(said) : said;
  return earlier === 0 ? summed : tracking.earlier(summed, earlier);
}

function sameSubject(a: Term, b: Term): boolean {
  return a.of === null ? b.of === null : a.of.code === b.of?.code;
}

function distanceText(context: PackContext, unit: Unit, distance: number): string {
  const size = Math.abs(distance);
  return unit === 'percent'
    ? context.words.tracking.points(
        size === 0 ? '0' : numberText(size * 100, { kind: 'quantity', digits: 1 }),
      )
    : ruleNumber(context, unit, size);
}

/** '2026-04-03', '2026-W14', '2026-04', '2026 Q2', 'the year to 2026-04'. */
function bucketName(
  { words, plan }: PackContext,
  grain: Grain,
  { from, to }: { readonly from: number; readonly to: number },
): string {
  const month = dayText(to).slice(0, 7);
  switch (grain) {
    case 'day':
      return dayText(from);
    case 'week': {
      const { year, week } = isoWeekOf(from);
      return `${year}-W${String(week).padStart(2, '0')}`;
    }
    case 'month':
      return month;
    case 'quarter': {
      const { fiscalYearStart } = plan.timeline;
      const index = monthIndex(from);
      const quarter = 1 + Math.floor(((((index - (fiscalYearStart - 1)) % 12) + 12) % 12) / 3);
      return `${yearTitle(plan.timeline, fiscalYearOf(index, fiscalYearStart))} Q${quarter}`;
    }
    case 'year-to-date':
      return words.tracking.yearTo(month);
    case 'project':
      return words.tracking.startTo(month);
  }
}

function plain(value: number): string {
  return value === 0 ? '0' : numberText(value, quantityForm(value));
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-9;
}
