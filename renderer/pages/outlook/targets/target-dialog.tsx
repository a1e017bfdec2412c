/**
 * A target as it is being written: what it is about, which year, its three values. Kept as one edit of the plan; what is
 * missing or out of order is said at its field and nothing is kept.
 */
import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { LIMITS } from '../../../../models/plan/limits.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { columnMonth } from '../../../../models/plan/timeline.ts';
import type { Target } from '../../../../models/plan/tracking/course-schema.ts';
import { formatFull } from '../../../../models/text/format-number.ts';
import { parseNumberText } from '../../../../models/text/parse-number.ts';
import { fiscalYearOf, monthIndexOf } from '../../../../models/tracking/calendar/bucket.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../outlook.module.css';
import { totalName } from '../outlook-words.ts';

type Props = {
  readonly plan: Plan;
  /** null: a new one. */
  readonly target: Target | null;
  readonly newId: () => string;
  readonly onKeep: (target: Target) => void;
  readonly onClose: () => void;
};

const VALUES = ['baseline', 'target', 'challenge'] as const;
const TOTALS = [
  '$revenue',
  '$variable_cost',
  '$contribution',
  '$fixed_cost',
  '$ebitda',
  '$investment',
  '$fcf',
] as const;
type Field = (typeof VALUES)[number] | 'name';

export function TargetDialog({ plan, target, newId, onKeep, onClose }: Props) {
  const texts = useText();
  const { t } = texts;
  const [draft, setDraft] = useState(() => ({
    name: target?.name ?? '',
    code: target?.code ?? '$revenue',
    year: target === null ? String(years(plan)[0] ?? '') : target.year === null ? '' : String(target.year),
    better: target?.better ?? ('more' as const),
    baseline: target ? formatFull(target.baseline) : '',
    target: target ? formatFull(target.target) : '',
    challenge: target ? formatFull(target.challenge) : '',
    owner: target?.owner ?? '',
  }));
  const [problems, setProblems] = useState<Partial<Record<Field, string>>>({});
  const set = (patch: Partial<typeof draft>) => setDraft((known) => ({ ...known, ...patch }));
  const keep = () => {
    const found: Partial<Record<Field, string>> = {};
    if (draft.name.trim() === '') found.name = t('outlook.targets.needsName');
    const read = VALUES.map((field) => {
      const parsed = parseNumberText(draft[field]);
      if (parsed.kind === 'number') return parsed.value;
      found[field] = t('grid.notANumber', { text: draft[field] });
      return Number.NaN;
    });
    const [baseline = Number.NaN, middle = Number.NaN, challenge = Number.NaN] = read;
    const inOrder =
      draft.better === 'more'
        ? baseline <= middle && middle <= challenge
        : baseline >= middle && middle >= challenge;
    if (Object.keys(found).length === 0 && !inOrder)
      found.target = t(`outlook.targets.order.${draft.better}`);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    onKeep({
      id: target?.id ?? newId(),
      name: draft.name.trim(),
      code: draft.code,
      year: draft.year === '' ? null : Number(draft.year),
      better: draft.better,
      baseline,
      target: middle,
      challenge,
      owner: draft.owner.trim(),
    });
  };
  const codes = [
    ...TOTALS.map((code) => ({ value: code, label: totalName(texts, code) })),
    ...plan.lines.map(({ code, label }) => ({ value: code, label })),
  ];
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(target ? 'outlook.targets.editTitle' : 'outlook.targets.addTitle')}
      size={520}
      closeButtonProps={{ 'aria-label': t('outlook.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <TextInput
          label={t('outlook.targets.name')}
          value={draft.name}
          maxLength={LIMITS.nameLength}
          error={problems.name}
          data-autofocus
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('outlook.targets.of')}
          data={codes}
          value={draft.code}
          onChange={(event) => set({ code: event.currentTarget.value })}
        />
        <div className={classes.fields}>
          <NativeSelect
            label={t('outlook.targets.year')}
            data={[
              { value: '', label: t('outlook.targets.wholePlan') },
              ...years(plan).map((year) => ({ value: String(year), label: String(year) })),
            ]}
            value={draft.year}
            onChange={(event) => set({ year: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('outlook.targets.better')}
            data={[
              { value: 'more', label: t('outlook.targets.more') },
              { value: 'less', label: t('outlook.targets.less') },
            ]}
            value={draft.better}
            onChange={(event) => set({ better: event.currentTarget.value === 'less' ? 'less' : 'more' })}
          />
        </div>
        <div className={classes.fields}>
          {VALUES.map((field) => (
            <TextInput
              key={field}
              label={t(`outlook.targets.${field}`)}
              description={t(`outlook.targets.means.${field}`)}
              inputMode="decimal"
              value={draft[field]}
              error={problems[field]}
              onChange={(event) => set({ [field]: event.currentTarget.value })}
            />
          ))}
        </div>
        <TextInput
          label={t('outlook.targets.owner')}
          value={draft.owner}
          maxLength={120}
          onChange={(event) => set({ owner: event.currentTarget.value })}
        />
        <div className={classes.buttons}>
          <Button type="submit">{t('outlook.targets.keep')}</Button>
          <Button variant="default" onClick={onClose}>
            {t('outlook.targets.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** The fiscal years that the plan touches. */
function years({ timeline }: Plan): readonly number[] {
  const of = (column: number): number =>
    fiscalYearOf(monthIndexOf(columnMonth(timeline, column)), timeline.fiscalYearStart);
  const [first, last] = [of(1), of(timeline.periods)];
  return Array.from({ length: last - first + 1 }, (_, place) => first + place);
}
