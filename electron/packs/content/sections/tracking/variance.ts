/**
 * Actual against plan: what matters of the month, the year to date and the full year, then all lines. Favourable and
 * adverse stand as letters, lights as signs; neither where nothing was booked. Amounts come in minor units and are shown in
 * the pack's unit.
 */

import {
  type Scope,
  type Standing,
  standings,
} from '../../../../../models/tracking/variance/report/unbooked.ts';
import type { VarianceReport, VarianceRow } from '../../../../contract/tracking/variance-calls.ts';
import type { PackContext, SectionMaker } from '../../context.ts';
import { figure } from '../../figures.ts';
import type { Block, Cell, Figure, NumberForm, TableRow } from '../../pack-content.ts';
import { notes, paragraphs, row, table } from '../../writing/blocks.ts';
import { quantityForm, typedForm } from '../../writing/line-form.ts';
import { noEntries } from './no-entries.ts';
import { baselineNote } from './reference.ts';
import { varianceLead } from './variance-lead.ts';

type StandingOf = (row: VarianceRow, scope: Scope) => Standing;
/** Minor units, and the hundredths of quantities and rates. */
const HUNDRED = 100;
const SIGNS = { green: '●', yellow: '▲', red: '■' } as const;
const LOOKS = { line: 'plain', group: 'plain', kind: 'subtotal', total: 'total' } as const;

export const variance: SectionMaker = (context) => {
  const { words, facts, unitText } = context;
  const { tracking } = words;
  const report = facts.tracking?.variance;
  if (!report || report.month === null) return { empty: tracking.noActuals };
  const from = report.yearFrom ?? report.month;
  const titles: Readonly<Record<Scope, string>> = {
    month: tracking.monthTitle(report.month),
    yearToDate: tracking.yearToDateTitle(from, report.month),
    fullYear: tracking.fullYearTitle(from, report.yearTo ?? report.month),
  };
  const standing = standings(report.rows);
  const unbooked = noEntries(context, report);
  const matters = report.rows.filter(
    (each) => each.matters && each.level === 'line' && each.measure === 'money',
  );
  // Once the year is over, its outlook is the year to date, and would be read twice.
  const scopes: readonly Scope[] =
    report.month === report.yearTo ? ['month', 'yearToDate'] : ['month', 'yearToDate', 'fullYear'];
  const shown = scopes.map((scope) => ({
    scope,
    rows: matters.filter(
      (each) =>
        standing(each, scope) === 'judged' &&
        (each[scope].light === 'yellow' || each[scope].light === 'red' || beyond(each, scope)),
    ),
  }));
  return {
    blocks: [
      ...headline(context, report, standing),
      ...paragraphs(...unbooked, ...varianceLead(context, report), baselineNote(context)),
      ...scopes.map((scope) =>
        differences(
          context,
          titles[scope],
          scope,
          standing,
          report.rows.filter(({ level }) => level === 'kind' || level === 'total'),
        ),
      ),
      ...shown
        .filter(({ rows }) => rows.length > 0)
        .map(({ scope, rows }) =>
          differences(context, tracking.mattersTitle(titles[scope]), scope, standing, rows),
        ),
      ...(shown.every(({ rows }) => rows.length === 0)
        ? paragraphs(unbooked.length === 0 ? tracking.nothingMatters : tracking.nothingBookedMatters)
        : []),
      full(context, report, standing),
      ...notes(
        tracking.effectNote,
        tracking.lightNote,
        report.partMonth ? tracking.partMonth(report.month) : '',
        report.strayLines > 0 ? tracking.strays(report.strayLines) : '',
        unitText === '' ? '' : tracking.flexedNote,
      ),
    ],
  };
};

