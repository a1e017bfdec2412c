/**
 * The left rail: the pages that exist, with words, or icons alone when collapsed or in a narrow window. Real links, so they
 * open in a tab.
 */
import { Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  IconAdjustmentsHorizontal,
  IconArrowsDiff,
  IconArrowsSplit2,
  IconBellRinging,
  IconChartBarPopular,
  IconChartHistogram,
  IconFileImport,
  IconGauge,
  IconHistory,
  IconHome,
  IconLayoutDashboard,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconPresentation,
  IconReceipt,
  IconReportMoney,
  IconScale,
  IconSettings,
  IconStack2,
  IconTable,
  IconTimeline,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useText } from '../i18n/use-text.ts';
import {
  FREE_PAGES,
  formatPlace,
  isPlanPage,
  type Page,
  PLAN_PAGES,
  useNavigation,
} from '../state/navigation.ts';
import { usePreferences } from '../state/preferences-context.tsx';
import { BrandMark } from './brand-mark.tsx';
import styles from './rail.module.css';

const ICONS: Readonly<Record<Page, ComponentType<{ size?: number; stroke?: number }>>> = {
  home: IconHome,
  import: IconFileImport,
  exchange: IconArrowsDiff,
  preferences: IconSettings,
  overview: IconLayoutDashboard,
  assumptions: IconAdjustmentsHorizontal,
  budget: IconTable,
  returns: IconReportMoney,
  scenarios: IconArrowsSplit2,
  sensitivity: IconChartBarPopular,
  simulation: IconChartHistogram,
  portfolio: IconStack2,
  dashboard: IconGauge,
  actuals: IconReceipt,
  variance: IconScale,
  outlook: IconTimeline,
  warnings: IconBellRinging,
  pack: IconPresentation,
  history: IconHistory,
  settings: IconSettings,
};

/** As in frame.module.css: no room for words beside the page, so there is nothing to expand to. */
const NARROW = '(max-width: 760px)';

type RailProps = {
  /** The pointer or the focus is on the link to this address. */
  readonly onNear: (address: string) => void;
};

export function Rail({ onNear }: RailProps) {
  const { t } = useText();
  const { planId } = useNavigation();
  const { railCollapsed, set } = usePreferences();
  const narrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
  const collapsed = railCollapsed || narrow;
  const pages: readonly Page[] = planId === null ? FREE_PAGES : ['home', ...PLAN_PAGES];
  const Toggle = railCollapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const toggleName = t(railCollapsed ? 'frame.railExpand' : 'frame.railCollapse');
  return (
    <nav className={styles.rail} data-collapsed={collapsed} aria-label={t('frame.pages')}>
      <div className={styles.brand}>
        <BrandMark />
        {collapsed ? null : <span>{t('frame.product')}</span>}
      </div>
      {pages.map((page) => (
        <Entry key={page} page={page} collapsed={collapsed} onNear={onNear} />
      ))}
      <div className={styles.spring} />
      {narrow ? null : (
        <Tooltip label={toggleName} position="right" disabled={!railCollapsed}>
          <button
            type="button"
            className={styles.entry}
            aria-label={toggleName}
            onClick={() => set({ railCollapsed: !railCollapsed })}
          >
            <Toggle size={18} stroke={1.6} />
            {railCollapsed ? null : t('frame.railCollapse')}
          </button>
        </Tooltip>
      )}
    </nav>
  );
}

type EntryProps = RailProps & { readonly page: Page; readonly collapsed: boolean };

function Entry({ page, collapsed, onNear }: EntryProps) {
  const { t } = useText();
  const place = useNavigation();
  const Icon = ICONS[page];
  const name = t(`frame.page.${page}`);
  const planId = isPlanPage(page) ? place.planId : null;
  const address = formatPlace({ page, planId, params: {} });
  return (
    <Tooltip label={name} position="right" disabled={!collapsed}>
      <a
        className={styles.entry}
        href={address}
        onPointerEnter={() => onNear(address)}
        onFocus={() => onNear(address)}
        aria-current={place.page === page ? 'page' : undefined}
        aria-label={name}
      >
        <Icon size={18} stroke={1.6} />
        {collapsed ? null : name}
      </a>
    </Tooltip>
  );
}
