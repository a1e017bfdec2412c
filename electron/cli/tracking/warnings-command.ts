/**
 * `hurdle warnings --workspace W --plan P`: every light of the plan's rules, worst first. Exit code 3 when a rule that is
 * switched on is red, for a scheduled job. Only reads: alerts are opened by the application.
 */
import { ok } from '../../../models/plan/result.ts';
import type { Grain, WarningRule } from '../../../models/plan/tracking/warning-schema.ts';
import { formatAmount, formatRate } from '../../../models/text/format-number.ts';
import { firstDayOf, monthIndex } from '../../../models/tracking/calendar/bucket.ts';
import { type Day, dayText } from '../../../models/tracking/calendar/day.ts';
import type { RuleLight, RuleReport, WarningsReport } from '../../contract/tracking/warning-calls.ts';
import { openAlerts } from '../../store/tracking/alerts.ts';
import { reportAnswer } from '../../tracking/warnings/report-answer.ts';
import { rankOf } from '../../tracking/warnings/rule-light.ts';
import { warningState } from '../../tracking/warnings/warning-state.ts';
import type { Command } from '../command-context.ts';
import { EXIT } from '../failure.ts';
import { table } from '../report/display-width.ts';
import { toJson } from '../what-if/json.ts';
import { withTracked } from './open-tracked.ts';
import { type WarningsWords, warningsWords } from './warnings-words.ts';

export const warningsCommand: Command = async (input, context) =>
  withTracked(input, context, (tracked, db) => {
    const { plan } = tracked;
    const report = reportAnswer(warningState(tracked, context.now()), openAlerts(db, plan.id));
    if (input.flags.has('json')) context.print(toJson({ plan: { id: plan.id, name: plan.name }, ...report }));
    else context.print(warningsText(plan.name, plan.warnings ?? [], report, warningsWords(context.language)));
    return ok(report.counts.red > 0 ? EXIT.red : EXIT.fine);
  });

function warningsText(
  name: string,
  rules: readonly WarningRule[],
  report: WarningsReport,
  words: WarningsWords,
): string {
  const lights = report.rules
    .flatMap((rule) => rule.lights.map((light) => ({ rule, light })))
    .toSorted(
      (a, b) =>
        Number(b.rule.enabled) - Number(a.rule.enabled) || rankOf(b.light.light) - rankOf(a.light.light),
    );
  const unitOf = (rule: RuleReport): WarningRule['unit'] =>
    rules.find(({ id }) => id === rule.ruleId)?.unit ?? 'number';
  const nameOf = (ruleId: string): string => rules.find(({ id }) => id === ruleId)?.name ?? ruleId;
  return [
    `${name} (${report.currency})`,
    report.through === null ? words.noActuals : words.through(dayText(report.through)),
    ...(report.baseline ? [] : [words.noBaseline]),
    '',
    ...(rules.length === 0 ? [words.noRules] : []),
    ...(lights.length === 0
      ? []
      : table([
          [...words.columns],
          ...lights.map(({ rule, light }) => lightRow(rule, light, unitOf(rule), words)),
        ])),
    ...report.rules.flatMap(({ name: ruleName, problems }) =>
      problems.map(({ message }) => words.broken(ruleName, message)),
    ),
    ...report.alwaysGreen.map(({ owner, buckets }) => words.alwaysGreen(owner, buckets)),
    ...report.withoutData.map((ruleId) => words.withoutData(nameOf(ruleId))),
  ].join('\n');
}

function lightRow(
  rule: RuleReport,
  { light, label, explanation, judged, since, crossing }: RuleLight,
  unit: WarningRule['unit'],
  words: WarningsWords,
): string[] {
  const { value, yellow, red, bucket } = explanation;
  const state = light === 'red' ? red : (yellow ?? red);
  return [
    words.light[light ?? 'none'],
    rule.enabled ? rule.name : `${rule.name}${words.off}`,
    label === '' ? words.wholePlan : label,
    figure(value, unit),
    figure(yellow?.value ?? null, unit),
    figure(red?.value ?? null, unit),
    state ? words.run(state.soFar, state.run) : '',
    since ? dayText(firstDayIn(since, judged.grain)) : '',
    bucket ? dayText(bucket.to) : '',
    words.judged[judged.grain],
    crossing
      ? words.ahead(words.light[crossing.light], dayText(crossing.bucket.to).slice(0, 7), crossing.noticeDays)
      : '',
  ];
}

/** Sums that run on move by the month; all of them begin where the first one did. */
function firstDayIn({ from, to }: NonNullable<RuleLight['since']>, grain: Grain): Day {
  const isRunning = grain === 'year-to-date' || grain === 'project';
  return isRunning ? Math.max(from, firstDayOf(monthIndex(to))) : from;
}

function figure(value: number | null, unit: WarningRule['unit']): string {
  if (value === null) return '–';
  if (unit === 'percent') return formatRate(value);
  return unit === 'money' ? formatAmount(value) : String(Number(value.toPrecision(6)));
}
