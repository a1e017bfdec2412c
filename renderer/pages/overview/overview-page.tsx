/**
 * Overview: should we do it? One sentence of verdict, the headline figures against the hurdle, the cash over time,
 * the inputs that matter most, the shares of the budget, and what a reviewer would point out.
 */
import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconHelpCircle } from '@tabler/icons-react';
import { type ReactNode, useDeferredValue, useId } from 'react';
import { CashFlowChart } from '../../charts/cash-flow-chart.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useNavigation } from '../../state/navigation.ts';
import { usePlan } from '../../state/plan-context.tsx';
import { DescriptionBlock } from './description-block.tsx';
import { FindingsBlock } from './findings-block.tsx';
import { HeadlineMetrics } from './headline-metrics.tsx';
import { ImpactBars } from './impact-bars.tsx';
import classes from './overview.module.css';
import { ShareGuide } from './share-guide.tsx';
import { useDriverEffects } from './use-driver-effects.ts';
import { verdictSentences } from './verdict-words.ts';

const ICONS = { accept: IconCircleCheck, reject: IconCircleX, unclear: IconHelpCircle } as const;
/** More columns than this are easier to read as years. */
const MONTHS_SHOWN = 24;

export function OverviewPage() {
  const texts = useText();
  const { t } = texts;
  const current = usePlan();
  const appraisal = useDeferredValue(current.appraisal);
  const effects = useDriverEffects(appraisal);
  const { go } = useNavigation();
  const { plan } = appraisal;
  const unit = plan.settings.displayUnit;
  const { decision } = appraisal.verdict;
  const Icon = ICONS[decision];
  const terminal = plan.settings.terminalValue.method === 'none' ? '' : `, ${t('returns.withTerminal')}`;
  const visit = (code: string) => {
    const driver = plan.lines.find((line) => line.code === code)?.kind === 'driver';
    go(driver ? 'assumptions' : 'budget', { line: code });
  };
  return (
    <div className={classes.page}>
      <header className={classes.verdict} data-decision={decision}>
        <Icon size={26} stroke={1.6} aria-hidden="true" />
        <div>
          <h1>{t(`verdict.${decision}`)}</h1>
          <p>{verdictSentences(texts, appraisal, unit).join(texts.language === 'zh' ? '' : ' ')}</p>
          {plan.lines.length === 0 ? (
            <Button mt="sm" onClick={() => go('budget')}>
              {t('overview.toBudget')}
            </Button>
          ) : null}
        </div>
      </header>
      <HeadlineMetrics appraisal={appraisal} unit={unit} />
      <div className={classes.columns}>
        <div className={classes.main}>
          <CashFlowChart
            appraisal={appraisal}
            returns={appraisal.headline}
            granularity={plan.timeline.periods > MONTHS_SHOWN ? 'years' : 'periods'}
            unit={unit}
            title={t('overview.chartTitle')}
            view={`${t('returns.postTax')}${terminal}`}
            height={300}
          />
          <Part title={t('overview.description')}>
            <DescriptionBlock />
          </Part>
        </div>
        <div className={classes.side}>
          <Part title={t('overview.drivers')} note={t('overview.driversNote')}>
            <ImpactBars effects={effects} unit={unit} onVisit={visit} />
          </Part>
          <Part title={t('overview.shares')}>
            <ShareGuide appraisal={appraisal} />
          </Part>
          <Part title={t('overview.findings')}>
            <FindingsBlock appraisal={appraisal} />
          </Part>
        </div>
      </div>
    </div>
  );
}

type PartProps = { readonly title: string; readonly note?: string; readonly children: ReactNode };

function Part({ title, note, children }: PartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={classes.partTitle}>
        {title}
      </h2>
      {note !== undefined && <p className={classes.quiet}>{note}</p>}
      {children}
    </section>
  );
}