/** The profit of the three stretches, each beside its plan. */
function headline(context: PackContext, report: VarianceReport, standing: StandingOf): readonly Block[] {
  const { words, unitText } = context;
  const { tracking } = words;
  const profit = report.rows.find(({ code, level }) => code === '$ebitda' && level === 'total');
  if (!profit) return [];
  const month = report.month ?? '';
  const stretches: Readonly<Record<Scope, string>> = {
    month: tracking.shortMonth(month),
    yearToDate: tracking.shortYearToDate(month),
    fullYear: tracking.shortFullYear,
  };
  const items = (['month', 'yearToDate', 'fullYear'] as const).map((scope) => {
    const cell = profit[scope];
    const stands = standing(profit, scope);
    const effect = stands === 'judged' ? (cell.againstPlan?.effect ?? null) : null;
    return {
      label: words.paper.withUnit(tracking.profitOf(stretches[scope]), unitText),
      figure: toned(actualFigure(context, profit, scope, stands), effect),
      note: tracking.planOf(
        valueFigure(context, profit, scope, 'plan', cell.plan).text,
        stands === 'incomplete' ? tracking.incomplete : effect === null ? '' : tracking.effect[effect],
      ),
    };
  });
  return [{ type: 'headline', items }];
}

/** As far off on the good side as would be yellow on the bad one. */
function beyond(each: VarianceRow, scope: Scope): boolean {
  const { againstPlan } = each[scope];
  return againstPlan?.effect === 'F' && Math.abs(againstPlan.percent ?? 0) >= FAVOURABLE;
}
const FAVOURABLE = 0.05;

/**
 * One stretch: prior year where there is one, plan, flexed plan, actual, difference; and what was noted of the line. In the
 * order in which such reports are read.
 */
function differences(
  context: PackContext,
  title: string,
  scope: Scope,
  standing: StandingOf,
  rows: readonly VarianceRow[],
): Block {
  const { words, unitText } = context;
  const { columns } = words.tracking;
  const prior = rows.some((each) => each[scope].priorYear !== null);
  const noted = rows.some((each) => noteOf(context, each) !== '');
  const owned = rows.some(({ owner }) => owner.trim() !== '');
  const numbers = prior ? 6 : 5;
  return table({
    title,
    unit: unitText,
    columns: [
      '',
      ...(prior ? [columns.priorYear] : []),
      columns.plan,
      columns.flexed,
      scope === 'fullYear' ? columns.outlook : columns.actual,
      columns.delta,
      columns.percent,
      columns.effect,
      ...(owned ? [columns.owner] : []),
      ...(noted ? [columns.note] : []),
    ],
    text: [numbers + 1, numbers + 2, numbers + 3],
    rows: rows.map((each): TableRow => {
      const cell = each[scope];
      const delta = cell.againstPlan;
      const stands = standing(each, scope);
      const effect = stands === 'judged' ? (delta?.effect ?? null) : null;
      const light = stands === 'judged' && cell.light ? SIGNS[cell.light] : '';
      const letter = effect ? words.tracking.effect[effect] : '';
      return row(
        [
          nameOf(context, each),
          ...(prior ? [valueFigure(context, each, scope, 'prior', cell.priorYear)] : []),
          valueFigure(context, each, scope, 'plan', cell.plan),
          valueFigure(context, each, scope, 'flexed', cell.flexed),
          actualFigure(context, each, scope, stands),
          toned(valueFigure(context, each, scope, 'delta', delta?.amount ?? null), effect),
          figure(
            `variance:${each.key}:${scope}:percent`,
            delta?.percent ?? null,
            { kind: 'rate', digits: 1 },
            { why: delta && delta.amount !== 0 ? words.tracking.notMeaningful : words.none },
          ),
          stands === 'incomplete' ? words.tracking.incomplete : `${letter} ${light}`.trim(),
          ...(owned ? [each.owner.trim()] : []),
          ...(noted ? [noteOf(context, each)] : []),
        ],
        each.level === 'total' ? 'subtotal' : 'plain',
      );
    }),
  });
}

