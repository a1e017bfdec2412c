/** The facts that every assumption stands on, in one line: timeline, rate, tax, timing; each leads to its setting. */
import type { Appraisal } from '../../../models/appraisal/types.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { formatRate } from '../../../models/text/format-number.ts';
import { columnTitle } from '../../app/plan-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useNavigation } from '../../state/navigation.ts';
import styles from './assumptions.module.css';

export function PlanFacts({ plan, appraisal }: { readonly plan: Plan; readonly appraisal: Appraisal }) {
  const { t } = useText();
  const { go } = useNavigation();
  const { timeline, settings } = plan;
  const rate = appraisal.discountRates[0] ?? Number.NaN;
  const facts: readonly (readonly [string, string, string])[] = [
    [
      t('assumptions.timeline'),
      t(`assumptions.span.${timeline.periodicity}`, {
        count: timeline.periods,
        from: columnTitle(timeline, 1),
        to: columnTitle(timeline, timeline.periods),
      }),
      'timeline',
    ],
    [
      t('assumptions.rate'),
      `${formatRate(rate)} · ${t(`settings.mode.${settings.discounting.rate.mode}`)}`,
      'discounting',
    ],
    [t('assumptions.hurdle'), formatRate(appraisal.hurdle), 'discounting'],
    [t('assumptions.tax'), formatRate(settings.tax.rate), 'tax'],
    [t('assumptions.terminal'), t(`settings.terminal.${settings.terminalValue.method}`), 'terminal'],
  ];
  return (
    <div className={styles.facts}>
      {facts.map(([name, value, section]) => (
        <button type="button" key={name} onClick={() => go('settings', { section })}>
          <span>{name}</span> {value}
        </button>
      ))}
    </div>
  );
}
