/**
 * Which page is on show. Pages with charts or seldom used are fetched when first asked for; a page that fails
 * to draw says so and leaves the frame standing.
 */
import { lazy, Suspense } from 'react';
import { Frame } from '../frame/frame.tsx';
import { useNavigation } from '../state/navigation.ts';
import { PlanProvider } from '../state/plan-context.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { PlanGate } from './plan-gate.tsx';
import { useNotices } from './use-notices.ts';

const HomePage = lazy(async () => ({ default: (await import('../pages/home/home-page.tsx')).HomePage }));
const ImportPage = lazy(async () => ({
  default: (await import('../pages/import/import-page.tsx')).ImportPage,
}));
const PreferencesPage = lazy(async () => ({
  default: (await import('../pages/settings/preferences-page.tsx')).PreferencesPage,
}));
const PLAN_PAGES = {
  overview: lazy(async () => ({
    default: (await import('../pages/overview/overview-page.tsx')).OverviewPage,
  })),
  assumptions: lazy(async () => ({
    default: (await import('../pages/assumptions/assumptions-page.tsx')).AssumptionsPage,
  })),
  budget: lazy(async () => ({ default: (await import('../pages/budget/budget-page.tsx')).BudgetPage })),
  returns: lazy(async () => ({ default: (await import('../pages/returns/returns-page.tsx')).ReturnsPage })),
  scenarios: lazy(async () => ({
    default: (await import('../pages/scenarios/scenarios-page.tsx')).ScenariosPage,
  })),
  sensitivity: lazy(async () => ({
    default: (await import('../pages/sensitivity/sensitivity-page.tsx')).SensitivityPage,
  })),
  simulation: lazy(async () => ({
    default: (await import('../pages/simulation/simulation-page.tsx')).SimulationPage,
  })),
  portfolio: lazy(async () => ({
    default: (await import('../pages/portfolio/portfolio-page.tsx')).PortfolioPage,
  })),
  history: lazy(async () => ({ default: (await import('../pages/history/history-page.tsx')).HistoryPage })),
  settings: lazy(async () => ({
    default: (await import('../pages/settings/settings-page.tsx')).SettingsPage,
  })),
};
const FREE_PAGES = { home: HomePage, import: ImportPage, preferences: PreferencesPage };

export function App() {
  const { page, planId } = useNavigation();
  const onNotice = useNotices();
  if (planId === null) {
    const FreePage = page === 'import' || page === 'preferences' ? FREE_PAGES[page] : HomePage;
    return (
      <Frame>
        <ErrorBoundary key={page}>
          <Suspense fallback={<PageSkeleton />}>
            <FreePage />
          </Suspense>
        </ErrorBoundary>
      </Frame>
    );
  }
  const PlanPage =
    page === 'home' || page === 'import' || page === 'preferences' ? PLAN_PAGES.overview : PLAN_PAGES[page];
  return (
    <PlanProvider key={planId} planId={planId} onNotice={onNotice}>
      <Frame>
        <PlanGate>
          <ErrorBoundary key={page}>
            <Suspense fallback={<PageSkeleton />}>
              <PlanPage />
            </Suspense>
          </ErrorBoundary>
        </PlanGate>
      </Frame>
    </PlanProvider>
  );
}
