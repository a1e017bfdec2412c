/** The best that was found: beside the plan's values, with what holds it back, how sure it is, and two ways to use it. */
import { Button } from '@mantine/core';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { Optimisation } from '../../../../models/plan/what-if/optimisation-schema.ts';
import { plannedValue } from '../../../../scenarios/drivers/driver.ts';
import type { Optimum } from '../../../../scenarios/optimise/problem.ts';
import { useText } from '../../../i18n/use-text.ts';
import { FigureTable } from '../../sensitivity/figure-table.tsx';
import {
  changeText,
  driverText,
  driverUnit,
  metricInWords,
  plannedText,
} from '../../sensitivity/study-words.ts';
import classes from '../portfolio.module.css';
import { decisionDriver } from './optimisation-edits.ts';
import {
  confidenceText,
  decisionName,
  objectiveMetric,
  objectiveName,
  partText,
  priceText,
} from './optimise-words.ts';

type Props = {
  /** As it was when the search began. */
  readonly plan: Plan;
  readonly optimisation: Optimisation;
  readonly found: Optimum;
  /** The plan or the question has changed since. */
  readonly stale: boolean;
  readonly onApply: (values: readonly number[]) => void;
  readonly onScenario: (values: readonly number[]) => void;
};

export function OptimumResult({ plan, optimisation, found, stale, onApply, onScenario }: Props) {
  const texts = useText();
  const { t } = texts;
  const metric = objectiveMetric(optimisation);
  const figure = (value: number | null) => metricInWords(texts, plan, metric, value);
  const name = objectiveName(texts, optimisation);
  const same =
    found.planned !== null && Math.abs(found.objective - found.planned) <= 1e-9 * Math.abs(found.planned);
  return (
    <div data-renewing={stale || undefined} className={classes.result}>
      <p className={classes.lead} role="status">
        {found.planned === null
          ? t('portfolio.optimise.bestIs', { name, best: figure(found.objective) })
          : same
            ? t('portfolio.optimise.already', { name, best: figure(found.objective) })
            : t('portfolio.optimise.moves', {
                name,
                planned: figure(found.planned),
                best: figure(found.objective),
              })}
      </p>
      <p className={classes.quiet}>
        {confidenceText(texts, found)} {t('portfolio.optimise.evaluations', { count: found.evaluations })}
      </p>
      {found.plannedIsAllowed ? null : (
        <p className={classes.warned}>{t('portfolio.optimise.plannedNotAllowed')}</p>
      )}
      {stale ? <p className={classes.warned}>{t('portfolio.optimise.stale')}</p> : null}
      <div className={classes.columns}>
        <div>
          <FigureTable
            title={t('portfolio.optimise.values')}
            subtitle={name}
            head={[
              t('portfolio.optimise.decision'),
              t('portfolio.optimise.planned'),
              t('portfolio.optimise.best'),
              t('portfolio.optimise.change'),
            ]}
            rows={optimisation.decisions.map((own, index) => {
              const driver = decisionDriver(plan, own);
              const value = found.decisions[index] ?? Number.NaN;
              const planned = driver ? plannedValue(plan, driver) : null;
              return {
                key: own.id,
                name: [decisionName(texts, plan, own), driver ? driverUnit(texts, plan, driver) : '']
                  .filter((part) => part !== '')
                  .join(', '),
                cells: [
                  {
                    text: driver && planned !== null ? plannedText(texts, plan, driver, planned) : '',
                    value: planned,
                  },
                  { text: driver ? driverText(plan, driver, value) : '', value },
                  {
                    text:
                      driver && planned !== null && value !== planned
                        ? changeText(texts, plan, driver, planned, value)
                        : '',
                  },
                ],
              };
            })}
          />
          <div className={classes.actions}>
            <Button disabled={stale || same} onClick={() => onApply(found.decisions)}>
              {t('portfolio.optimise.apply')}
            </Button>
            <Button variant="default" disabled={stale || same} onClick={() => onScenario(found.decisions)}>
              {t('portfolio.optimise.asScenario')}
            </Button>
          </div>
        </div>
        <div>
          {found.binding.length === 0 ? (
            <p className={classes.quiet}>{t('portfolio.optimise.nothingBinds')}</p>
          ) : (
            <FigureTable
              title={t('portfolio.optimise.binding')}
              subtitle={t('portfolio.optimise.bindingHelp', { metric: name })}
              head={[t('portfolio.optimise.limit'), t('portfolio.optimise.price')]}
              rows={found.binding.map((bound) => ({
                key: JSON.stringify(bound.part),
                name: partText(texts, plan, optimisation, bound.part),
                cells: [{ text: priceText(texts, plan, optimisation, bound), value: bound.shadowPrice }],
              }))}
            />
          )}
        </div>
      </div>
    </div>
  );
}
