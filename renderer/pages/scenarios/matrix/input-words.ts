/** An input of the matrix in words: its name, its unit, and what a cell of it shows. Display only. */
import type { Plan } from '../../../../models/plan/schema.ts';
import type { InputCell } from '../../../../scenarios/matrix.ts';
import { figureStyle } from '../../../app/plan-format.ts';
import { lineFigure, overrideText, settingName, settingText } from '../../../app/what-if-words.ts';
import { unitWords } from '../../../charts/money-words.ts';
import type { Texts } from '../../../i18n/use-text.ts';
import type { InputRef, Origin } from '../override-origin.ts';

export function inputName(texts: Texts, plan: Plan, input: InputRef): string {
  switch (input.kind) {
    case 'line':
      return plan.lines.find(({ id }) => id === input.lineId)?.label ?? '';
    case 'setting':
      return settingName(texts, input.setting);
    case 'section':
      return texts.t(`whatif.section.${input.section}`);
  }
}

/** The unit of a line's figures as they are shown, empty where the figures carry it themselves. */
export function inputUnit(texts: Texts, plan: Plan, input: InputRef): string {
  if (input.kind !== 'line') return '';
  const line = plan.lines.find(({ id }) => id === input.lineId);
  if (!line) return '';
  const { currency, displayUnit } = plan.settings;
  switch (figureStyle(line, currency)) {
    case 'amount':
      return unitWords(texts, currency, displayUnit);
    case 'plain':
      return line.unit;
    default:
      return '';
  }
}

export type CellWords = {
  readonly text: string;
  /** What the override does, where the number alone does not say it; empty otherwise. */
  readonly note: string;
  /** The whole of what is cut off in the cell. */
  readonly full: string;
};

export function cellWords(
  texts: Texts,
  plan: Plan,
  input: InputRef,
  cell: InputCell,
  origin: Origin | null,
): CellWords {
  const { t } = texts;
  const overridden = origin ? overrideText(texts, plan, origin.override) : '';
  const plainly = (text: string, note = ''): CellWords => ({ text, note, full: text });
  if (input.kind === 'section') return plainly(origin ? overridden : t('frame.notAvailable'));
  if (input.kind === 'setting') {
    if (cell.choice !== null)
      return plainly(
        input.setting === 'timing'
          ? texts.dynamic('settings', `timingOf.${cell.choice}`)
          : texts.dynamic('settings', `lossesOf.${cell.choice}`),
      );
    if (cell.value === null || input.setting === 'timing' || input.setting === 'losses')
      return plainly(t('frame.notAvailable'));
    if (input.setting === 'ratePremium') return plainly(settingText('ratePremium', premiumOf(origin)));
    return plainly(settingText(input.setting, cell.value), changeNote(origin, overridden));
  }
  const line = plan.lines.find(({ id }) => id === input.lineId);
  if (!line || !cell.entry) return plainly(t('frame.notAvailable'));
  switch (cell.entry.type) {
    case 'constant':
      return plainly(lineFigure(line, cell.value ?? 0, plan.settings), changeNote(origin, overridden));
    case 'series': {
      const style = figureStyle(line, plan.settings.currency);
      // Rates of several periods do not add up.
      const adds = cell.value !== null && style !== 'rate' && style !== 'multiple';
      const text = adds
        ? t('scenarios.sum', { value: lineFigure(line, cell.value ?? 0, plan.settings) })
        : t('scenarios.byPeriod');
      return plainly(text, changeNote(origin, overridden));
    }
    case 'formula': {
      const { change } = origin?.override.target === 'line' ? origin.override : { change: null };
      const formula = `= ${cell.entry.formula}`;
      const adjusted = change?.type === 'scale' || change?.type === 'shift';
      return { text: adjusted ? overridden : formula, note: '', full: formula };
    }
  }
}

/** The plan as made holds the rate with its premium in it, so the premium is read off the override. */
function premiumOf(origin: Origin | null): number {
  if (origin?.override.target !== 'setting') return 0;
  const { change } = origin.override;
  if (change.type === 'replace') return change.value;
  return change.type === 'shift' ? change.by : 0;
}

/** A scale or shift is told beside the number it led to; a number or a formula of its own speaks for itself. */
function changeNote(origin: Origin | null, overridden: string): string {
  const { override } = origin ?? {};
  if (override?.target !== 'line' && override?.target !== 'setting') return '';
  const { type } = override.change;
  return type === 'scale' || type === 'shift' || type === 'planned' ? overridden : '';
}
