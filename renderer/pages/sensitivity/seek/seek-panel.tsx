/**
 * Goal seek as a sentence with blanks: every solution of it with a button that puts it into the plan (or the scenario
 * on show), or the sentence why there is none.
 */
import { Button } from '@mantine/core';
import { useId } from 'react';
import type { Appraisal } from '../../../../models/appraisal/types.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { formatFull } from '../../../../models/text/format-number.ts';
import { type Driver, plannedValue } from '../../../../scenarios/drivers/driver.ts';
import { METRICS, metricValue } from '../../../../scenarios/metrics.ts';
import { searchRange } from '../../../../scenarios/tornado/ranges.ts';
import { KeptNumber } from '../../../fields/kept-number.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { usePlanNumbers } from '../../../state/plan-context.tsx';
import type { Choice } from '../choice.ts';
import { DriverNumber } from '../driver-number.tsx';
import { InputSelect } from '../input-select.tsx';
import { MetricSelect } from '../metric-select.tsx';
import classes from '../sensitivity.module.css';
import { type Studied, useStudy } from '../study/use-study.tsx';
import {
  breakEvenLevel,
  changeText,
  driverName,
  driverText,
  metricInWords,
  metricLabel,
} from '../study-words.ts';
import { useSeen } from '../use-width.ts';
import { valueChange } from './apply-value.ts';
import { noSolutionSentence, seekNotes } from './seek-words.ts';

type Props = {
  readonly plan: Plan;
  readonly appraisal: Appraisal;
  readonly choice: Choice;
  readonly choose: (patch: Partial<Choice>) => void;
  readonly looked: Driver | null;
};

/** From nothing to twice the planned number, or the own range where it is wider; then ten times as far. */
const REACH = 1;
const FAR = 10;

