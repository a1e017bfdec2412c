/** `hurdle variance --workspace W --plan P`: actual against plan and flexed plan, and the bridge to actual profit. */
import { ok } from '../../../models/plan/result.ts';
import { formatAmount, formatRate } from '../../../models/text/format-number.ts';
import { MINOR } from '../../../models/tracking/actuals/day-sums.ts';
import type { ProfitBridge, VarianceReport, VarianceRow } from '../../contract/tracking/variance-calls.ts';
import { countOpenNotes } from '../../store/tracking/review-notes.ts';
import { profitBridgeAnswer } from '../../tracking/variance/bridge-answers.ts';
import { compare } from '../../tracking/variance/comparison.ts';
import { reportAnswer } from '../../tracking/variance/report-answer.ts';
import { yearOutlook } from '../../tracking/variance/year-outlook.ts';
import type { Command } from '../command-context.ts';
import { EXIT, wrongUse } from '../failure.ts';
import { fromHostError } from '../host-failure.ts';
import { table } from '../report/display-width.ts';
import { toJson } from '../what-if/json.ts';
import { withTracked } from './open-tracked.ts';
import { type VarianceWords, varianceWords } from './variance-words.ts';

export const varianceCommand: Command = async (input, context) => {
  const { flags } = input;
  const { print, language } = context;
  const month = flags.get('month');
  if (month !== undefined && !/^\d{4}-(0[1-9]|1[0-2])$/.test(month))
    return wrongUse('bad-usage', `--month is a month, for example 2026-03, not "${month}".`);
  return withTracked(input, context, (tracked, db) => {
    const now = context.now();
    const comparison = compare(tracked, month, now);
    if (!comparison.ok)
      return { ok: false, error: fromHostError(comparison.error, flags.get('workspace') ?? '') };
    const report = reportAnswer(comparison.value, {
      against: flags.has('flexed') ? 'flexed' : 'plan',
      onlyMatters: flags.has('matters'),
      openNotes: countOpenNotes(db, tracked.plan.id),
      outlookAt: (closed) => yearOutlook(tracked, now, closed),
    });
    const bridge = profitBridgeAnswer(comparison.value, { scope: 'month', investment: false });
    const { id, name } = tracked.plan;
    if (flags.has('json')) print(toJson({ plan: { id, name }, ...report, bridge }));
    else print(varianceText(name, report, bridge, varianceWords(language)));
    return ok(EXIT.fine);
  });
};

function varianceText(
  name: string,
  report: VarianceReport,
  bridge: ProfitBridge,
  words: VarianceWords,
): string {
  const { month, yearFrom, yearTo, baseline, strayLines } = report;
  const head = [
    `${name} (${report.currency})`,
    baseline
      ? words.baseline(baseline.name, baseline.approvedBy, baseline.approvedAt.slice(0, 10))
      : words.noBaseline,
    ...(strayLines > 0 ? [words.strays(strayLines)] : []),
  ];
  if (month === null || yearFrom === null || yearTo === null) return [...head, words.noActuals].join('\n');
  const { titles } = words;
  return [
    ...head,
    ...(report.partMonth ? [words.partMonth(month)] : []),
    ...(report.hidden > 0 ? [words.hidden(report.hidden)] : []),
    ...section(titles.month(month), report, 'month', words),
    ...section(titles.yearToDate(yearFrom, month), report, 'yearToDate', words),
    ...section(titles.fullYear(yearFrom, yearTo), report, 'fullYear', words),
    '',
    titles.bridge,
    ...table([
      [words.planned, money(bridge.plan), ''],
      ...bridge.bars.map(({ step, amount, effect }) => [words.steps[step], money(amount), effect ?? '']),
      [words.actual, money(bridge.actual), ''],
    ]),
  ].join('\n');
}

type Column = 'month' | 'yearToDate' | 'fullYear';

function section(title: string, report: VarianceReport, column: Column, words: VarianceWords): string[] {
  const [label = '', actual = '', ...rest] = words.columns;
  const header = [label, column === 'fullYear' ? words.outlook : actual, ...rest];
  const rows = report.rows.filter(({ measure }) => column !== 'fullYear' || measure !== 'rate');
  return ['', title, ...table([header, ...rows.map((row) => cells(row, report, column, words))])];
}

function cells(
  row: VarianceRow,
  { thresholds }: VarianceReport,
  column: Column,
  words: VarianceWords,
): string[] {
  const cell = row[column];
  const judged =
    thresholds.against === 'flexed' ? (cell.againstFlexed ?? cell.againstPlan) : cell.againstPlan;
  const indent = row.parent === null ? 0 : row.parent.startsWith('group:') ? 2 : 1;
  const light = cell.light === null ? '' : LIGHTS[cell.light];
  const effect = [judged?.effect ?? '', light].filter((part) => part !== '').join(' ');
  return [
    '  '.repeat(indent) + (row.label === '' ? (words.totals[row.code] ?? row.code) : row.label),
    ...[cell.actual, cell.plan, cell.flexed, judged?.amount ?? null].map(money),
    percentText(judged, words),
    cell.entries || row.level !== 'line' ? effect : `${effect} ${words.nothingBooked}`.trim(),
    words.flexedBy(row.flexedBy),
  ];
}

/** Nothing against nothing is no difference; something against nothing has no percent. */
function percentText(difference: VarianceRow['month']['againstPlan'], words: VarianceWords): string {
  if (difference === null) return '–';
  if (difference.percent !== null) return formatRate(difference.percent);
  return difference.amount === 0 ? '–' : words.notMeaningful;
}

const LIGHTS = { green: '●', yellow: '▲', red: '■' } as const;

function money(minor: number | null): string {
  return minor === null ? '–' : formatAmount(minor / MINOR, { digits: 2 });
}
