/**
 * A fact of the change log in words: what it is about, what was before, what is after. Numbers are printed in full,
 * because the log is evidence; rates as percent.
 */
import type { Entry, Line, Plan } from '../../../models/plan/schema.ts';
import { formatAmount, formatFull, formatRate } from '../../../models/text/format-number.ts';
import { overrideName, overrideText } from '../../app/what-if-words.ts';
import { columnWords } from '../../charts/time-words.ts';
import type { Texts } from '../../i18n/use-text.ts';
import type { ChangeItem } from './change-items.ts';
import type { Plain } from './leaf-differences.ts';
import { trackingWords } from './tracking-words.ts';

/** Fifteen significant digits, as a spreadsheet keeps them; more would only show how numbers are stored. */
const DIGITS = 15;

export type ItemWords = { readonly what: string; readonly before: string; readonly after: string };

const RATES: ReadonlySet<string> = new Set([
  'rate',
  'growth',
  'inflation',
  'hurdle',
  'financeRate',
  'reinvestRate',
  'riskFree',
  'marketPremium',
  'extraPremium',
  'costOfDebt',
  'taxRate',
  'residualShare',
  'byPeriod',
  'fixed',
  'variable',
  'investment',
]);

export function itemWords(texts: Texts, plan: Plan, item: ChangeItem): ItemWords {
  const { t } = texts;
  const lineOf = (lineId: string) => plan.lines.find((line) => line.id === lineId);
  const nameOf = (lineId: string) => lineOf(lineId)?.label ?? t('history.goneLine');
  switch (item.kind) {
    case 'plan':
      return { what: t(`history.plan.${item.field}`), before: item.before, after: item.after };
    case 'setting':
    case 'timeline':
      return {
        what: pathWords(texts, item.path),
        before: plainWords(texts, item.path, item.before),
        after: plainWords(texts, item.path, item.after),
      };
    case 'added':
      return { what: t('history.added', { label: item.label, code: item.code }), before: '', after: '' };
    case 'removed':
      return { what: t('history.removed', { label: item.label, code: item.code }), before: '', after: '' };
    case 'moved':
      return { what: t('history.moved', { label: nameOf(item.lineId) }), before: '', after: '' };
    case 'field':
      return {
        what: t('history.ofLine', { line: nameOf(item.lineId), what: pathWords(texts, item.path) }),
        before: plainWords(texts, item.path, item.before),
        after: plainWords(texts, item.path, item.after),
      };
    case 'entry':
      return {
        what: nameOf(item.lineId),
        before: item.before === null ? '–' : entryWords(texts, item.before, lineOf(item.lineId)),
        after: entryWords(texts, item.after, lineOf(item.lineId)),
      };
    case 'cell':
      return {
        what: t('history.ofLine', {
          line: nameOf(item.lineId),
          what: columnWords(texts, plan.timeline, item.column),
        }),
        before: numberWords(item.before, lineOf(item.lineId)),
        after: numberWords(item.after, lineOf(item.lineId)),
      };
    case 'scenario-added':
      return { what: t('history.scenarioAdded', { name: item.name }), before: '', after: '' };
    case 'scenario-removed':
      return { what: t('history.scenarioRemoved', { name: item.name }), before: '', after: '' };
    case 'scenario':
      return {
        what: t('history.ofLine', {
          line: t('history.scenario', { name: item.name }),
          what: t(`history.scenarioPart.${item.path}`),
        }),
        before: scenarioPartWords(texts, plan, item.path, item.before),
        after: scenarioPartWords(texts, plan, item.path, item.after),
      };
    case 'override': {
      const shown = item.after ?? item.before;
      return {
        what: t('history.ofLine', {
          line: t('history.scenario', { name: item.name }),
          what: shown ? overrideName(texts, plan, shown) : '',
        }),
        before: item.before ? overrideText(texts, plan, item.before) : '–',
        after: item.after ? overrideText(texts, plan, item.after) : '–',
      };
    }
    case 'study':
      return {
        what: pathWords(texts, item.path),
        before: plainWords(texts, item.path, item.before),
        after: plainWords(texts, item.path, item.after),
      };
    case 'code':
      return {
        what: t('history.code', { line: nameOf(item.lineId) }),
        before: item.before,
        after: item.after,
      };
    default:
      return trackingWords(texts, plan, item);
  }
}

function scenarioPartWords(texts: Texts, plan: Plan, path: string, value: Plain): string {
  if (path === 'order' || value === null) return path === 'parentId' ? texts.t('history.thePlan') : '';
  if (path === 'probability' && typeof value === 'number') return formatRate(value, 1);
  if (path !== 'parentId') return String(value);
  return plan.scenarios?.find(({ id }) => id === value)?.name ?? texts.t('history.goneScenario');
}

export function entryWords({ t }: Pick<Texts, 't'>, entry: Entry, line?: Line): string {
  switch (entry.type) {
    case 'constant':
      return numberWords(entry.value, line);
    case 'series': {
      const given = entry.values.filter((value) => value !== null);
      const sum = given.reduce((total, value) => total + value, entry.opening ?? 0);
      return t('history.series', { count: given.length, sum: numberWords(sum, line) });
    }
    case 'formula':
      return `= ${entry.formula}`;
  }
}

/** Every digit, grouped; a rate as percent. */
export function numberWords(value: number | null, line?: Line): string {
  if (value === null) return '–';
  const percent = line?.unit.trim() === '%';
  const full = formatFull(Number((percent ? value * 100 : value).toPrecision(DIGITS)));
  const [whole = '', fraction] = full.replace('-', '').split('.');
  const grouped = whole === '0' ? '0' : formatAmount(Number(whole));
  const size = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return `${full.startsWith('-') ? '\u2212' : ''}${size}${percent ? ' %' : ''}`;
}

/** 'discounting.rate.byPeriod.3' is named by its known part; the number at its end counts from one. */
function pathWords({ t, dynamic }: Texts, path: string): string {
  const parts = path.split('.');
  const index = Number(parts.at(-1));
  const known = Number.isInteger(index) ? parts.slice(0, -1) : parts;
  const name = known.at(-1) ?? '';
  const group = dynamic('history', `group.${known.slice(0, -1).join('_')}`, {}, '');
  const word = dynamic('history', `path.${name}`, {}, name);
  const full = group === '' ? word : t('history.ofLine', { line: group, what: word });
  return Number.isInteger(index) ? `${full} ${index + 1}` : full;
}

function plainWords({ t, dynamic }: Texts, path: string, value: Plain): string {
  if (value === null || value === '') return '–';
  if (typeof value === 'boolean') return value ? t('history.yes') : t('history.no');
  if (typeof value === 'string') return dynamic('history', `value.${value}`, {}, value);
  return path.split('.').some((part) => RATES.has(part)) && Math.abs(value) <= 10
    ? formatRate(value, 2)
    : numberWords(value);
}