export function SeekPanel({ plan, appraisal, choice, choose, looked }: Props) {
  const { t } = useText();
  const id = useId();
  const { ref, seen } = useSeen<HTMLElement>();
  const { goal } = choice;
  const { metric } = goal;
  const driver = goal.driver && plannedValue(plan, goal.driver) !== null ? goal.driver : looked;
  const range = driver ? (searchRange(plan, driver, REACH) ?? { low: -1, high: 1 }) : { low: 0, high: 0 };
  const low = goal.low ?? range.low;
  const high = goal.high ?? range.high;
  const now = metricValue(appraisal, metric).value;
  const target = goal.target ?? breakEvenLevel(plan, metric, appraisal.hurdle) ?? now ?? 0;
  const study = useStudy(
    'seek',
    seen && driver ? { kind: 'seek', goal: { metric, target, driver, low, high } } : null,
  );
  const setGoal = (patch: Partial<Choice['goal']>) => choose({ goal: { ...goal, ...patch } });
  const wider = driver ? searchRange(plan, driver, FAR) : null;
  const canWiden = wider !== null && (wider.low < low || wider.high > high);
  return (
    <section ref={ref} className={classes.part} aria-labelledby={id}>
      <h2 id={id} className={classes.partTitle}>
        {t('sensitivity.seek.title')}
      </h2>
      <div className={classes.sentence}>
        <span>{t('sensitivity.seek.set')}</span>
        <MetricSelect
          plan={plan}
          metric={metric}
          label={t('sensitivity.seek.metric')}
          onChange={(next) => setGoal({ metric: next, ...(next.id === metric.id ? {} : { target: null }) })}
        />
        <span>{t('sensitivity.seek.to')}</span>
        <div className={classes.short}>
          <KeptNumber
            label={t('sensitivity.seek.target')}
            value={Number(target.toPrecision(15))}
            rate={METRICS[metric.id].unit === 'rate'}
            onKeep={(value) => setGoal({ target: value })}
          />
        </div>
        {driver ? (
          <>
            <span>{t('sensitivity.seek.by')}</span>
            <InputSelect
              plan={plan}
              driver={driver}
              label={t('sensitivity.seek.input')}
              onChange={(chosen) => setGoal({ driver: chosen, low: null, high: null })}
            />
            <span>{t('sensitivity.seek.between')}</span>
            <div className={classes.short}>
              <DriverNumber
                plan={plan}
                driver={driver}
                label={t('sensitivity.from')}
                value={low}
                max={high}
                onKeep={(value) => setGoal({ driver, low: value, high })}
              />
            </div>
            <span>{t('sensitivity.seek.and')}</span>
            <div className={classes.short}>
              <DriverNumber
                plan={plan}
                driver={driver}
                label={t('sensitivity.to')}
                value={high}
                min={low}
                onKeep={(value) => setGoal({ driver, low, high: value })}
              />
            </div>
            <span>{t('sensitivity.seek.end')}</span>
          </>
        ) : null}
      </div>
      <div aria-live="polite" data-renewing={study.renewing || undefined} className={classes.outcome}>
        <Outcome plan={plan} known={study.known} />
        {study.known?.answer.sought.kind === 'none' && canWiden ? (
          <Button
            variant="default"
            size="compact-xs"
            onClick={() =>
              setGoal({ driver, low: Math.min(low, wider.low), high: Math.max(high, wider.high) })
            }
          >
            {t('sensitivity.seek.wider')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

type OutcomeProps = { readonly plan: Plan; readonly known: Studied<'seek'>['known'] };

function Outcome({ plan, known }: OutcomeProps) {
  const texts = useText();
  const { t } = texts;
  const { change } = usePlanNumbers();
  if (!known) return null;
  const { goal } = known.ask;
  const { sought } = known.answer;
  const { driver } = goal;
  const planned = plannedValue(plan, driver);
  const name = driverName(texts, plan, driver);
  const notes = seekNotes(texts, plan, goal, sought);
  const use = (value: number) => {
    const edit = valueChange(plan, driver, value);
    if (edit) change(edit, t('sensitivity.seek.step', { name, value: driverText(plan, driver, value) }));
  };
  return (
    <>
      {sought.kind === 'none' ? (
        <p>{noSolutionSentence(texts, plan, goal, sought)}</p>
      ) : (
        <ul className={classes.solutions} aria-label={t('sensitivity.seek.solutions')}>
          {sought.solutions.map(({ value, touching }) => (
            <li key={value}>
              <span title={formatFull(value)}>
                {t(touching ? 'sensitivity.seek.touches' : 'sensitivity.seek.solution', {
                  name,
                  value: driverText(plan, driver, value),
                  change:
                    planned === null || isFactorOf(goal)
                      ? ''
                      : bracketed(changeText(texts, plan, driver, planned, value)),
                  metric: metricLabel(texts, goal.metric),
                  target: metricInWords(texts, plan, goal.metric, goal.target),
                })}
              </span>
              {isPlanned(planned, value) ? (
                <span className={classes.quiet}>{t('sensitivity.seek.already')}</span>
              ) : (
                <Button
                  variant="default"
                  size="compact-xs"
                  aria-label={t('sensitivity.seek.useOf', { name, value: driverText(plan, driver, value) })}
                  onClick={() => use(value)}
                >
                  {t('sensitivity.seek.use')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {notes.map((note) => (
        <p key={note} className={classes.quiet}>
          {note}
        </p>
      ))}
    </>
  );
}

/** A factor is written as the change itself: there is nothing to add in brackets. */
function isFactorOf({ driver }: { readonly driver: Driver }): boolean {
  return driver.kind === 'line' && driver.measure === 'factor';
}

function bracketed(text: string): string {
  return text === '' ? '' : ` (${text})`;
}

/** Goal seek finds a value to 1e-9 of its size: one that was used is found again within that. */
function isPlanned(planned: number | null, value: number): boolean {
  return planned !== null && Math.abs(value - planned) <= 1e-9 * Math.max(Math.abs(planned), Math.abs(value));
}
