/** Tracking, variance: not on show before it is whole. */
import { useText } from '../../i18n/use-text.ts';

export function VariancePage() {
  const { t } = useText();
  return <h1>{t('variance.title')}</h1>;
}
