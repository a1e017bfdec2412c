/**
 * Which of the workspace's plans to do: the ranking with budgets and waterline, what the exact choice gains, what
 * ties plans together, the frontier and the use of the budgets. The old answer stays while a new one is made.
 */
import { Button, Select } from '@mantine/core';
import { useMemo } from 'react';
import type { Plan } from '../../../../models/plan/schema.ts';
import { useErrorText } from '../../../app/error-text.ts';
import { PageSkeleton } from '../../../app/page-skeleton.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { useNavigation } from '../../../state/navigation.ts';
import classes from '../portfolio.module.css';
import { BudgetUseChart } from './budget-use-chart.tsx';
import { FrontierChart } from './frontier-chart.tsx';
import { clashText, headline, moneyIn, namesOf, rankingSentence } from './portfolio-words.ts';
import { currenciesOf, rankingOf } from './ranking.ts';
import { RankingTable } from './ranking-table.tsx';
import { Relations } from './relations.tsx';
import { usePortfolio } from './use-portfolio.ts';

export function ChoosePanel({ plan }: { readonly plan: Plan }) {
  const texts = useText();
  const { t } = texts;
  const { go } = useNavigation();
  const errorText = useErrorText();
  const view = usePortfolio();
  const { projects, portfolio, answer, failed, save } = view;
  // Before the first answer there is nothing old to mark.
  const renewing = view.renewing && answer !== null;
  const ranking = useMemo(
    () => (projects && portfolio ? rankingOf(projects, portfolio, answer) : null),
    [projects, portfolio, answer],
  );
  if (failed && !ranking) {
    return (
      <p role="alert" className={classes.failed}>
        {errorText(failed)}
      </p>
    );
  }
  if (!projects || !portfolio || !ranking) return <PageSkeleton />;
  if (projects.length < 2) {
    return (
      <>
        <p>{t('portfolio.empty')}</p>
        <div>
          <Button onClick={() => go('home')}>{t('portfolio.toHome')}</Button>
        </div>
      </>
    );
  }
  const { fiscalYearStart } = plan.timeline;
  const money = moneyIn(texts, ranking.currency, plan.settings);
  const names = namesOf(projects);
  const found = answer?.kind === 'found' ? answer : null;
  const currencies = currenciesOf(projects);
  return (
    <>
      <div className={classes.verdict} data-renewing={renewing || undefined} aria-live="polite">
        {answer === null && !failed ? <p className={classes.waiting}>{t('portfolio.choosing')}</p> : null}
        {found ? (
          <>
            <p className={classes.lead}>{headline(texts, found, names, money)}</p>
            <p>{rankingSentence(texts, found, names, money)}</p>
          </>
        ) : null}
        {answer?.kind === 'clash' ? (
          <div role="alert" className={classes.clash}>
            <p>{t('portfolio.clashes')}</p>
            <ul>
              {answer.clash.map((part) => (
                <li key={JSON.stringify(part)}>
                  {clashText(texts, part, portfolio, names, money, fiscalYearStart)}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        {answer?.kind === 'invalid' ? (
          <p role="alert" className={classes.failed}>
            {answer.problems.some(({ code }) => code === 'circle')
              ? t('portfolio.circle')
              : t('portfolio.invalid')}
          </p>
        ) : null}
        {answer?.kind === 'failed' ? (
          <p role="alert" className={classes.failed}>
            {t('portfolio.solverFailed')}
          </p>
        ) : null}
        {answer?.kind === 'nothing' ? <p>{t('portfolio.nothing')}</p> : null}
        {failed ? (
          <p role="alert" className={classes.failed}>
            {errorText(failed)}
          </p>
        ) : null}
      </div>
      {currencies.length > 1 ? (
        <Select
          label={t('portfolio.currency')}
          description={t('portfolio.currencyHelp')}
          w={320}
          data={[...currencies]}
          value={ranking.currency}
          onChange={(currency) => save({ ...portfolio, currency })}
        />
      ) : null}
      <RankingTable
        ranking={ranking}
        portfolio={portfolio}
        answer={answer}
        renewing={renewing}
        money={money}
        subtitle={[money.words, t('portfolio.rankingSubtitle')].join(' · ')}
        fiscalYearStart={fiscalYearStart}
        onSave={save}
      />
      <Relations projects={projects} portfolio={portfolio} answer={answer} onSave={save} />
      {found ? (
        <div className={classes.columns} data-renewing={renewing || undefined}>
          <div
            data-renewing={(view.frontier && view.frontierRenewing) || undefined}
            className={classes.chart}
          >
            {view.frontier ? (
              <FrontierChart
                frontier={view.frontier}
                names={names}
                money={money}
                fiscalYearStart={fiscalYearStart}
              />
            ) : view.frontierRenewing ? (
              <p className={classes.waiting}>{t('portfolio.choosing')}</p>
            ) : null}
          </div>
          <BudgetUseChart choice={found} money={money} fiscalYearStart={fiscalYearStart} />
        </div>
      ) : null}
    </>
  );
}
