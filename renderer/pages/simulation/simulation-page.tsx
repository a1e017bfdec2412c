/** The page Simulation: what it answers is in the pages of the handbook. It holds no computing. */
import { useText } from '../../i18n/use-text.ts';

export function SimulationPage() {
  const { t } = useText();
  return <h1>{t('frame.page.simulation')}</h1>;
}
