/**
 * A fact about warning rules, milestones, targets, thresholds or the outlook in words: what it is about, before and after. Numbers
 * are printed in full, because the log is evidence; display only.
 */
import type { Plan } from '../../../models/plan/schema.ts';
import type { ForecastMethod } from '../../../models/plan/tracking/course-schema.ts';
import type { WarningRule } from '../../../models/plan/tracking/warning-schema.ts';
import { formatRate } from '../../../models/text/format-number.ts';
import { MINOR } from '../../../models/tracking/actuals/day-sums.ts';
import type { Texts } from '../../i18n/use-text.ts';
import { type ItemWords, numberWords } from './change-words.ts';
import type { Plain } from './leaf-differences.ts';
import { packWords } from './pack-words.ts';
import type { TrackingItem } from './tracking-items.ts';

/** Fields whose text comes from a list; what a person or an expression says is shown as it is. */
const CHOICES: ReadonlySet<string> = new Set(['unit', 'grain', 'direction', 'condition.is', 'better']);

export function trackingWords(texts: Texts, plan: Plan, item: TrackingItem): ItemWords {
  const { t, dynamic } = texts;
  const lineName = (lineId: string): string =>
    plan.lines.find(({ id }) => id === lineId)?.label ?? t('history.goneLine');
  switch (item.kind) {
    case 'part-added':
    case 'part-removed':
    case 'part-moved': {
      const what = t(`history.tracking.list.${item.list}`, { name: item.name });
      return { what: t(`history.tracking.${item.kind}`, { what }), before: '', after: '' };
    }
    case 'part': {
      const written = (value: Plain): string => {
        if (value === null || value === '') return '–';
        if (typeof value === 'boolean') return t(value ? 'history.yes' : 'history.no');
        if (typeof value === 'number') {
          // A year is not an amount.
          if (item.path === 'year') return String(value);
          return item.rate ? formatRate(value, 2) : numberWords(value);
        }
        return CHOICES.has(item.path)
          ? dynamic('history', `tracking.choice.${item.path.replace('.', '_')}.${value}`, {}, value)
          : value;
      };
      return {
        what: t('history.ofLine', {
          line: t(`history.tracking.list.${item.list}`, { name: item.name }),
          what: dynamic('history', `tracking.field.${item.path.replace('.', '_')}`, {}, item.path),
        }),
        before: written(item.before),
        after: written(item.after),
      };
    }
    case 'scope':
      return {
        what: t('history.ofLine', {
          line: t('history.tracking.list.warnings', { name: item.name }),
          what: t('history.tracking.field.scope'),
        }),
        before: scopeWords(texts, item.before, lineName),
        after: scopeWords(texts, item.after, lineName),
      };
    case 'outlook':
      return {
        what: t(`history.tracking.outlook.${item.path}`),
        before: outlookWords(texts, item.path, item.before),
        after: outlookWords(texts, item.path, item.after),
      };
    case 'threshold': {
      const written = (value: number | null): string =>
        value === null
          ? t('history.tracking.threshold.usual')
          : item.path.endsWith('percent')
            ? formatRate(value, 2)
            : numberWords(value / MINOR);
      return {
        what: dynamic('history', `tracking.threshold.${item.path.replace('.', '_')}`),
        before: written(item.before),
        after: written(item.after),
      };
    }
    case 'method':
      return {
        what: t('history.ofLine', {
          line: lineName(item.lineId),
          what: t('history.tracking.outlook.method'),
        }),
        before: methodWords(texts, item.before),
        after: methodWords(texts, item.after),
      };
    default:
      return packWords(texts, plan, item);
  }
}

function scopeWords({ t }: Texts, scope: WarningRule['scope'], lineName: (lineId: string) => string): string {
  switch (scope.type) {
    case 'plan':
      return t('history.tracking.scope.plan');
    case 'lines':
      return scope.lineIds.map(lineName).join('; ');
    case 'group':
      return t('history.tracking.scope.group', { group: scope.group });
    case 'kind':
      return t(`kinds.section.${scope.kind}`);
  }
}

function outlookWords({ t }: Texts, path: 'cutOver' | 'months', value: Plain): string {
  if (value === null) return t(`history.tracking.outlook.${path}Default`);
  return path === 'months'
    ? t('history.tracking.outlook.monthCount', { count: Number(value) })
    : String(value);
}

function methodWords({ t }: Texts, method: ForecastMethod | null): string {
  switch (method?.type) {
    case undefined:
    case 'plan':
      return t('history.tracking.method.plan');
    case 'run-rate':
      return t('history.tracking.method.runRate', { months: method.months });
    case 'trend':
      return t('history.tracking.method.trend');
    case 'seasonal':
      return t(`history.tracking.method.${method.form}`, { season: method.season });
    case 'regression':
      return t('history.tracking.method.regression', { driver: method.driver });
  }
}
