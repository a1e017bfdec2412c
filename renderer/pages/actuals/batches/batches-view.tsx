/**
 * The batches, newest first: what came in when, by whom, and how much; each can be taken back as a whole and put back.
 * A batch opens beside the list with its entries.
 */
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Batch } from '../../../../electron/contract/tracking/actuals-calls.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { formatMoment } from '../../../app/moments.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../actuals.module.css';
import { daysWords } from '../day-words.ts';
import { EntryList } from '../entries/entry-list.tsx';
import styles from '../entries/panel.module.css';
import { minorText } from '../minor-text.ts';
import type { BatchActions } from '../use-batch-actions.ts';

type Props = {
  readonly plan: Plan;
  readonly batches: readonly Batch[];
  readonly actions: BatchActions;
};

export function BatchesView({ plan, batches, actions }: Props) {
  const { t, language } = useText();
  const [openId, setOpenId] = useState<number | null>(null);
  const opened = batches.find(({ id }) => id === openId);
  const { currency } = plan.settings;
  if (batches.length === 0) return <p className={classes.quiet}>{t('actuals.batch.none')}</p>;
  return (
    <div className={classes.below}>
      <div className={classes.scroll}>
        <table className={classes.list} aria-label={t('actuals.views.batches')}>
          <thead>
            <tr>
              <th scope="col">{t('actuals.batch.name')}</th>
              <th scope="col">{t('actuals.batch.at')}</th>
              <th scope="col">{t('actuals.batch.who')}</th>
              <th scope="col">{t('actuals.batch.days')}</th>
              <th scope="col" data-align="right">
                {t('actuals.batch.entries')}
              </th>
              <th scope="col" data-align="right">
                {t('actuals.batch.sum', { currency })}
              </th>
              <th scope="col">
                <span className="visually-hidden">{t('actuals.batch.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {batches.map((batch) => {
              const off = batch.takenBackAt !== null;
              return (
                <tr key={batch.id} data-off={off || undefined} data-open={batch.id === openId || undefined}>
                  <td>
                    <button type="button" className={classes.link} onClick={() => setOpenId(batch.id)}>
                      {batch.name}
                    </button>
                    <span className={classes.quiet}> {t(`actuals.batch.kind.${batch.kind}`)}</span>
                    {batch.takenBackAt !== null ? (
                      <div className={classes.quiet}>
                        {t('actuals.batch.takenBack', { at: formatMoment(batch.takenBackAt, language) })}
                      </div>
                    ) : null}
                  </td>
                  <td>{formatMoment(batch.at, language)}</td>
                  <td>{batch.who}</td>
                  <td>
                    {batch.firstDay === null || batch.lastDay === null
                      ? ''
                      : daysWords(batch.firstDay, batch.lastDay, language)}
                  </td>
                  <td data-align="right">{batch.entries.toLocaleString('en-US')}</td>
                  <td
                    data-align="right"
                    title={t('actuals.batch.range', {
                      smallest: minorText(batch.smallest),
                      largest: minorText(batch.largest),
                    })}
                  >
                    {minorText(batch.minor)}
                  </td>
                  <td data-align="right">
                    {off ? (
                      <Button
                        variant="default"
                        size="compact-xs"
                        leftSection={<IconArrowForwardUp size={14} />}
                        aria-label={t('actuals.batch.putBackName', { name: batch.name })}
                        onClick={() => void actions.putBack(batch)}
                      >
                        {t('actuals.batch.putBack')}
                      </Button>
                    ) : (
                      <Button
                        variant="default"
                        size="compact-xs"
                        leftSection={<IconArrowBackUp size={14} />}
                        aria-label={t('actuals.batch.takeBackName', { name: batch.name })}
                        onClick={() => void actions.takeBack(batch)}
                      >
                        {t('actuals.batch.takeBack')}
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {opened ? (
        <aside
          className={styles.panel}
          aria-label={t('actuals.batch.panel', { name: opened.name })}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !event.defaultPrevented) setOpenId(null);
          }}
        >
          <div className={styles.panelHead}>
            <div>
              <h2>{opened.name}</h2>
              <p className={classes.quiet}>
                {formatMoment(opened.at, language)} · {opened.who}
              </p>
            </div>
            <ActionIcon aria-label={t('actuals.drill.close')} onClick={() => setOpenId(null)} ml="auto">
              <IconX size={16} />
            </ActionIcon>
          </div>
          <EntryList key={opened.id} plan={plan} batches={batches} filter={{ batchId: opened.id }} named />
        </aside>
      ) : null}
    </div>
  );
}
