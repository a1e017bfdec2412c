/** The constraints: weighted sums of decisions beside a bound, typed as sentences; ready-made ones for a total. */
import { ActionIcon, Button, MultiSelect, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { Constraint, Optimisation } from '../../../../models/plan/what-if/optimisation-schema.ts';
import { KeptNumber } from '../../../fields/kept-number.tsx';
import { KeptText } from '../../../fields/kept-text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { newLineId } from '../../../state/client-id.ts';
import classes from '../portfolio.module.css';
import { GuideForm } from './guide-form.tsx';
import { withConstraint, withoutConstraint, withTerms, withTotal } from './optimisation-edits.ts';
import styles from './optimise.module.css';
import { constraintName, decisionName, type RowMarks, weightedSum } from './optimise-words.ts';

type Props = {
  readonly plan: Plan;
  readonly optimisation: Optimisation;
  readonly marks: RowMarks;
  readonly onChange: (optimisation: Optimisation) => void;
};

export function ConstraintList({ plan, optimisation, marks, onChange }: Props) {
  const texts = useText();
  const { t } = texts;
  const id = useId();
  const [guide, setGuide] = useState(false);
  const { decisions, constraints } = optimisation;
  const names = decisions.map((own) => ({ value: own.id, label: decisionName(texts, plan, own) }));
  return (
    <section className={classes.part} aria-labelledby={id}>
      <h2 id={id} className={classes.partTitle}>
        {t('portfolio.optimise.constraints')}
      </h2>
      {constraints.length === 0 ? (
        <p className={classes.quiet}>{t('portfolio.optimise.noConstraints')}</p>
      ) : (
        constraints.map((own, index) => (
          <ConstraintRow
            key={own.id}
            own={own}
            name={constraintName(texts, optimisation, index)}
            names={names}
            faults={marks.faults.get(own.id) ?? []}
            clashes={marks.clashing.has(own.id)}
            onChange={(changed) => onChange(withConstraint(optimisation, changed))}
            onRemove={() => onChange(withoutConstraint(optimisation, own.id))}
          />
        ))
      )}
      <div className={classes.actions}>
        <Button
          variant="default"
          disabled={decisions.length === 0}
          onClick={() =>
            onChange(withTotal(plan, optimisation, newLineId(), t('portfolio.optimise.totalLabel')))
          }
        >
          {t('portfolio.optimise.addTotal')}
        </Button>
        <Button
          variant="default"
          disabled={decisions.length < 3}
          aria-expanded={guide}
          onClick={() => setGuide(!guide)}
        >
          {t('portfolio.optimise.guide.title')}
        </Button>
      </div>
      {guide && decisions.length > 2 ? (
        <GuideForm
          names={names}
          optimisation={optimisation}
          onDone={(changed) => {
            setGuide(false);
            if (changed) onChange(changed);
          }}
        />
      ) : null}
    </section>
  );
}

type Option = { readonly value: string; readonly label: string };
type RowProps = {
  readonly own: Constraint;
  readonly name: string;
  readonly names: readonly Option[];
  readonly faults: readonly string[];
  readonly clashes: boolean;
  readonly onChange: (own: Constraint) => void;
  readonly onRemove: () => void;
};

const RELATIONS = ['at-most', 'at-least', 'equal'] as const;

function ConstraintRow({ own, name, names, faults, clashes, onChange, onRemove }: RowProps) {
  const { t } = useText();
  const [weighted, setWeighted] = useState(false);
  const nameOf = (decisionId: string) => names.find(({ value }) => value === decisionId)?.label ?? '';
  const sum = weightedSum(own, nameOf);
  return (
    <fieldset
      className={styles.constraint}
      aria-label={name}
      data-clash={clashes || faults.length > 0 || undefined}
    >
      <div className={styles.constraintName}>
        <KeptText
          label={t('portfolio.optimise.constraintName')}
          value={own.label}
          placeholder={name}
          onKeep={(label) => {
            onChange({ ...own, label });
            return true;
          }}
        />
      </div>
      <MultiSelect
        className={styles.wide ?? ''}
        searchable
        label={t('portfolio.optimise.sumOf')}
        data={[...names]}
        value={own.terms.map(({ decisionId }) => decisionId)}
        onChange={(ids) => ids.length > 0 && onChange(withTerms(own, ids))}
      />
      <Select
        label={t('portfolio.optimise.relation')}
        w={112}
        value={own.relation}
        data={RELATIONS.map((value) => ({ value, label: t(`portfolio.optimise.relationOf.${value}`) }))}
        onChange={(value) => {
          const relation = RELATIONS.find((known) => known === value);
          if (relation) onChange({ ...own, relation });
        }}
      />
      <div className={classes.short}>
        <KeptNumber
          label={t('portfolio.optimise.bound')}
          value={own.bound}
          onKeep={(bound) => bound !== null && onChange({ ...own, bound })}
        />
      </div>
      <Button variant="subtle" color="gray" aria-expanded={weighted} onClick={() => setWeighted(!weighted)}>
        {t('portfolio.optimise.weights')}
      </Button>
      <ActionIcon mb={1} aria-label={t('portfolio.optimise.removeOf', { name })} onClick={onRemove}>
        <IconX size={15} />
      </ActionIcon>
      {sum === '' || weighted ? null : <p className={styles.weightedSum}>{sum}</p>}
      {weighted ? (
        <div className={styles.weights}>
          {own.terms.map((term) => (
            <div key={term.decisionId}>
              <KeptNumber
                label={t('portfolio.optimise.weightOf', { name: nameOf(term.decisionId) })}
                value={term.weight}
                onKeep={(weight) =>
                  weight !== null &&
                  onChange({
                    ...own,
                    terms: own.terms.map((other) => (other === term ? { ...other, weight } : other)),
                  })
                }
              />
            </div>
          ))}
        </div>
      ) : null}
      {faults.map((fault) => (
        <p key={fault} role="alert" className={classes.failed}>
          {fault}
        </p>
      ))}
    </fieldset>
  );
}
