/** Tracking, actuals: not on show before it is whole. */
import { useText } from '../../i18n/use-text.ts';

export function ActualsPage() {
  const { t } = useText();
  return <h1>{t('actuals.title')}</h1>;
}
