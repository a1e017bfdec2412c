/** Tracking, outlook: not on show before it is whole. */
import { useText } from '../../i18n/use-text.ts';

export function OutlookPage() {
  const { t } = useText();
  return <h1>{t('outlook.title')}</h1>;
}
