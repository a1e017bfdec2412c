/** Tracking, warnings: not on show before it is whole. */
import { useText } from '../../i18n/use-text.ts';

export function WarningsPage() {
  const { t } = useText();
  return <h1>{t('warnings.title')}</h1>;
}
