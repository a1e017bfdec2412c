/**
 * Makes the pack in the forms that are ticked and hands the files over, with progress and Cancel. A form that could not be
 * made says why; the others are there.
 */
import { Button, Checkbox, Popover, Progress } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFileExport } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import {
  type PackForm,
  type PackProgress,
  packFormSchema,
} from '../../../electron/contract/packs/pack-calls.ts';
import type { Pack } from '../../../models/plan/packs/pack-schema.ts';
import { useErrorText } from '../../app/error-text.ts';
import { useHost } from '../../host/host-context.tsx';
import { useText } from '../../i18n/use-text.ts';
import { usePlan } from '../../state/plan-context.tsx';
import classes from './pack.module.css';

const FORMS = packFormSchema.options;

export function MakePack({ pack }: { readonly pack: Pack }) {
  const { t } = useText();
  const host = useHost();
  const errorText = useErrorText();
  const { base, saved } = usePlan();
  const [forms, setForms] = useState<readonly PackForm[]>(FORMS);
  const [open, setOpen] = useState(false);
  const [job, setJob] = useState<string | null>(null);
  const [progress, setProgress] = useState<PackProgress | null>(null);
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  useEffect(
    () =>
      job === null
        ? undefined
        : host.on('packs.progress', (event) => event.jobId === job && setProgress(event)),
    [host, job],
  );

  async function make(): Promise<void> {
    const jobId = crypto.randomUUID();
    setOpen(false);
    setProgress(null);
    setJob(jobId);
    const answer = await host.call('packs.make', {
      planId: base.id,
      packId: pack.id,
      forms: [...forms],
      jobId,
    });
    if (alive.current) setJob(null);
    if (!answer.ok) {
      const isCancelled = answer.error.params?.reason === 'cancelled';
      notifications.show(
        isCancelled
          ? { message: t('pack.made.cancelled') }
          : {
              color: 'red',
              title: t('pack.made.failed'),
              message: errorText(answer.error),
              autoClose: 12_000,
            },
      );
      return;
    }
    for (const { form, error } of answer.value.refused) {
      notifications.show({
        color: 'red',
        title: t('pack.made.formFailed', { form: t(`pack.form.${form}`) }),
        message: errorText(error),
        autoClose: 12_000,
      });
    }
    let kept = 0;
    for (const file of answer.value.files) {
      const delivered = await host.deliver(file);
      if (!delivered.ok) {
        notifications.show({
          color: 'red',
          title: t('pack.made.failed'),
          message: errorText(delivered.error),
        });
      } else if (delivered.value.saved) kept += 1;
    }
    if (kept > 0) notifications.show({ message: t('pack.made.done', { count: kept }) });
  }

  if (job !== null)
    return <Making progress={progress} onCancel={() => void host.call('packs.cancel', { jobId: job })} />;
  return (
    <div className={classes.make}>
      <Popover
        opened={open}
        onChange={setOpen}
        position="bottom-end"
        transitionProps={{ duration: 0 }}
        trapFocus
      >
        <Popover.Target>
          <Button variant="default" size="sm" aria-expanded={open} onClick={() => setOpen(!open)}>
            {forms.length === FORMS.length
              ? t('pack.allForms')
              : forms.map((form) => t(`pack.form.${form}`)).join(', ')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <fieldset className={classes.forms}>
            <legend>{t('pack.forms')}</legend>
            {FORMS.map((form) => (
              <Checkbox
                key={form}
                size="sm"
                label={t(`pack.form.${form}`)}
                checked={forms.includes(form)}
                disabled={forms.length === 1 && forms.includes(form)}
                onChange={(event) => {
                  const on = event.currentTarget.checked;
                  setForms(FORMS.filter((each) => (each === form ? on : forms.includes(each))));
                }}
              />
            ))}
          </fieldset>
        </Popover.Dropdown>
      </Popover>
      <Button
        size="sm"
        leftSection={<IconFileExport size={16} />}
        // What is not stored yet would not be in the pack.
        disabled={saved !== 'saved'}
        onClick={() => void make()}
      >
        {t('pack.make')}
      </Button>
    </div>
  );
}

type MakingProps = { readonly progress: PackProgress | null; readonly onCancel: () => void };

function Making({ progress, onCancel }: MakingProps) {
  const { t } = useText();
  const [cancelling, setCancelling] = useState(false);
  const title = cancelling
    ? t('pack.progress.cancelling')
    : t(`pack.progress.${progress?.step ?? 'contents'}`);
  // The contents are about half of the work, the forms the other half.
  const share = progress === null ? 0 : shareOf(progress);
  return (
    <div className={classes.making} role="status">
      <span>{title}</span>
      <Progress.Root size={6} className={classes.bar}>
        <Progress.Section value={share * 100} aria-label={title} />
      </Progress.Root>
      <Button
        variant="default"
        size="compact-sm"
        disabled={cancelling}
        onClick={() => {
          setCancelling(true);
          onCancel();
        }}
      >
        {t('pack.cancel')}
      </Button>
    </div>
  );
}

function shareOf({ step, done, total }: PackProgress): number {
  const part = total > 0 ? done / total : 0;
  return step === 'contents' || step === 'simulation' ? part * 0.5 : 0.5 + part * 0.5;
}
