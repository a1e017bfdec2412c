/**
 * How each line goes on: the method, how well it did on months that were held out, and what the year and the whole plan
 * come to beside what was approved. A line's name opens its timeline above, its method the comparison of methods.
 */
import { Button } from '@mantine/core';
import { useId } from 'react';
import type { OutlookLine, OutlookReport } from '../../../../electron/contract/tracking/outlook-calls.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { effectOf, profitSign } from '../../../../models/tracking/variance/effect.ts';
import { figureStyle, formatFigure } from '../../../app/plan-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../outlook.module.css';
import { errorText, methodName } from '../outlook-words.ts';
import { lineSums } from './line-sums.ts';

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
              const sums = lineSums(report, line);
              const style = figureStyle(kindOf(plan, line), plan.settings.currency);
              const effect =
                sums.difference === null ? null : effectOf(sums.difference, profitSign(kindOf(plan, line)));
              const write = (value: number | null): string =>
                value === null ? '' : formatFigure(value, style, plan.settings);
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
                        method: methodName(texts, line.method, plan.lines),
                      })}
                      onClick={() => onMethod(line)}
                    >
                      {methodName(texts, line.method, plan.lines)}
                    </Button>
                    {line.unfit ? (
                      <span className={classes.unfit}>
                        {' '}
                        {t('outlook.unfitShort', { used: methodName(texts, line.used, plan.lines) })}
                      </span>
                    ) : null}
                  </td>
                  <td>{errorText(line.backTest, style, plan.settings)}</td>
                  <td>{write(sums.toDate)}</td>
                  <td>{write(sums.rest)}</td>
                  <td>{write(sums.whole)}</td>
                  <td>{write(sums.approved)}</td>
                  <td data-effect={effect ?? undefined}>
                    {write(sums.difference)}
                    {effect === null ? null : (
                      <abbr title={t(`outlook.effect.${effect}`)}> {t(`outlook.letter.${effect}`)}</abbr>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function kindOf(plan: Plan, line: OutlookLine) {
  return plan.lines.find(({ id }) => id === line.lineId) ?? { kind: 'memo' as const, unit: line.unit };
}
