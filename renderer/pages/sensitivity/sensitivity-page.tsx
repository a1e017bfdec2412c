/** The page Sensitivity: what it answers is in the pages of the handbook. It holds no computing. */
import { useText } from '../../i18n/use-text.ts';

export function SensitivityPage() {
  const { t } = useText();
  return <h1>{t('frame.page.sensitivity')}</h1>;
}
