/**
 * Approving the plan as it is: what the baseline is called, who approved it, a note. It cannot be sent while edits are
 * still on their way, because what is frozen is what the host holds.
 */
import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { LIMITS } from '../../../../models/plan/limits.ts';
import { useText } from '../../../i18n/use-text.ts';
import { usePlan } from '../../../state/plan-context.tsx';
import classes from '../history.module.css';
import { useApprove } from './use-baselines.ts';

const NAME_OF_PERSON = 120;

export function ApproveForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useText();
  const { base, saved } = usePlan();
  const approve = useApprove(base.id);
  const [values, setValues] = useState({ name: '', approvedBy: '', note: '' });
  const [sending, setSending] = useState(false);
  const complete = values.name.trim() !== '' && values.approvedBy.trim() !== '';
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!complete || saved !== 'saved' || sending) return;
    setSending(true);
    const approved = await approve({
      name: values.name.trim(),
      approvedBy: values.approvedBy.trim(),
      note: values.note,
    });
    setSending(false);
    if (approved) onDone();
  };
  return (
    <form
      className={classes.form}
      aria-label={t('history.baseline.approve')}
      onSubmit={send}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <TextInput
        label={t('history.baseline.name')}
        placeholder={t('history.baseline.nameHint')}
        maxLength={LIMITS.nameLength}
        data-autofocus
        autoFocus
        value={values.name}
        onChange={(event) => setValues({ ...values, name: event.currentTarget.value })}
      />
      <TextInput
        label={t('history.baseline.approvedBy')}
        placeholder={t('history.baseline.approvedByHint')}
        maxLength={NAME_OF_PERSON}
        value={values.approvedBy}
        onChange={(event) => setValues({ ...values, approvedBy: event.currentTarget.value })}
      />
      <Textarea
        label={t('history.snapshotNote')}
        autosize
        minRows={1}
        maxRows={5}
        maxLength={LIMITS.textLength}
        value={values.note}
        onChange={(event) => setValues({ ...values, note: event.currentTarget.value })}
      />
      <p className={classes.quiet}>{t('history.baseline.frozen')}</p>
      <Group gap={8}>
        <Button type="submit" loading={sending} disabled={!complete || saved !== 'saved'}>
          {t('history.baseline.approve')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onDone}>
          {t('history.cancel')}
        </Button>
      </Group>
    </form>
  );
}
