/** One section of the settings: its value, and the change that replaces parts of it, labelled for the history. */
import type { Settings } from '../../../models/plan/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { usePlan } from '../../state/plan-context.tsx';

type SectionName = 'discounting' | 'tax' | 'workingCapital' | 'terminalValue' | 'guide';

const LABELS = {
  discounting: 'settings.section.discounting',
  tax: 'settings.section.tax',
  workingCapital: 'settings.section.working-capital',
  terminalValue: 'settings.section.terminal',
  guide: 'settings.section.guide',
} as const;

export function useSettings<K extends SectionName>(section: K) {
  const { t } = useText();
  const { plan, appraisal, change } = usePlan();
  const value: Settings[K] = plan.settings[section];
  const set = (next: Settings[K]): void => {
    change(
      { type: 'set-settings', settings: { [section]: next } },
      t('changes.settings', { section: t(LABELS[section]) }),
    );
  };
  return { value, set, plan, appraisal };
}
