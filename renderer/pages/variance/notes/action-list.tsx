/** Who does what until when: the notes of all lines, open ones first by their due day, each a way to its line. */

import { Switch } from '@mantine/core';
import { useState } from 'react';
import type { VarianceReport, VarianceRow } from '../../../../electron/contract/tracking/variance-calls.ts';
import { dayText } from '../../../../models/tracking/calendar/day.ts';
import { useErrorText } from '../../../app/error-text.ts';
import { localDay } from '../../../app/moments.ts';
import { useText } from '../../../i18n/use-text.ts';
import { codeName } from '../row-words.ts';
import { useTrackingQuery } from '../use-variance.ts';
import { inOrderOfWork, noteFacts } from './note-facts.ts';
import classes from './notes.module.css';

type Props = {
  readonly report: VarianceReport;
  readonly onOpen: (row: VarianceRow) => void;
};

export function ActionList({ report, onOpen }: Props) {
  const texts = useText();
  const { t } = texts;
  const errorText = useErrorText();
  const [openOnly, setOpenOnly] = useState(true);
  const { data, error } = useTrackingQuery('notes.list', { planId: report.planId, openOnly });
  const today = dayText(localDay(new Date()));
  const notes = inOrderOfWork(data?.notes ?? []);
  const rowOf = (lineId: string) =>
    report.rows.find((row) => row.lineId === lineId) ??
    report.rows.find((row) => row.lineId === null && row.code === lineId);
  return (
    <div className={classes.actions}>
      <Switch
        label={t('variance.notes.withDone')}
        checked={!openOnly}
        onChange={(event) => setOpenOnly(!event.currentTarget.checked)}
      />
      {error ? <p role="alert">{errorText(error)}</p> : null}
      {data && notes.length === 0 ? (
        <p className={classes.quiet}>{t('variance.notes.noneAtAll')}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              {(['line', 'month', 'cause', 'action', 'owner', 'due', 'state'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`variance.actions.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {notes.map((note) => {
              const row = rowOf(note.lineId);
              const { overdue, done } = noteFacts(note, today);
              return (
                <tr key={note.id} data-done={done || undefined}>
                  <td>
                    {row ? (
                      <button type="button" className={classes.link} onClick={() => onOpen(row)}>
                        {row.label === '' ? codeName(texts, row.code) : row.label}
                      </button>
                    ) : (
                      t('history.goneLine')
                    )}
                  </td>
                  <td>{note.month}</td>
                  <td className={classes.text}>
                    {[note.comment, note.cause].filter((text) => text !== '').join(' — ')}
                  </td>
                  <td className={classes.text}>{note.action}</td>
                  <td>{note.owner}</td>
                  <td className={classes.due} data-overdue={overdue || undefined}>
                    {note.due === null
                      ? ''
                      : overdue
                        ? t('variance.notes.overdue', { day: note.due })
                        : note.due}
                  </td>
                  <td>
                    {done ? `✓ ${t('variance.notes.done')}` : t('variance.notes.open')}
                    {done && note.effect !== '' && <div className={classes.text}>{note.effect}</div>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </div>
  );
}
