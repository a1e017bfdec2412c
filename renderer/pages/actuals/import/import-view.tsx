/**
 * Import of actuals from a file: dropped or chosen, looked at as it was understood, corrected, imported. Nothing is
 * stored before "Import"; what cannot be read stays out and is listed row by row.
 */
import { Alert, Button, Checkbox, Group, TextInput } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { LIMITS } from '../../../../models/plan/limits.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { formatMoment } from '../../../app/moments.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ErrorBox } from '../../import/import-parts.tsx';
import classes from '../actuals.module.css';
import type { BatchActions } from '../use-batch-actions.ts';
import { missingColumns } from './edit-columns.ts';
import { JobProgress } from './job-progress.tsx';
import styles from './preview.module.css';
import { PreviewBody } from './preview-body.tsx';
import { PreviewSettings } from './preview-settings.tsx';
import { type ActualsImport, type Imported, useActualsImport } from './use-actuals-import.ts';

type Props = {
  readonly plan: Plan;
  readonly actions: BatchActions;
  /** A file that was dropped on the page, and what says that it was taken. */
  readonly dropped: File | null;
  readonly onTaken: () => void;
  readonly onDone: () => void;
};

export function ImportView({ plan, actions, dropped, onTaken, onDone }: Props) {
  const { t } = useText();
  const imported = ({ batch, queued, faulty, leftOut }: Imported, here: boolean) => {
    const parts = [
      t('actuals.import.done', { count: batch.entries, name: batch.name }),
      ...(queued > 0 ? [t('actuals.import.doneQueued', { count: queued })] : []),
      ...(faulty + leftOut > 0 ? [t('actuals.import.doneOut', { count: faulty + leftOut })] : []),
    ];
    actions.told(batch, parts.join(' '));
    if (here) onDone();
  };
  const flow = useActualsImport(plan.id, imported);
  const { state } = flow;
  const [over, setOver] = useState(false);
  const { drop } = flow;
  useEffect(() => {
    if (!dropped) return;
    onTaken();
    drop(dropped);
  }, [dropped, onTaken, drop]);
  return (
    <section
      className={classes.tool}
      aria-label={t('actuals.views.import')}
      onDragOver={() => setOver(true)}
      onDragLeave={() => setOver(false)}
      onDropCapture={() => setOver(false)}
    >
      {state.file && state.preview ? (
        <Look key={state.file.ticket} plan={plan} flow={flow} />
      ) : (
        <div className={styles.drop} data-over={over || undefined} aria-busy={state.choosing}>
          {state.job && state.file ? (
            <JobProgress job={state.job} fileName={state.file.name} onCancel={flow.cancel} />
          ) : (
            <>
              <IconFileSpreadsheet size={36} stroke={1.2} aria-hidden="true" />
              <p>{t('actuals.import.hint')}</p>
              <Button size="sm" loading={state.choosing} onClick={flow.choose}>
                {t('import.choose')}
              </Button>
              <p className={classes.quiet}>{t('actuals.import.promise')}</p>
            </>
          )}
          {state.cancelled ? <p role="status">{t('actuals.import.cancelled')}</p> : null}
          {state.error ? <ErrorBox error={state.error} /> : null}
        </div>
      )}
    </section>
  );
}

function Look({ plan, flow }: { readonly plan: Plan; readonly flow: ActualsImport }) {
  const { t, language } = useText();
  const { state } = flow;
  const { file, preview, job } = state;
  const [name, setName] = useState((file?.name ?? '').replace(/\.[^.]+$/, '').slice(0, LIMITS.nameLength));
  const [again, setAgain] = useState(false);
  const [leaveOutEqual, setLeaveOutEqual] = useState(false);
  if (!file || !preview) return null;
  const { counts, duplicateOf } = preview;
  const missing = missingColumns(preview.columns);
  const taken = leaveOutEqual ? counts.entries - counts.equal : counts.entries;
  const ready =
    job === null &&
    name.trim() !== '' &&
    taken > 0 &&
    missing.length === 0 &&
    preview.dateOrder !== 'ambiguous' &&
    (duplicateOf === null || again);
  return (
    <>
      <div className={styles.head}>
        <TextInput
          label={t('actuals.import.batchName')}
          w={260}
          maxLength={LIMITS.nameLength}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <p className={styles.summary} role="status">
          {t('actuals.import.summary', { count: taken, file: preview.fileName })}
          {counts.queued > 0 ? ` ${t('actuals.import.summaryQueued', { count: counts.queued })}` : ''}
          {counts.faulty > 0 ? ` ${t('actuals.import.summaryProblems', { count: counts.faulty })}` : ''}
          {counts.leftOut > 0 ? ` ${t('actuals.import.summaryLeftOut', { count: counts.leftOut })}` : ''}
        </p>
        <Group gap={8} ml="auto" wrap="nowrap">
          <Button variant="default" disabled={job?.what === 'importing'} onClick={flow.again}>
            {t('import.otherFile')}
          </Button>
          <Button
            disabled={!ready}
            onClick={() => void flow.importIt({ name: name.trim(), allowDuplicate: again, leaveOutEqual })}
          >
            {t('import.import')}
          </Button>
        </Group>
      </div>
      {job ? <JobProgress job={job} fileName={file.name} onCancel={flow.cancel} /> : null}
      {state.cancelled ? <p role="status">{t('actuals.import.cancelled')}</p> : null}
      {state.error ? <ErrorBox error={state.error} /> : null}
      {duplicateOf ? (
        <Alert color="yellow" variant="light" className={styles.alert}>
          {t(`actuals.import.duplicate.${duplicateOf.same}`, {
            name: duplicateOf.name,
            at: formatMoment(duplicateOf.at, language),
          })}
          <Checkbox
            mt={6}
            label={t('actuals.import.duplicate.again')}
            checked={again}
            onChange={(event) => setAgain(event.currentTarget.checked)}
          />
        </Alert>
      ) : counts.equal > 0 ? (
        <Alert color="yellow" variant="light" className={styles.alert}>
          {t('actuals.import.equal', { count: counts.equal, name: preview.equalEntries[0]?.batch ?? '' })}
          <Checkbox
            mt={6}
            label={t('actuals.import.leaveOutEqual')}
            checked={leaveOutEqual}
            onChange={(event) => setLeaveOutEqual(event.currentTarget.checked)}
          />
        </Alert>
      ) : null}
      <PreviewSettings
        preview={preview}
        reading={state.reading}
        missing={missing}
        disabled={job?.what === 'importing'}
        onCorrect={flow.correct}
      />
      <PreviewBody
        plan={plan}
        preview={preview}
        renewing={job !== null}
        onProblems={() => void flow.problems(language)}
        onTake={(place) => {
          const { reading } = state;
          const keepPlaces = [...(reading.settings?.keepPlaces ?? []), place];
          flow.correct({ ...reading, settings: { ...reading.settings, keepPlaces } });
        }}
      />
    </>
  );
}
