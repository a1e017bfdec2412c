/**
 * Where the window is, kept in the address after '#': '#/', '#/import', '#/preferences', '#/plan/<id>/<page>?line=…'.
 * So back, forward, a reload and a second window on another page work without a router.
 */
import { useMemo, useSyncExternalStore } from 'react';

export const PLAN_PAGES = [
  'overview',
  'assumptions',
  'budget',
  'returns',
  'scenarios',
  'sensitivity',
  'simulation',
  'portfolio',
  'dashboard',
  'actuals',
  'variance',
  'outlook',
  'warnings',
  'pack',
  'history',
  'settings',
] as const;
export const FREE_PAGES = ['home', 'import', 'exchange', 'preferences'] as const;
export type PlanPage = (typeof PLAN_PAGES)[number];
export type Page = PlanPage | (typeof FREE_PAGES)[number];
export type Params = Readonly<Record<string, string>>;
export type Place = { readonly page: Page; readonly planId: string | null; readonly params: Params };

export function isPlanPage(page: string): page is PlanPage {
  return (PLAN_PAGES as readonly string[]).includes(page);
}

/** The place an address names; an address that names nothing is Home. */
export function parsePlace(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const params = Object.fromEntries(new URLSearchParams(query));
  const [first = '', id = '', page = 'overview'] = path.split('/');
  if (first === 'plan' && id !== '') {
    return { page: isPlanPage(page) ? page : 'overview', planId: decodeURIComponent(id), params };
  }
  const free = FREE_PAGES.find((candidate) => candidate === first);
  return { page: free ?? 'home', planId: null, params };
}

export function formatPlace(place: Place): string {
  const query = new URLSearchParams(place.params).toString();
  const path =
    place.planId !== null && isPlanPage(place.page)
      ? `plan/${encodeURIComponent(place.planId)}/${place.page}`
      : place.page === 'home'
        ? ''
        : place.page;
  return `#/${path}${query === '' ? '' : `?${query}`}`;
}

export type Navigation = Place & {
  /** To a page of the same plan, or to a page that needs no plan. */
  readonly go: (page: Page, params?: Params) => void;
  readonly openPlan: (planId: string, page?: PlanPage, params?: Params) => void;
};

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function useNavigation(): Navigation {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => {
    const place = parsePlace(hash);
    return {
      ...place,
      go(page, params = {}) {
        window.location.hash = formatPlace({ page, planId: place.planId, params });
      },
      openPlan(planId, page = 'overview', params = {}) {
        window.location.hash = formatPlace({ page, planId, params });
      },
    };
  }, [hash]);
}