/** Cause and action of the open notes of a line or total. */
function noteOf({ facts, words }: PackContext, { lineId, code }: VarianceRow): string {
  return (facts.tracking?.notes ?? [])
    .filter((note) => note.lineId === (lineId ?? code))
    .map(({ cause, comment, action }) =>
      [cause.trim() || comment.trim(), action.trim()]
        .filter((part) => part !== '')
        .join(words.tracking.leadsTo),
    )
    .filter((text) => text !== '')
    .join(words.semicolon);
}

function toned(shown: Figure, effect: 'F' | 'A' | null): Figure {
  return effect === null ? shown : { ...shown, tone: effect === 'F' ? 'good' : 'bad' };
}

/** Every line in nine numbers: actual, plan and difference of the month, the year to date and the full year. */
function full(context: PackContext, report: VarianceReport, standing: StandingOf): Block {
  const { words, unitText } = context;
  const { columns } = words.tracking;
  const shown = withoutLoneGroups(report.rows);
  const groups = new Set(shown.flatMap(({ level, key }) => (level === 'group' ? [key] : [])));
  const scopes = [
    ['month', columns.monthOf, columns.actual],
    ['yearToDate', columns.yearOf, columns.actual],
    ['fullYear', columns.fullOf, columns.outlook],
  ] as const;
  return table({
    title: words.tracking.fullTitle,
    unit: unitText,
    columns: ['', ...scopes.flatMap(([, of, actual]) => [of(actual), of(columns.plan), of(columns.delta)])],
    rows: shown.map((each) =>
      row(
        [
          nameOf(context, each),
          ...scopes.flatMap(([scope]): readonly Cell[] => {
            const cell = each[scope];
            const stands = standing(each, scope);
            return [
              actualFigure(context, each, scope, stands),
              valueFigure(context, each, scope, 'plan', cell.plan),
              toned(
                valueFigure(context, each, scope, 'delta', cell.againstPlan?.amount ?? null),
                stands === 'judged' ? (cell.againstPlan?.effect ?? null) : null,
              ),
            ];
          }),
        ],
        LOOKS[each.level],
        each.level === 'line' ? (groups.has(each.parent ?? '') ? 2 : 1) : each.level === 'group' ? 1 : 0,
      ),
    ),
  });
}

/** A group of one line would say the same twice. */
function withoutLoneGroups(rows: readonly VarianceRow[]): readonly VarianceRow[] {
  const members = (key: string): number => rows.filter(({ parent }) => parent === key).length;
  return rows.filter(({ level, key }) => level !== 'group' || members(key) > 1);
}

function nameOf(
  { words, plan }: PackContext,
  { label, code, kind, unit, measure, group, level }: VarianceRow,
): string {
  if (level === 'group') return label || group;
  if (label === '') return words.tracking.totals[code] ?? (kind ? words.kinds[kind] : words.removedLine);
  return measure === 'money' || unit.trim() === ''
    ? label
    : words.paper.withUnit(label, words.lineUnit(unit, plan.settings.currency));
}

/** A dash would read as nothing spent or sold where nobody has booked; a full year is the outlook's. */
function actualFigure(context: PackContext, each: VarianceRow, scope: Scope, stands: Standing): Figure {
  const shown = valueFigure(context, each, scope, 'actual', each[scope].actual);
  if (stands !== 'silent' || scope === 'fullYear') return shown;
  return figure(shown.id, null, shown.form, { why: context.words.tracking.notBooked });
}

function valueFigure(
  context: PackContext,
  { key, code, measure }: VarianceRow,
  scope: Scope,
  part: 'actual' | 'plan' | 'flexed' | 'prior' | 'delta',
  value: number | null,
): Figure {
  const units = value === null ? null : value / HUNDRED;
  return figure(`variance:${key}:${scope}:${part}`, units, formOf(context, code, measure, units ?? 0));
}

function formOf(
  { amount, lines }: PackContext,
  code: string,
  measure: VarianceRow['measure'],
  value: number,
): NumberForm {
  if (measure === 'money') return amount;
  const line = lines.get(code);
  return line ? typedForm(line, value) : quantityForm(value);
}
