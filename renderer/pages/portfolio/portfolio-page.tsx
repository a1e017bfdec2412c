/** The page Portfolio: what it answers is in the pages of the handbook. It holds no computing. */
import { useText } from '../../i18n/use-text.ts';

export function PortfolioPage() {
  const { t } = useText();
  return <h1>{t('frame.page.portfolio')}</h1>;
}
