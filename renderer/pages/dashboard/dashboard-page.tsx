/**
 * Dashboard: are we on course? The lights first, then sales, cost, profit, cash and returns against the plan, then the
 * milestones and the actions due. Every part leads to the page that explains it.
 */
import { Button } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useErrorText } from '../../app/error-text.ts';
import { PageSkeleton } from '../../app/page-skeleton.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useNavigation } from '../../state/navigation.ts';
import { ActionsBlock, TargetsInNeed } from './actions-block.tsx';
import classes from './dashboard.module.css';
import { FiguresBlock } from './figures-block.tsx';
import { LightsBlock } from './lights-block.tsx';
import { MilestonesBlock } from './milestones/milestones-block.tsx';
import { useDashboardEvents, useDashboardPart } from './use-dashboard.ts';

export function DashboardPage() {
  const { t } = useText();
  const { go } = useNavigation();
  const errorText = useErrorText();
  useDashboardEvents();
  const summary = useDashboardPart('actuals.summary');
  const warnings = useDashboardPart('warnings.report');
  if (summary.error || warnings.error) {
    const failed = [summary, warnings].filter(({ error }) => error !== null);
    return (
      <div className={classes.page}>
        <h1>{t('dashboard.title')}</h1>
        {failed.map(({ error }) =>
          error ? (
            <p key={error.code} role="alert">
              {errorText(error)}
            </p>
          ) : null,
        )}
        <Button w="fit-content" onClick={() => void Promise.all(failed.map(({ refetch }) => refetch()))}>
          {t('frame.tryAgain')}
        </Button>
      </div>
    );
  }
  if (!summary.data || !warnings.data) return <PageSkeleton />;
  const empty = summary.data.entries === 0;
  const { red, yellow } = warnings.data.counts;
  return (
    <div className={classes.page}>
      <h1>
        {empty || warnings.data.rules.length === 0
          ? t('dashboard.title')
          : red + yellow === 0
            ? t('dashboard.onCourse')
            : t('dashboard.offCourse', { red, yellow })}
      </h1>
      {empty ? (
        <div className={classes.empty}>
          <p>{t('dashboard.empty')}</p>
          <Button w="fit-content" onClick={() => go('actuals')}>
            {t('dashboard.toActuals')}
          </Button>
        </div>
      ) : (
        <>
          <Part title={t('dashboard.lightsTitle')}>
            <LightsBlock />
            <TargetsInNeed />
          </Part>
          <Part title={t('dashboard.figuresTitle')}>
            <FiguresBlock />
          </Part>
        </>
      )}
      <Part title={t('dashboard.milestonesTitle')}>
        <MilestonesBlock />
      </Part>
      {empty ? null : (
        <Part title={t('dashboard.actionsTitle')}>
          <ActionsBlock />
        </Part>
      )}
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.part}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
