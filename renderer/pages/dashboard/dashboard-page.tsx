/** Tracking, dashboard: not on show before it is whole. */
import { useText } from '../../i18n/use-text.ts';

export function DashboardPage() {
  const { t } = useText();
  return <h1>{t('dashboard.title')}</h1>;
}
