/** The status bar: what the selection adds up to, whether all is saved, the timing convention, the grid's zoom. */
import { IconCheck, IconCloudOff, IconLoader2 } from '@tabler/icons-react';
import { formatAmount, formatRate } from '../../models/text/format-number.ts';
import { useText } from '../i18n/use-text.ts';
import { usePlan } from '../state/plan-context.tsx';
import { usePreferences } from '../state/preferences-context.tsx';
import { type SelectionSummary, selectionSummary } from '../state/selection-summary.ts';
import { useStore } from '../state/use-store.ts';
import styles from './frame.module.css';

const SAVED_ICONS = { saved: IconCheck, saving: IconLoader2, offline: IconCloudOff } as const;

export function StatusBar() {
  const { t } = useText();
  const { plan, saved } = usePlan();
  const summary = useStore(selectionSummary);
  const Icon = SAVED_ICONS[saved];
  return (
    <footer className={styles.status}>
      <span className={styles.saved} data-saved={saved} role={saved === 'offline' ? 'alert' : undefined}>
        <Icon size={14} stroke={1.8} aria-hidden="true" />
        {t(`frame.saved.${saved}`)}
      </span>
      <span className={styles.timing} title={t(`frame.timing.${plan.settings.discounting.timing}`)}>
        {t(`frame.timing.${plan.settings.discounting.timing}`)}
      </span>
      <div className={styles.spring} />
      {summary && summary.count > 1 ? <Sums summary={summary} /> : null}
      <Zoom />
    </footer>
  );
}

function Sums({ summary }: { readonly summary: SelectionSummary }) {
  const { t } = useText();
  const { sum, count, rates } = summary;
  const write = (value: number) =>
    rates ? formatRate(value, 2) : formatAmount(value, { digits: Number.isInteger(value) ? 0 : 2 });
  return (
    <>
      {rates ? null : <span>{t('frame.sum', { value: write(sum) })}</span>}
      <span>{t('frame.average', { value: write(sum / count) })}</span>
      <span>{t('frame.count', { value: count })}</span>
    </>
  );
}

function Zoom() {
  const { t } = useText();
  const { zoom, set } = usePreferences();
  const step = (by: number) => set({ zoom: Math.min(2, Math.max(0.5, Math.round((zoom + by) * 10) / 10)) });
  return (
    <span className={styles.zoom}>
      <button type="button" aria-label={t('frame.zoomOut')} onClick={() => step(-0.1)}>
        −
      </button>
      <span>{Math.round(zoom * 100)} %</span>
      <button type="button" aria-label={t('frame.zoomIn')} onClick={() => step(0.1)}>
        +
      </button>
    </span>
  );
}
