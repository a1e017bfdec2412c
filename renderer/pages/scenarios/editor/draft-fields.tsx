/** The fields of an override's kind: one number, a percentage, a series to paste into, a formula with completion. */
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMemo, useRef } from 'react';
import type { Plan } from '../../../../models/plan/schema.ts';
import { columnWords } from '../../../charts/time-words.ts';
import { type Candidate, fixedCandidates } from '../../../grid/formula-bar/completion.ts';
import { FormulaErrorText, FormulaField } from '../../../grid/formula-bar/formula-field.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { InputRef } from '../override-origin.ts';
import classes from './editor.module.css';
import type { Draft, DraftField } from './override-draft.ts';

export type FieldProblem = {
  readonly field: DraftField;
  readonly words?: string;
  /** Of a formula, in the engine's own terms. */
  readonly error?: {
    readonly code: string;
    readonly params: Readonly<Record<string, string | number>>;
    readonly message: string;
    readonly start?: number | undefined;
    readonly end?: number | undefined;
  };
};

type Props = {
  readonly plan: Plan;
  readonly input: InputRef;
  readonly unit: string;
  readonly draft: Draft;
  readonly problem: FieldProblem | null;
  readonly onEdit: (patch: Partial<Draft>) => void;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
};

export function DraftFields(props: Props) {
  const { plan, input, unit, draft, problem, onEdit } = props;
  const texts = useText();
  const { t } = texts;
  const wrong = (field: DraftField) => (problem?.field === field ? problem.words : undefined);
  const one = (field: 'value' | 'factor' | 'by' | 'opening', label: string, description?: string) => (
    <TextInput
      key={field}
      label={label}
      description={description}
      {...(field === 'opening' ? {} : { 'data-autofocus': true })}
      autoComplete="off"
      inputMode={field === 'factor' ? 'text' : 'decimal'}
      value={draft[field]}
      error={wrong(field)}
      classNames={{ description: classes.help, error: classes.fieldProblem }}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => onEdit({ [field]: event.currentTarget.value })}
    />
  );
  if (input.kind === 'setting' && (input.setting === 'timing' || input.setting === 'losses')) {
    const choices =
      input.setting === 'timing'
        ? (['end', 'mid', 'start'] as const).map((value) => ({
            value,
            label: t(`settings.timingOf.${value}`),
          }))
        : (['carry-forward', 'immediate', 'none'] as const).map((value) => ({
            value,
            label: t(`settings.lossesOf.${value}`),
          }));
    return (
      <NativeSelect
        size="xs"
        data-autofocus
        label={t('scenarios.kind.replace')}
        data={choices}
        value={draft.choice}
        onChange={(event) => onEdit({ choice: event.currentTarget.value })}
      />
    );
  }
  const inUnit = unit === '' ? '' : t('scenarios.inUnit', { unit });
  switch (draft.kind) {
    case 'planned':
      return <p className={classes.note}>{t('scenarios.plannedHelp')}</p>;
    case 'replace':
      return one('value', t('scenarios.field.value'), inUnit);
    case 'scale':
      return one('factor', t('scenarios.field.factor'), t('scenarios.field.factorHelp'));
    case 'shift':
      return one('by', t('scenarios.field.by'), inUnit);
    case 'series':
      return (
        <>
          <Textarea
            label={t('scenarios.field.series')}
            description={[
              inUnit,
              t('scenarios.field.seriesHelp', {
                periods: plan.timeline.periods,
                from: columnWords(texts, plan.timeline, 1),
              }),
            ].join(' ')}
            data-autofocus
            rows={8}
            classNames={{ input: classes.series, description: classes.help, error: classes.fieldProblem }}
            value={draft.series}
            error={wrong('series')}
            onChange={(event) => onEdit({ series: event.currentTarget.value })}
          />
          {one('opening', t('scenarios.field.opening'))}
        </>
      );
    case 'formula':
      return <FormulaFields {...props} />;
  }
}

function spanOf(error: FieldProblem['error']): { readonly start?: number; readonly end?: number } | null {
  if (!error) return null;
  const { start, end } = error;
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
}

function FormulaFields({ plan, draft, problem, onEdit, onSubmit, onClose }: Props) {
  const { t } = useText();
  const escaped = useRef(false);
  const candidates = useMemo(
    () => () => [
      ...plan.lines.map((line): Candidate => ({ text: line.code, kind: 'line', detail: line.label })),
      ...fixedCandidates(),
    ],
    [plan.lines],
  );
  const field = (name: 'formula' | 'openingFormula', label: string, placeholder: string) => {
    const wrong = problem?.field === name ? problem : null;
    return (
      // Leaving is told without its key: Enter applies, Esc gives up.
      <div
        onKeyDownCapture={(event) => {
          escaped.current = event.key === 'Escape';
        }}
      >
        <span className={classes.label}>{label}</span>
        <FormulaField
          value={draft[name]}
          label={label}
          placeholder={placeholder}
          candidates={candidates}
          error={spanOf(wrong?.error)}
          onKeep={(text) => onEdit({ [name]: text })}
          onLeave={() => (escaped.current ? onClose() : onSubmit())}
        />
        {wrong ? (
          <p className={classes.problem} role="alert">
            {wrong.error ? <FormulaErrorText error={wrong.error} /> : wrong.words}
          </p>
        ) : null}
      </div>
    );
  };
  return (
    <>
      {field('formula', t('scenarios.field.formula'), t('formula.hint'))}
      {field('openingFormula', t('scenarios.field.openingFormula'), t('formula.openingHint'))}
    </>
  );
}
