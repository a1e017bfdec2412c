/**
 * How each line goes on: the method, how well it did on months that were held out, and what the year and the whole plan
 * come to beside what was approved. A line's name opens its timeline above, its method the comparison of methods.
 */
import { Button } from '@mantine/core';
import { useId } from 'react';
import type { OutlookLine, OutlookReport } from '../../../../electron/contract/tracking/outlook-calls.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { formatRate } from '../../../../models/text/format-number.ts';
import { figureStyle, formatFigure } from '../../../app/plan-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../outlook.module.css';
import { methodName } from '../outlook-words.ts';

type Props = {
  readonly plan: Plan;
  readonly report: OutlookReport;
  readonly shown: string;
  readonly onShow: (code: string) => void;
  readonly onMethod: (line: OutlookLine) => void;
};

export function CourseTable({ plan, report, shown, onShow, onMethod }: Props) {
  const texts = useText();
  const { t } = texts;
  const id = useId();
  const tracked = report.lines.filter((line) => line.tracked);
  const untracked = report.lines.length - tracked.length;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={classes.partTitle}>
        {t('outlook.course.title')}
      </h2>
      <p className={classes.quiet}>
        {t('outlook.course.about')}{' '}
        {untracked === 0 ? '' : t('outlook.course.untracked', { count: untracked })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard (WCAG 2.1.1) */}
      <section className={classes.scroll} tabIndex={0} aria-labelledby={id}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('outlook.course.line')}</th>
              <th scope="col" data-left="true">
                {t('outlook.course.method')}
              </th>
              <th scope="col">{t('outlook.course.error')}</th>
              <th scope="col">{t('outlook.course.toDate')}</th>
              <th scope="col">{t('outlook.course.rest')}</th>
              <th scope="col">{t('outlook.course.whole')}</th>
              <th scope="col">{t('outlook.course.approved')}</th>
              <th scope="col">{t('outlook.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {tracked.map((line) => {
              const sums = wholePlan(report, line);
              const style = figureStyle(kindOf(plan, line), plan.settings.currency);
              const write = (value: number | null): string =>
                value === null ? '' : formatFigure(value, style, plan.settings);
              const difference =
                sums.whole === null || sums.approved === null ? null : sums.whole - sums.approved;
              return (
                <tr key={line.lineId} data-chosen={line.code === shown || undefined}>
                  <th scope="row">
                    <button type="button" className={classes.link} onClick={() => onShow(line.code)}>
                      {line.label}
                    </button>
                  </th>
                  <td data-left="true">
                    <Button
                      variant="subtle"
                      size="compact-xs"
                      aria-label={t('outlook.course.methodOf', {
                        line: line.label,
                        method: methodName(texts, line.method),
                      })}
                      onClick={() => onMethod(line)}
                    >
                      {methodName(texts, line.method)}
                    </Button>
                    {line.unfit ? (
                      <span className={classes.unfit}>
                        {' '}
                        {t('outlook.unfitShort', { used: methodName(texts, line.used) })}
                      </span>
                    ) : null}
                  </td>
                  <td>{line.backTest?.mape == null ? '' : formatRate(line.backTest.mape)}</td>
                  <td>{write(sums.toDate)}</td>
                  <td>{write(sums.rest)}</td>
                  <td>{write(sums.whole)}</td>
                  <td>{write(sums.approved)}</td>
                  <td>{write(difference)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}

type Sums = Readonly<Record<'toDate' | 'rest' | 'whole' | 'approved', number | null>>;

/** Over the plan's own periods; of a rate or a price the mean of them. */
function wholePlan({ columns }: OutlookReport, { values, reference, measure }: OutlookLine): Sums {
  const of = (list: readonly (number | null)[], wanted: (place: number) => boolean): number | null => {
    const part = list.filter((value, place): value is number => value !== null && wanted(place));
    if (part.length === 0) return null;
    const sum = part.reduce((total, value) => total + value, 0);
    return measure === 'mean' ? sum / part.length : sum;
  };
  const inPlan = (place: number): boolean => columns[place]?.state !== 'beyond';
  const happened = (place: number): boolean => columns[place]?.state === 'actual';
  return {
    toDate: of(values, happened),
    rest: of(values, (place) => inPlan(place) && !happened(place)),
    whole: of(values, inPlan),
    approved: of(reference, inPlan),
  };
}

function kindOf(plan: Plan, line: OutlookLine) {
  return plan.lines.find(({ id }) => id === line.lineId) ?? { kind: 'memo' as const, unit: line.unit };
}
