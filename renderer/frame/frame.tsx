/**
 * What stands around every page: rail, top bar, verdict strip, status bar, explain panel, palette.
 * It must not know what a page shows.
 */
import { type ReactNode, useEffect } from 'react';
import { ErrorBoundary } from '../app/error-boundary.tsx';
import { fetched } from '../app/fetched.tsx';
import { useText } from '../i18n/use-text.ts';
import { useExplain } from '../state/explain.ts';
import { useNavigation } from '../state/navigation.ts';
import { usePlanStatus } from '../state/plan-context.tsx';
import styles from './frame.module.css';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { useFrameKeys } from './use-frame-keys.ts';
import { VerdictStrip } from './verdict-strip.tsx';

const ExplainPanel = fetched(async () => (await import('../explain/explain-panel.tsx')).ExplainPanel);

type Props = {
  /** The pointer or the focus is on a link to this address. */
  readonly onNear: (address: string) => void;
  readonly children: ReactNode;
};

export function Frame({ onNear, children }: Props) {
  const { t } = useText();
  const { trail, close } = useExplain();
  const { planId } = useNavigation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: an explanation belongs to its plan
  useEffect(() => close, [planId]);
  useFrameKeys();
  const ready = usePlanStatus() === 'ready';
  return (
    <div className={styles.frame}>
      <button type="button" className={styles.skip} onClick={skipToMain}>
        {t('frame.skip')}
      </button>
      <Rail onNear={onNear} />
      <div className={styles.column}>
        <TopBar />
        {ready ? <VerdictStrip /> : null}
        <div className={styles.middle}>
          <main id="main" tabIndex={-1} className={styles.main}>
            {children}
          </main>
          {ready && trail.length > 0 ? (
            <aside className={styles.aside} aria-label={t('frame.explain')}>
              <ErrorBoundary key={JSON.stringify(trail.at(-1))}>
                <ExplainPanel />
              </ErrorBoundary>
            </aside>
          ) : null}
        </div>
        {ready ? <StatusBar /> : null}
      </div>
      <Palette />
    </div>
  );
}

/** The address after '#' is the route, so the skip link moves the focus itself. */
function skipToMain(): void {
  document.getElementById('main')?.focus();
}
