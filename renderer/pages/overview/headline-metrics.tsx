/**
 * The figures a board asks for first, each beside what it is measured against, each opening its explanation.
 */
import type { Appraisal } from '../../../models/appraisal/types.ts';
import { formatRate } from '../../../models/text/format-number.ts';
import { type Unit, unitWords } from '../../charts/money-words.ts';
import { type Metric, metricCode } from '../../explain/explain-target.ts';
import { metricText, nothingToShow } from '../../explain/metric-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { useExplain } from '../../state/explain.ts';
import classes from './overview.module.css';

const SHOWN = [
  'npv',
  'irr',
  'payback',
  'discountedPayback',
  'profitabilityIndex',
  'peakFunding',
] as const satisfies readonly Metric[];

type Props = { readonly appraisal: Appraisal; readonly unit: Unit };

export function HeadlineMetrics({ appraisal, unit }: Props) {
  const texts = useText();
  const { t } = texts;
  const { open } = useExplain();
  const { plan, headline, hurdle, discountRates } = appraisal;
  const first = discountRates[0] ?? 0;
  const constant = discountRates.every((rate) => rate === first);
  const bare = nothingToShow(texts, headline) !== null;
  const limit = plan.settings.discounting.maxPaybackYears;
  const against = (metric: (typeof SHOWN)[number]): string | null => {
    switch (metric) {
      case 'npv':
        return constant
          ? t('overview.npvAt', {
              unit: unitWords(texts, plan.settings.currency, unit),
              rate: formatRate(first, 2),
            })
          : unitWords(texts, plan.settings.currency, unit);
      case 'irr':
        return t('overview.againstHurdle', { hurdle: formatRate(hurdle) });
      case 'payback':
        return limit === null ? t('overview.noLimit') : t('overview.againstLimit', { years: limit });
      case 'profitabilityIndex':
        return t('overview.againstOne');
      default:
        return null;
    }
  };
  return (
    <ul className={classes.metrics}>
      {SHOWN.map((metric) => {
        const { text, note } = metricText(texts, appraisal, headline, metric, unit);
        const name = t(`returns.metric.${metric}`);
        return (
          <li key={metric}>
            <button type="button" onClick={() => open(metricCode(metric), plan.timeline.periods)}>
              <span className={classes.metricName}>{name}</span>
              <span className={classes.metricValue}>{bare ? t('frame.notAvailable') : text}</span>
              <span className={classes.metricNote}>{bare ? null : (note ?? against(metric))}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
