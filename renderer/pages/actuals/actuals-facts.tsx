/** One line on where the actuals stand: the months closed, how many entries of which days, the last batch, the queue. */

import type { Language } from '../../../electron/contract/common-types.ts';
import { formatMoment, localDay } from '../../app/moments.ts';
import { useText } from '../../i18n/use-text.ts';
import classes from './actuals.module.css';
import { daysWords, dayWords, monthWords } from './day-words.ts';
import type { Summary } from './use-actuals.ts';

/** The day alone, in the machine's own time zone. */
function formatDate(moment: string, language: Language): string {
  return dayWords(localDay(new Date(moment)), language);
}

type Props = { readonly summary: Summary; readonly onQueue: () => void };

export function ActualsFacts({ summary, onQueue }: Props) {
  const { t, language } = useText();
  const { entries, firstDay, lastDay, lastCompleteMonth, firstAhead, queue } = summary;
  const last = summary.batches.find(({ takenBackAt }) => takenBackAt === null);
  if (entries === 0 && queue === 0) return null;
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t('actuals.facts.closed')}</dt>
        <dd>
          {lastCompleteMonth === null
            ? t('actuals.facts.noneClosed')
            : t('actuals.facts.upTo', { month: monthWords(lastCompleteMonth, language) })}
        </dd>
      </div>
      <div>
        <dt>{t('actuals.facts.entries')}</dt>
        <dd>
          {entries.toLocaleString('en-US')}
          {firstDay !== null && lastDay !== null ? ` · ${daysWords(firstDay, lastDay, language)}` : ''}
        </dd>
      </div>
      {firstAhead === null ? null : (
        <div data-waiting>
          <dt>{t('actuals.facts.ahead')}</dt>
          <dd title={t('actuals.facts.aheadWhy')}>{dayWords(firstAhead, language)}</dd>
        </div>
      )}
      {last ? (
        <div>
          <dt>{t('actuals.facts.lastBatch')}</dt>
          <dd title={`${last.name} · ${formatMoment(last.at, language)} · ${last.who}`}>
            {last.name} · {formatDate(last.at, language)}
          </dd>
        </div>
      ) : null}
      {queue > 0 ? (
        <div data-waiting>
          <dt>{t('actuals.facts.queue')}</dt>
          <dd>
            <button type="button" onClick={onQueue}>
              {t('actuals.facts.toPlace', { count: queue })}
            </button>
          </dd>
        </div>
      ) : null}
    </dl>
  );
}
