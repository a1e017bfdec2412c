/** The decisions: which inputs may be chosen, between which bounds, in which steps. What is wrong stands in its row. */
import { ActionIcon, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useId } from 'react';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { Optimisation } from '../../../../models/plan/what-if/optimisation-schema.ts';
import { isWhole, plannedValue } from '../../../../scenarios/drivers/driver.ts';
import { KeptNumber } from '../../../fields/kept-number.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { newLineId } from '../../../state/client-id.ts';
import { DriverNumber } from '../../sensitivity/driver-number.tsx';
import { inputData } from '../../sensitivity/input-select.tsx';
import { inputKey, studyInputs } from '../../sensitivity/study/inputs.ts';
import { inPercent } from '../../sensitivity/typed-number.ts';
import classes from '../portfolio.module.css';
import {
  decisionDriver,
  withDecision,
  withNewDecision,
  withoutDecision,
  withStep,
} from './optimisation-edits.ts';
import { decisionName, type RowMarks, typedText } from './optimise-words.ts';

type Props = {
  readonly plan: Plan;
  readonly optimisation: Optimisation;
  readonly marks: RowMarks;
  readonly onChange: (optimisation: Optimisation) => void;
};

export function DecisionTable({ plan, optimisation, marks, onChange }: Props) {
  const texts = useText();
  const { t } = texts;
  const id = useId();
  const { decisions } = optimisation;
  const taken = new Set(
    decisions.flatMap((own) => {
      const driver = decisionDriver(plan, own);
      return driver ? [inputKey(driver)] : [];
    }),
  );
  const inputs = studyInputs(plan).filter(({ key }) => !taken.has(key));
  return (
    <section className={classes.part} aria-labelledby={id}>
      <h2 id={id} className={classes.partTitle}>
        {t('portfolio.optimise.decisions')}
      </h2>
      {decisions.length === 0 ? (
        <p className={classes.quiet}>{t('portfolio.optimise.noDecisions')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard (WCAG 2.1.1)
        <section className={classes.tableArea} tabIndex={0} aria-labelledby={id}>
          <table className={classes.table} data-names="first">
            <thead>
              <tr>
                <th scope="col">{t('portfolio.optimise.decision')}</th>
                <th scope="col">{t('portfolio.optimise.planned')}</th>
                <th scope="col">{t('portfolio.optimise.low')}</th>
                <th scope="col">{t('portfolio.optimise.high')}</th>
                <th scope="col">{t('portfolio.optimise.step')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('portfolio.optimise.remove')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {decisions.map((own) => (
                <DecisionRow
                  key={own.id}
                  plan={plan}
                  own={own}
                  faults={marks.faults.get(own.id) ?? []}
                  clashes={marks.clashing.has(own.id)}
                  onChange={(changed) => onChange(withDecision(optimisation, changed))}
                  onRemove={() => onChange(withoutDecision(optimisation, own.id))}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
      <div className={classes.sentence}>
        <Select
          label={t('portfolio.optimise.addDecision')}
          placeholder={t('portfolio.optimise.chooseInput')}
          searchable
          w={280}
          maxDropdownHeight={360}
          value={null}
          data={inputData(texts, plan, inputs)}
          onChange={(value) => {
            const input = inputs.find(({ key }) => key === value);
            const added = input && withNewDecision(plan, optimisation, input.driver, newLineId());
            if (added) onChange(added);
          }}
        />
      </div>
    </section>
  );
}

type RowProps = {
  readonly plan: Plan;
  readonly own: Optimisation['decisions'][number];
  readonly faults: readonly string[];
  readonly clashes: boolean;
  readonly onChange: (own: Optimisation['decisions'][number]) => void;
  readonly onRemove: () => void;
};

function DecisionRow({ plan, own, faults, clashes, onChange, onRemove }: RowProps) {
  const texts = useText();
  const { t } = texts;
  const driver = decisionDriver(plan, own);
  const name = decisionName(texts, plan, own);
  const planned = driver ? plannedValue(plan, driver) : null;
  return (
    <tr data-clash={clashes || faults.length > 0 || undefined}>
      <th scope="row">
        {name}
        {faults.map((fault) => (
          <small key={fault} role="alert" data-fault="">
            {fault}
          </small>
        ))}
      </th>
      <td>
        {driver && planned !== null ? typedText(texts, plan, driver, planned) : t('frame.notAvailable')}
      </td>
      {driver ? (
        <>
          <td className={classes.fields}>
            <DriverNumber
              plan={plan}
              driver={driver}
              label={t('portfolio.optimise.lowOf', { name })}
              value={own.low}
              max={own.high}
              onKeep={(low) => onChange({ ...own, low })}
            />
          </td>
          <td className={classes.fields}>
            <DriverNumber
              plan={plan}
              driver={driver}
              label={t('portfolio.optimise.highOf', { name })}
              value={own.high}
              min={own.low}
              onKeep={(high) => onChange({ ...own, high })}
            />
          </td>
          <td className={classes.fields}>
            <KeptNumber
              label={t('portfolio.optimise.stepOf', { name })}
              value={own.step ?? null}
              placeholder={t('portfolio.optimise.anyValue')}
              optional
              rate={inPercent(plan, driver)}
              whole={isWhole(driver)}
              min={0}
              onKeep={(step) => onChange(withStep(own, step))}
            />
          </td>
        </>
      ) : (
        <td colSpan={3} />
      )}
      <td>
        <ActionIcon aria-label={t('portfolio.optimise.removeOf', { name })} onClick={onRemove}>
          <IconX size={15} />
        </ActionIcon>
      </td>
    </tr>
  );
}
