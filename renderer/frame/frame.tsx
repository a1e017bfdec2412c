/**
 * What stands around every page: rail, top bar, verdict strip, status bar, explain panel, palette.
 * It must not know what a page shows.
 */
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { ErrorBoundary } from '../app/error-boundary.tsx';
import { useText } from '../i18n/use-text.ts';
import { useExplain } from '../state/explain.ts';
import { useNavigation } from '../state/navigation.ts';
import { usePlanState } from '../state/plan-context.tsx';
import styles from './frame.module.css';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { useFrameKeys } from './use-frame-keys.ts';
import { VerdictStrip } from './verdict-strip.tsx';

const ExplainPanel = lazy(async () => ({
  default: (await import('../explain/explain-panel.tsx')).ExplainPanel,
}));

export function Frame({ children }: { readonly children: ReactNode }) {
  const { t } = useText();
  const state = usePlanState();
  const { trail, close } = useExplain();
  const { planId } = useNavigation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: an explanation belongs to its plan
  useEffect(() => close, [planId]);
  useFrameKeys();
  const ready = state.status === 'ready';
  return (
    <div className={styles.frame}>
      <button type="button" className={styles.skip} onClick={skipToMain}>
        {t('frame.skip')}
      </button>
      <Rail />
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
                <Suspense fallback={null}>
                  <ExplainPanel />
                </Suspense>
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
