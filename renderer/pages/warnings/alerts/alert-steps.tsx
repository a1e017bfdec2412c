/**
 * What can be done about an open alert: take notice with a note, hand it to somebody, set another light with a reason,
 * close it with its effect. One form at a time; a form that lacks its words cannot be sent.
 */
import { Button, Group, SegmentedControl, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Alert, AlertStep } from '../../../../electron/contract/tracking/warning-calls.ts';
import { LIMITS } from '../../../../models/plan/limits.ts';
import { createFormDrafts } from '../../../fields/form-drafts.ts';
import { KeptText } from '../../../fields/kept-text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { Colour } from '../parts/light.tsx';
import classes from '../warnings.module.css';

type Props = { readonly alert: Alert; readonly onStep: (step: AlertStep) => Promise<boolean> };
type Form = 'acknowledge' | 'override' | 'close';

const FORMS = ['acknowledge', 'override', 'close'] as const;
/** What was typed about an alert and not yet sent, by alert and form. */
const drafts = createFormDrafts<string>();
const keyOf = (alert: Alert, form: Form): string => `${alert.id} ${form}`;

const COLOURS = ['green', 'yellow', 'red'] as const satisfies readonly Colour[];

export function AlertSteps({ alert, onStep }: Props) {
  const { t } = useText();
  const [form, setForm] = useState<Form | null>(
    () => FORMS.find((each) => drafts.of(keyOf(alert, each)) !== null) ?? null,
  );
  const offered = FORMS.filter((step) => step !== 'acknowledge' || alert.state === 'open');
  return (
    <div className={classes.steps}>
      <KeptText
        label={t('warnings.steps.assign')}
        placeholder={t('warnings.steps.assignHint')}
        maxLength={120}
        value={alert.assignedTo}
        onKeep={(to) => onStep({ type: 'assign', to })}
      />
      <Group gap={8}>
        {offered.map((step) => (
          <Button
            key={step}
            variant={step === form ? 'light' : 'default'}
            aria-expanded={step === form}
            onClick={() => setForm(step === form ? null : step)}
          >
            {t(`warnings.steps.${step}`)}
          </Button>
        ))}
        {alert.override ? (
          <Button
            variant="subtle"
            color="gray"
            onClick={() => void onStep({ type: 'override', light: null, reason: '' })}
          >
            {t('warnings.steps.overrideEnd')}
          </Button>
        ) : null}
      </Group>
      {form ? (
        <StepForm
          key={form}
          form={form}
          alert={alert}
          onCancel={() => {
            drafts.drop(keyOf(alert, form));
            setForm(null);
          }}
          onStep={async (step) => {
            const done = await onStep(step);
            if (done) {
              drafts.drop(keyOf(alert, form));
              setForm(null);
            }
            return done;
          }}
        />
      ) : null}
    </div>
  );
}

type FormProps = Props & { readonly form: Form; readonly onCancel: () => void };

function StepForm({ form, alert, onStep, onCancel }: FormProps) {
  const { t } = useText();
  const [text, setText] = useState(drafts.of(keyOf(alert, form)) ?? '');
  const [light, setLight] = useState<Colour>(alert.light === 'red' ? 'yellow' : 'green');
  const [sending, setSending] = useState(false);
  const said = text.trim();
  // An override is an opinion against a number: without a reason it is worth nothing. Neither is a closing without effect.
  const needed = form !== 'acknowledge';
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (sending || (needed && said === '')) return;
    setSending(true);
    const done = await onStep(stepOf(form, said, light));
    if (!done) setSending(false);
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => void send(event)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      {form === 'override' ? (
        <SegmentedControl
          aria-label={t('warnings.steps.light')}
          data={COLOURS.map((colour) => ({
            value: colour,
            label: t(`warnings.light.${colour}`),
            disabled: colour === alert.light,
          }))}
          value={light}
          onChange={(value) => setLight(COLOURS.find((colour) => colour === value) ?? light)}
        />
      ) : null}
      <Textarea
        label={t(`warnings.steps.text.${form}`)}
        description={t(`warnings.steps.about.${form}`)}
        autosize
        minRows={2}
        maxRows={8}
        autoFocus
        maxLength={LIMITS.textLength}
        required={needed}
        withAsterisk={false}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          drafts.hold(keyOf(alert, form), event.currentTarget.value);
        }}
      />
      <Group gap={8}>
        <Button type="submit" disabled={needed && said === ''} loading={sending}>
          {t(`warnings.steps.send.${form}`)}
        </Button>
        <Button variant="subtle" color="gray" onClick={onCancel}>
          {t('warnings.cancel')}
        </Button>
      </Group>
    </form>
  );
}

function stepOf(form: Form, text: string, light: Colour): AlertStep {
  switch (form) {
    case 'acknowledge':
      return { type: 'acknowledge', note: text };
    case 'override':
      return { type: 'override', light, reason: text };
    case 'close':
      return { type: 'close', effect: text };
  }
}
