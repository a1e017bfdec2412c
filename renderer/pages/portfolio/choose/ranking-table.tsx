/**
 * The plans ranked by profitability index with the waterline between them, and below them the budget of each year
 * with what the chosen plans take of it. Scrolls in itself where there are many years.
 */
import { Fragment, useId } from 'react';
import type { Portfolio, PortfolioAnswer } from '../../../../electron/contract/portfolio-calls.ts';
import { KeptNumber } from '../../../fields/kept-number.tsx';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../portfolio.module.css';
import { TableTools } from '../table-tools.tsx';
import { budgetOf, withBudget } from './portfolio-edits.ts';
import { type Money, yearName } from './portfolio-words.ts';
import { outlayIn, type Ranking, totalOutlay } from './ranking.ts';
import { RankingTableRow } from './ranking-row.tsx';

type Props = {
  readonly ranking: Ranking;
  readonly portfolio: Portfolio;
  readonly answer: PortfolioAnswer | null;
  readonly renewing: boolean;
  readonly money: Money;
  readonly subtitle: string;
  readonly fiscalYearStart: number;
  readonly onSave: (portfolio: Portfolio) => void;
};

/** Columns before the years: place, plan, choice, status, part, NPV, IRR, index. */
const BEFORE = 8;

export function RankingTable(props: Props) {
  const { ranking, portfolio, answer, renewing, money, subtitle, fiscalYearStart, onSave } = props;
  const { t } = useText();
  const id = useId();
  const { years, rows, waterline } = ranking;
  const found = answer?.kind === 'found' ? answer : null;
  const clash = answer?.kind === 'clash' ? answer.clash : [];
  const outlayHead = (year: number) => t('portfolio.outlayIn', { year: yearName(year, fiscalYearStart) });
  const figures = () => [
    [
      t('portfolio.place'),
      t('portfolio.plan'),
      t('portfolio.mayHead'),
      t('frame.npv'),
      t('frame.irr'),
      t('portfolio.index'),
      ...years.map(outlayHead),
      t('portfolio.cumulative'),
      t('portfolio.share'),
    ],
    ...rows.map(({ project, place, cumulative, share }) => [
      place,
      project.name,
      t(`portfolio.status.${statusKey(portfolio, project.id)}`),
      project.npv,
      project.irr,
      project.index,
      ...years.map((year) => outlayIn(project, year)),
      cumulative,
      share,
    ]),
    ['', t('portfolio.budget'), '', '', '', '', ...years.map((year) => budgetOf(portfolio, year)), '', ''],
    ...(found
      ? [
          [
            '',
            t('portfolio.spent'),
            '',
            found.npv,
            '',
            '',
            ...years.map((_, at) => found.outlays[at] ?? 0),
            '',
            '',
          ],
        ]
      : []),
  ];
  return (
    <section aria-labelledby={id}>
      <TableTools id={id} title={t('portfolio.ranking')} subtitle={subtitle} rows={figures} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard (WCAG 2.1.1) */}
      <section className={classes.tableArea} tabIndex={0} aria-labelledby={id} aria-busy={renewing}>
        <table className={classes.table} data-renewing={renewing || undefined}>
          <thead>
            <tr>
              <th scope="col" className={classes.place}>
                <span className="visually-hidden">{t('portfolio.place')}</span>
              </th>
              <th scope="col">{t('portfolio.plan')}</th>
              <th scope="col" className={classes.choice}>
                {t('portfolio.choice')}
              </th>
              <th scope="col" className={classes.control}>
                {t('portfolio.mayHead')}
              </th>
              <th scope="col" className={classes.control}>
                {t('portfolio.part')}
              </th>
              <th scope="col">{t('frame.npv')}</th>
              <th scope="col">{t('frame.irr')}</th>
              <th scope="col">{t('portfolio.index')}</th>
              {years.map((year) => (
                <th key={year} scope="col">
                  {outlayHead(year)}
                </th>
              ))}
              <th scope="col">{t('portfolio.cumulative')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <Fragment key={row.project.id}>
                {index === waterline ? (
                  <tr className={classes.waterline}>
                    <td colSpan={BEFORE + years.length + 1}>{t('portfolio.waterline')}</td>
                  </tr>
                ) : null}
                <RankingTableRow
                  row={row}
                  years={years}
                  portfolio={portfolio}
                  money={money}
                  clashes={clash.some((part) => 'planId' in part && part.planId === row.project.id)}
                  onSave={onSave}
                />
              </Fragment>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={BEFORE} className={classes.footName}>
                {t('portfolio.budgetIn', { currency: ranking.currency })}
              </th>
              {years.map((year) => (
                <td key={year} className={classes.budget} data-clash={isBudget(clash, year) || undefined}>
                  <KeptNumber
                    label={t('portfolio.budgetOf', { year: yearName(year, fiscalYearStart) })}
                    value={budgetOf(portfolio, year)}
                    placeholder={t('portfolio.noLimit')}
                    optional
                    min={0}
                    onKeep={(amount) => onSave(withBudget(portfolio, year, amount))}
                  />
                </td>
              ))}
              <td />
            </tr>
            {found ? (
              <>
                <tr>
                  <th scope="row" colSpan={5} className={classes.footName}>
                    {t('portfolio.spent')}
                  </th>
                  <td>{money.figure(found.npv)}</td>
                  <td colSpan={2} />
                  {years.map((year, at) => (
                    <td key={year}>{money.figure(found.outlays[at] ?? 0)}</td>
                  ))}
                  <td>{money.figure(found.outlays.reduce((sum, outlay) => sum + outlay, 0))}</td>
                </tr>
                <tr>
                  <th scope="row" colSpan={BEFORE} className={classes.footName}>
                    {t('portfolio.left')}
                  </th>
                  {years.map((year, at) => {
                    const budget = found.budgets[at] ?? null;
                    return (
                      <td key={year}>
                        {budget === null ? '' : money.figure(budget - (found.outlays[at] ?? 0))}
                      </td>
                    );
                  })}
                  <td />
                </tr>
              </>
            ) : null}
          </tfoot>
        </table>
      </section>
      {rows.every(({ project }) => totalOutlay(project) === 0) ? (
        <p className={classes.quiet}>{t('portfolio.noOutlays')}</p>
      ) : null}
    </section>
  );
}

function statusKey({ statuses }: Portfolio, planId: string): 'mandatory' | 'forbidden' | 'open' {
  return statuses.find((own) => own.planId === planId)?.status ?? 'open';
}

type Clash = Extract<PortfolioAnswer, { kind: 'clash' }>['clash'];

function isBudget(clash: Clash, year: number): boolean {
  return clash.some((part) => part.kind === 'budget' && part.year === year);
}
