/**
 * Which page is on show. Each is fetched when first asked for, or when the pointer is on its name; a page that fails
 * to draw says so and leaves the frame standing.
 */
import type { ComponentType } from 'react';
import { Frame } from '../frame/frame.tsx';
import { type Page, parsePlace, useNavigation } from '../state/navigation.ts';
import { fetchEngine, PlanProvider } from '../state/plan-context.tsx';
import { usePreferences } from '../state/preferences-context.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { type Fetched, fetched } from './fetched.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { PlanGate } from './plan-gate.tsx';
import { useNotices } from './use-notices.ts';

const PAGES: Readonly<Record<Page, Fetched<object>>> = {
  home: page(async () => (await import('../pages/home/home-page.tsx')).HomePage),
  import: page(async () => (await import('../pages/import/import-page.tsx')).ImportPage),
  exchange: page(async () => (await import('../pages/exchange/exchange-page.tsx')).ExchangePage),
  preferences: page(async () => (await import('../pages/settings/preferences-page.tsx')).PreferencesPage),
  overview: page(async () => (await import('../pages/overview/overview-page.tsx')).OverviewPage),
  assumptions: page(async () => (await import('../pages/assumptions/assumptions-page.tsx')).AssumptionsPage),
  budget: page(async () => (await import('../pages/budget/budget-page.tsx')).BudgetPage),
  returns: page(async () => (await import('../pages/returns/returns-page.tsx')).ReturnsPage),
  scenarios: page(async () => (await import('../pages/scenarios/scenarios-page.tsx')).ScenariosPage),
  sensitivity: page(async () => (await import('../pages/sensitivity/sensitivity-page.tsx')).SensitivityPage),
  simulation: page(async () => (await import('../pages/simulation/simulation-page.tsx')).SimulationPage),
  portfolio: page(async () => (await import('../pages/portfolio/portfolio-page.tsx')).PortfolioPage),
  dashboard: page(async () => (await import('../pages/dashboard/dashboard-page.tsx')).DashboardPage),
  actuals: page(async () => (await import('../pages/actuals/actuals-page.tsx')).ActualsPage),
  variance: page(async () => (await import('../pages/variance/variance-page.tsx')).VariancePage),
  outlook: page(async () => (await import('../pages/outlook/outlook-page.tsx')).OutlookPage),
  warnings: page(async () => (await import('../pages/warnings/warnings-page.tsx')).WarningsPage),
  pack: page(async () => (await import('../pages/pack/pack-page.tsx')).PackPage),
  history: page(async () => (await import('../pages/history/history-page.tsx')).HistoryPage),
  settings: page(async () => (await import('../pages/settings/settings-page.tsx')).SettingsPage),
};

const RedNotices = fetched(async () => (await import('../notices/red-notices.tsx')).RedNotices);

/** Fetched only for who has switched them on. */
function WantedNotices() {
  const { redNotices } = usePreferences();
  return redNotices ? <RedNotices /> : null;
}

function page(load: () => Promise<ComponentType<object>>): Fetched<object> {
  return fetched(load, <PageSkeleton />);
}

/** Begins to fetch what an address shows. A failure is told by the page itself when it is opened. */
export function preparePlace(hash: string): void {
  const place = parsePlace(hash);
  const parts: Promise<unknown>[] = [PAGES[place.page].prepare()];
  if (place.planId !== null) parts.push(fetchEngine());
  void Promise.allSettled(parts);
}

export function App() {
  const { page, planId } = useNavigation();
  const onNotice = useNotices();
  const Page = PAGES[page];
  const shown = (
    <ErrorBoundary key={page}>
      <Page />
    </ErrorBoundary>
  );
  return (
    <>
      <WantedNotices />
      {planId === null ? (
        <Frame onNear={preparePlace}>{shown}</Frame>
      ) : (
        <PlanProvider key={planId} planId={planId} onNotice={onNotice}>
          <Frame onNear={preparePlace}>
            <PlanGate>{shown}</PlanGate>
          </Frame>
        </PlanProvider>
      )}
    </>
  );
}
