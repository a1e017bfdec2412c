/**
 * Makes the pack in the forms that are ticked and hands the files over, with progress and Cancel. A form that could not be
 * made says why; the others are there.
 */
import { Button, Checkbox, Popover } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFileExport } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../electron/contract/contract.ts';
import { type PackForm, packFormSchema } from '../../../electron/contract/packs/pack-calls.ts';
import type { Pack } from '../../../models/plan/packs/pack-schema.ts';
import { useHost } from '../../host/host-context.tsx';
import { useText } from '../../i18n/use-text.ts';
import { usePlan, usePlanStore } from '../../state/plan-context.tsx';
import { useStore } from '../../state/use-store.ts';
import { JobProgress } from './job/job-progress.tsx';
import { makeInForms, making } from './job/making.ts';
import { whenStored } from './job/when-stored.ts';
import classes from './pack.module.css';
import { isCancelled, usePackError } from './pack-error.ts';

const FORMS = packFormSchema.options;

export function MakePack({ pack }: { readonly pack: Pack }) {
  const { t } = useText();
  const host = useHost();
  const errorText = usePackError();
  const { base } = usePlan();
  const store = usePlanStore();
  const [forms, setForms] = useState<readonly PackForm[]>(FORMS);
  const [open, setOpen] = useState(false);
  const current = useStore(making);
  const button = useRef<HTMLButtonElement>(null);
  const wasMaking = useRef(false);
  const isMaking = current !== null;
  // The button that had the focus is there again, or Cancel has gone with the job.
  useEffect(() => {
    if (wasMaking.current && !isMaking && document.activeElement === document.body) button.current?.focus();
    wasMaking.current = isMaking;
  }, [isMaking]);

  function refused(title: string, message: string): void {
    notifications.show({ color: 'red', title, message, autoClose: 12_000 });
  }

  async function deliver(made: Output<'packs.make'>): Promise<void> {
    for (const { form, error } of made.refused) {
      refused(t('pack.made.formFailed', { form: t(`pack.form.${form}`) }), errorText(error));
    }
    let kept = 0;
    for (const file of made.files) {
      const delivered = await host.deliver(file);
      if (!delivered.ok) refused(t('pack.made.failed'), errorText(delivered.error));
      else if (delivered.value.saved) kept += 1;
    }
    if (kept > 0) notifications.show({ message: t('pack.made.done', { count: kept }) });
  }

  async function make(): Promise<void> {
    setOpen(false);
    if (store) await whenStored(store);
    if (making.get() !== null) return;
    const answer = await makeInForms(host, { planId: base.id, packId: pack.id, forms }, pack.name);
    if (answer.ok) await deliver(answer.value);
    else if (isCancelled(answer.error)) notifications.show({ message: t('pack.made.cancelled') });
    else refused(t('pack.made.failed'), errorText(answer.error));
  }

  if (current !== null) {
    const { jobId, packName, startedAt, progress } = current;
    return (
      <fieldset className={classes.job} aria-label={t('pack.making', { name: packName })}>
        {packName === pack.name ? null : <span className={classes.quiet}>{packName}</span>}
        <JobProgress
          key={jobId}
          what="making"
          progress={progress}
          startedAt={startedAt}
          onCancel={() => void host.call('packs.cancel', { jobId })}
        />
      </fieldset>
    );
  }
  return (
    <div className={classes.make}>
      <Popover
        opened={open}
        onChange={setOpen}
        position="bottom-end"
        transitionProps={{ duration: 0 }}
        trapFocus
        returnFocus
      >
        <Popover.Target>
          <Button
            variant="default"
            size="sm"
            aria-expanded={open}
            aria-label={`${t('pack.forms')}: ${formsText(forms, t)}`}
            onClick={() => setOpen(!open)}
          >
            {formsText(forms, t)}
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
      <Button ref={button} size="sm" leftSection={<IconFileExport size={16} />} onClick={() => void make()}>
        {t('pack.make')}
      </Button>
    </div>
  );
}

function formsText(forms: readonly PackForm[], t: ReturnType<typeof useText>['t']): string {
  return forms.length === FORMS.length
    ? t('pack.allForms')
    : forms.map((form) => t(`pack.form.${form}`)).join(', ');
}
