/** The entries that a line's actual is made of, in the days of the horizon, newest last; more on demand. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../app/error-text.ts';
import { useText } from '../../../i18n/use-text.ts';
import { dayWords } from '../../actuals/day-words.ts';
import { minorText } from '../../actuals/minor-text.ts';
import { useTrackingQuery } from '../use-variance.ts';
import type { Days } from './horizon-days.ts';
import classes from './line.module.css';

const FIRST = 20;
const MOST = 500;

type Props = { readonly planId: string; readonly lineId: string; readonly days: Days };

export function LineEntries({ planId, lineId, days }: Props) {
  const { t, language } = useText();
  const errorText = useErrorText();
  const [limit, setLimit] = useState(FIRST);
  const { data, error } = useTrackingQuery('actuals.entries', { planId, lineId, ...days, limit });
  if (error) return <p role="alert">{errorText(error)}</p>;
  if (!data) return null;
  if (data.total === 0) return <p className={classes.quiet}>{t('variance.entries.none')}</p>;
  return (
    <>
      <table className={classes.entries}>
        <thead>
          <tr>
            <th scope="col">{t('variance.entries.day')}</th>
            <th scope="col">{t('variance.entries.what')}</th>
            <th scope="col">{t('variance.entries.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {data.entries.map((entry) => (
            <tr key={entry.id}>
              <td>{dayWords(entry.day, language)}</td>
              <td className={classes.memo}>
                {[entry.account, entry.memo].filter((text) => text !== '').join(' · ')}
              </td>
              <td>{minorText(entry.minor)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('variance.entries.total', { count: data.total })}
            </th>
            <td>{minorText(data.minor)}</td>
          </tr>
        </tfoot>
      </table>
      {data.total > data.entries.length && limit < MOST && (
        <Button variant="default" size="compact-xs" onClick={() => setLimit(Math.min(MOST, limit * 5))}>
          {t('variance.entries.more', { count: data.total - data.entries.length })}
        </Button>
      )}
      {data.total > MOST && limit >= MOST && (
        <p className={classes.quiet}>{t('variance.entries.most', { count: MOST })}</p>
      )}
    </>
  );
}
