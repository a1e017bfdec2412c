/** `hurdle outlook --workspace W --plan P`: actuals and forecast on one timeline, the returns restated, the review sheet. */
import { LIMITS } from '../../../models/plan/limits.ts';
import { ok } from '../../../models/plan/result.ts';
import { formatAmount, formatRate } from '../../../models/text/format-number.ts';
import type { OutlookReport, OutlookReviewRow } from '../../contract/tracking/outlook-calls.ts';
import { currentOutlook } from '../../tracking/outlook/current-outlook.ts';
import { reportAnswer } from '../../tracking/outlook/report-answer.ts';
import type { Command } from '../command-context.ts';
import { EXIT, wrongUse } from '../failure.ts';
import { table } from '../report/display-width.ts';
import { toJson } from '../what-if/json.ts';
import { withTracked } from './open-tracked.ts';
import { type OutlookWords, outlookWords } from './outlook-words.ts';

export const outlookCommand: Command = async (input, context) => {
  const { print, language } = context;
  const cutOver = input.flags.get('cut-over');
  if (cutOver !== undefined && !/^\d{4}-(0[1-9]|1[0-2])$/.test(cutOver))
    return wrongUse('bad-usage', `--cut-over is a month, for example 2026-06, not "${cutOver}".`);
  const typed = input.flags.get('months');
  const months = typed === undefined ? undefined : Number(typed);
  if (months !== undefined && !(Number.isInteger(months) && months >= 1 && months <= LIMITS.periods))
    return wrongUse('bad-usage', `--months is a whole number from 1 to ${LIMITS.periods}, not "${typed}".`);
  return withTracked(input, context, (tracked) => {
    const report = reportAnswer(tracked, currentOutlook(tracked, context.now(), cutOver, months));
    if (input.flags.has('json')) {
      const { id, name } = tracked.plan;
      print(toJson({ plan: { id, name }, ...report }));
    } else print(outlookText(tracked.plan.name, report, outlookWords(language)));
    return ok(EXIT.fine);
  });
};

function outlookText(name: string, report: OutlookReport, words: OutlookWords): string {
  const { cutOver, baseline, returns, level, review, targets, notes } = report;
  const labels = new Map(report.lines.map(({ lineId, label }) => [lineId, label]));
  const { npvLow, npvHigh } = returns;
  return [
    `${name} (${report.currency})`,
    cutOver.month === null ? words.noCutOver : words.cutOver(cutOver.month, cutOver.given),
    baseline
      ? words.baseline(baseline.name, baseline.approvedBy, baseline.approvedAt.slice(0, 10))
      : words.noBaseline,
    '',
    ...table([[...words.lineColumns], ...lineRows(report, words)]),
    '',
    words.titles.review,
    ...table([[...words.reviewColumns], ...review.rows.map((row) => reviewRow(row, words))]),
    ...(npvLow === null || npvHigh === null
      ? []
      : [words.npvBand(formatAmount(npvLow), formatAmount(npvHigh), formatRate(level, 0))]),
    ...review.remarks.map(
      ({ code, params }) => `- ${words.remarks[code]((param) => paramText(param, params[param], words))}`,
    ),
    ...(targets.length === 0 ? [] : ['', words.titles.targets, ...targetTable(report, words)]),
    ...(notes.length === 0 ? [] : ['', words.titles.notes]),
    ...notes.map(
      ({ code, lineId, amount, month }) =>
        `- ${words.notes[code](labels.get(lineId ?? '') ?? '', figure(amount), month ?? '')}`,
    ),
  ].join('\n');
}

/** Totals first, then the lines that have actuals; untracked ones stand in the notes. */
function lineRows(report: OutlookReport, words: OutlookWords): string[][] {
  const rows: string[][] = [];
  const inPlan = report.columns.map(({ state }) => state !== 'beyond');
  const sums = (values: readonly (number | null)[], of: (column: number) => boolean): number =>
    values.reduce<number>((sum, value, column) => sum + (of(column) ? (value ?? 0) : 0), 0);
  const row = (
    label: string,
    { values, reference, toDate }: OutlookReport['totals'][number] | OutlookReport['lines'][number],
    rest: readonly string[],
  ): string[] => {
    const whole = sums(values, (column) => inPlan[column] === true);
    const approved = sums(reference, (column) => inPlan[column] === true);
    return [
      label,
      ...[toDate, whole - (toDate ?? 0), whole, approved, whole - approved].map(figure),
      ...rest,
    ];
  };
  for (const total of report.totals) {
    const label = words.totals[total.code];
    if (label !== undefined) rows.push(row(label, total, ['', '', '']));
  }
  for (const line of report.lines) {
    if (!line.tracked || line.measure === 'mean') continue;
    const error = line.backTest?.mape ?? null;
    rows.push(row(line.label, line, ['', words.method(line.used), error === null ? '' : formatRate(error)]));
  }
  return rows;
}

function reviewRow(row: OutlookReviewRow, words: OutlookWords): string[] {
  const write = (value: number | null): string => itemFigure(row.item, value, words);
  return [
    words.items[row.item],
    write(row.approved),
    write(row.expected),
    differenceFigure(row.item, row.difference, words),
    row.effect ?? '',
    differenceFigure(row.item, row.differenceToDate, words),
    differenceFigure(row.item, row.differenceRemaining, words),
  ];
}

function itemFigure(item: OutlookReviewRow['item'], value: number | null, words: OutlookWords): string {
  if (item === 'payback' || item === 'discounted-payback')
    return value === null ? words.never : formatAmount(value, { digits: 2 });
  if (value === null) return '–';
  return item === 'irr' ? formatRate(value, 2) : formatAmount(value);
}

/** Two rates differ by percentage points, not by percent. */
function differenceFigure(item: OutlookReviewRow['item'], value: number | null, words: OutlookWords): string {
  if (value === null) return '–';
  return item === 'irr'
    ? words.points(formatAmount(value * 100, { digits: 2 }))
    : itemFigure(item, value, words);
}

function targetTable(report: OutlookReport, words: OutlookWords): readonly string[] {
  return table([
    [...words.targetColumns],
    ...report.targets.map((target) => [
      target.year === null ? target.name : `${target.name} ${target.year}`,
      ...[target.baseline, target.target, target.challenge, target.actualToDate, target.outlook].map(figure),
      target.attainment === null ? '–' : formatRate(target.attainment),
      target.reached === null ? '' : words.reached[target.reached],
      target.flag === null ? '' : words.flags[target.flag],
    ]),
  ]);
}

function figure(value: number | null): string {
  return value === null ? '–' : formatAmount(value);
}

function paramText(name: string, value: string | number | undefined, words: OutlookWords): string {
  if (typeof value !== 'number') return words.decisions[value ?? ''] ?? '';
  if (name === 'share' || name === 'irr' || name === 'hurdle') return formatRate(value);
  return name === 'years' ? value.toFixed(2) : formatAmount(value);
}
