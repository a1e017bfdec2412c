/**
 * The words of what-if: names of metrics, settings and inputs, their numbers as the plan writes them, and an override
 * in a few words. Shared by the pages that compare, so that a thing has one name everywhere. Display only.
 */
import type { Line, Plan, Settings } from '../../models/plan/schema.ts';
import type { LineChange, Override } from '../../models/plan/what-if/scenario-schema.ts';
import type { NumericSetting } from '../../models/plan/what-if/setting-names.ts';
import { formatAmount, formatMultiple, formatRate } from '../../models/text/format-number.ts';
import { METRICS, type MetricId } from '../../scenarios/metrics.ts';
import type { Texts } from '../i18n/use-text.ts';
import { figureStyle, formatFigure, formatMoney } from './plan-format.ts';
import { yearsText } from './use-format.ts';

export function metricName({ t }: Texts, id: MetricId): string {
  return t(`whatif.metric.${id}`);
}

/** A metric's number in the plan's display unit; null is a dash. */
export function metricText({ t }: Texts, id: MetricId, value: number | null, settings: Settings): string {
  if (value === null || !Number.isFinite(value)) return t('frame.notAvailable');
  switch (METRICS[id].unit) {
    case 'money':
      return formatMoney(value, settings);
    case 'rate':
      return formatRate(value);
    case 'ratio':
      return formatMultiple(value, 2);
    case 'years':
      return t('frame.years', { years: yearsText(value) });
  }
}

export function settingName({ t }: Texts, setting: NumericSetting | 'timing' | 'losses'): string {
  return t(`whatif.setting.${setting}`);
}

/** How a setting's number is written and typed. */
export function settingStyle(setting: NumericSetting): 'rate' | 'multiple' | 'plain' {
  switch (setting) {
    case 'periods':
    case 'operatingPeriods':
    case 'taxPaymentLag':
    case 'beta':
    case 'maxPaybackYears':
      return 'plain';
    case 'terminalMultiple':
      return 'multiple';
    default:
      return 'rate';
  }
}

export function settingText(setting: NumericSetting, value: number): string {
  switch (settingStyle(setting)) {
    case 'rate':
      return formatRate(value, 2);
    case 'multiple':
      return formatMultiple(value, 2);
    case 'plain':
      return formatAmount(value, { digits: Number.isInteger(value) ? 0 : 2 });
  }
}

/** A line's number in its own unit. */
export function lineFigure(line: Line, value: number, settings: Settings): string {
  return formatFigure(value, figureStyle(line, settings.currency), settings);
}

/** What an override is about; a line that was deleted is named by the label it had. */
export function overrideName(texts: Texts, plan: Plan, override: Override): string {
  switch (override.target) {
    case 'line': {
      const line = plan.lines.find(({ id }) => id === override.lineId);
      return line?.label ?? texts.t('whatif.goneLine', { label: override.label });
    }
    case 'setting':
      return settingName(texts, override.setting);
    case 'section':
      return texts.t(`whatif.section.${override.value.section}`);
    default:
      return settingName(texts, override.target);
  }
}

/** What an override does: "342", "× 1.3" as "+30 %", "3 own values", "= formula". */
export function overrideText(texts: Texts, plan: Plan, override: Override): string {
  const { t } = texts;
  switch (override.target) {
    case 'line': {
      const line = plan.lines.find(({ id }) => id === override.lineId);
      const figure = (value: number): string =>
        line ? lineFigure(line, value, plan.settings) : formatAmount(value, { digits: 2 });
      return lineChangeText(texts, override.change, figure);
    }
    case 'setting':
      return lineChangeText(texts, override.change, (value) => settingText(override.setting, value));
    case 'section':
      return t('whatif.override.section');
    case 'timing':
      return t(`settings.timingOf.${override.value}`);
    case 'losses':
      return t(`settings.lossesOf.${override.value}`);
  }
}

function lineChangeText({ t }: Texts, change: LineChange, figure: (value: number) => string): string {
  switch (change.type) {
    case 'planned':
      return t('whatif.override.planned');
    case 'replace':
      return t('whatif.override.replace', { value: figure(change.value) });
    case 'scale': {
      const percent = formatRate(Math.abs(change.factor - 1), 1);
      if (change.factor < 0) return t('whatif.override.scale', { factor: formatMultiple(change.factor, 2) });
      return t(change.factor < 1 ? 'whatif.override.scaleDown' : 'whatif.override.scaleUp', { percent });
    }
    case 'shift': {
      const by = figure(Math.abs(change.by));
      return t(change.by < 0 ? 'whatif.override.shiftDown' : 'whatif.override.shiftUp', { by });
    }
    case 'series':
      return t('whatif.override.series', {
        count: change.values.filter((value) => value !== null).length,
      });
    case 'formula':
      return t('whatif.override.formula', { formula: change.formula });
  }
}
