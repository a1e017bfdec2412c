/**
 * Portfolio: which of them? The workspace's plans under a budget a year, and in a second tab the best choice of the
 * open plan's own decisions. Which tab is shown stands in the address.
 */
import { Tabs } from '@mantine/core';
import { useText } from '../../i18n/use-text.ts';
import { useNavigation } from '../../state/navigation.ts';
import { usePlanNumbers } from '../../state/plan-context.tsx';
import { ChoosePanel } from './choose/choose-panel.tsx';
import { OptimisePanel } from './optimise/optimise-panel.tsx';
import { useOptimise } from './optimise/use-optimise.ts';
import classes from './portfolio.module.css';

export function PortfolioPage() {
  const { t } = useText();
  const { base } = usePlanNumbers();
  const { params, go } = useNavigation();
  // Held here, so that a search goes on while the other tab is looked at.
  const run = useOptimise(base.id);
  const tab = params.tab === 'optimise' ? 'optimise' : 'choose';
  return (
    <div className={classes.page}>
      <h1>{t('portfolio.title')}</h1>
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(value) => go('portfolio', value === 'optimise' ? { tab: 'optimise' } : {})}
      >
        <Tabs.List>
          <Tabs.Tab value="choose">{t('portfolio.tabChoose')}</Tabs.Tab>
          <Tabs.Tab value="optimise">{t('portfolio.tabOptimise', { plan: base.name })}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="choose" className={classes.panel ?? ''}>
          <ChoosePanel plan={base} />
        </Tabs.Panel>
        <Tabs.Panel value="optimise" className={classes.panel ?? ''}>
          <OptimisePanel run={run} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
