/** A milestone as it is being written: its day, its gate, what is done if it fails. Kept as one edit of the plan. */
import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { LIMITS } from '../../../../models/plan/limits.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { Milestone } from '../../../../models/plan/tracking/course-schema.ts';
import { formatFull } from '../../../../models/text/format-number.ts';
import { parseNumberText } from '../../../../models/text/parse-number.ts';
import { parseDay } from '../../../../models/tracking/calendar/day.ts';
import type { Candidate } from '../../../grid/formula-bar/completion.ts';
import { FormulaField } from '../../../grid/formula-bar/formula-field.tsx';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../dashboard.module.css';

type Props = {
  readonly plan: Plan;
  /** null: a new one. */
  readonly milestone: Milestone | null;
  readonly onKeep: (milestone: Milestone) => void;
  readonly onClose: () => void;
};

export function MilestoneDialog({ plan, milestone, onKeep, onClose }: Props) {
  const { t } = useText();
  const [draft, setDraft] = useState(() => ({
    name: milestone?.name ?? '',
    due: milestone?.due ?? '',
    when: milestone?.condition?.when ?? '',
    is: milestone?.condition?.is ?? ('at-least' as const),
    value: milestone?.condition ? formatFull(milestone.condition.value) : '',
    fallback: milestone?.fallback ?? '',
    owner: milestone?.owner ?? '',
  }));
  const [problems, setProblems] = useState<Partial<Record<'name' | 'due' | 'value', string>>>({});
  const set = (patch: Partial<typeof draft>) => setDraft((known) => ({ ...known, ...patch }));
  const keep = () => {
    const found: typeof problems = {};
    if (draft.name.trim() === '') found.name = t('dashboard.needsName');
    if (parseDay(draft.due) === null) found.due = t('dashboard.needsDay');
    const value = parseNumberText(draft.value);
    if (draft.when.trim() !== '' && value.kind !== 'number')
      found.value = t('grid.notANumber', { text: draft.value });
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    onKeep({
      id: milestone?.id ?? crypto.randomUUID(),
      name: draft.name.trim(),
      due: draft.due,
      condition:
        draft.when.trim() === '' || value.kind !== 'number'
          ? null
          : { when: draft.when.trim(), is: draft.is, value: value.value },
      fallback: draft.fallback,
      reached: milestone?.reached ?? null,
      owner: draft.owner.trim(),
      note: milestone?.note ?? '',
    });
  };
  const candidates = () =>
    plan.lines.map(({ code, label }): Candidate => ({ text: code, kind: 'line', detail: label }));
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      closeButtonProps={{ 'aria-label': t('dashboard.close') }}
      title={t(milestone ? 'dashboard.editTitle' : 'dashboard.addTitle')}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <TextInput
          label={t('dashboard.field.name')}
          value={draft.name}
          maxLength={LIMITS.nameLength}
          error={problems.name}
          data-autofocus
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('dashboard.field.due')}
          value={draft.due}
          error={problems.due}
          onChange={(event) => set({ due: event.currentTarget.value })}
        />
        <div>
          <div className={classes.label}>{t('dashboard.field.condition')}</div>
          <FormulaField
            value={draft.when}
            label={t('dashboard.field.condition')}
            placeholder={t('dashboard.field.conditionExample')}
            candidates={candidates}
            error={null}
            onKeep={(when) => set({ when })}
            onLeave={() => undefined}
          />
          <div className={classes.quiet}>{t('dashboard.field.conditionHint')}</div>
        </div>
        <div className={classes.fields}>
          <NativeSelect
            label={t('dashboard.field.is')}
            data={[
              { value: 'at-least', label: t('dashboard.field.at-least') },
              { value: 'at-most', label: t('dashboard.field.at-most') },
            ]}
            value={draft.is}
            onChange={(event) =>
              set({ is: event.currentTarget.value === 'at-most' ? 'at-most' : 'at-least' })
            }
          />
          <TextInput
            label={t('dashboard.field.value')}
            value={draft.value}
            error={problems.value}
            inputMode="decimal"
            onChange={(event) => set({ value: event.currentTarget.value })}
          />
        </div>
        <Textarea
          label={t('dashboard.field.fallback')}
          value={draft.fallback}
          maxLength={LIMITS.textLength}
          autosize
          minRows={2}
          onChange={(event) => set({ fallback: event.currentTarget.value })}
        />
        <TextInput
          label={t('dashboard.field.owner')}
          value={draft.owner}
          maxLength={120}
          onChange={(event) => set({ owner: event.currentTarget.value })}
        />
        <div className={classes.buttons}>
          <Button type="submit">{t('dashboard.keep')}</Button>
          <Button variant="default" onClick={onClose}>
            {t('dashboard.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
