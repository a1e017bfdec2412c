/** The family of a distribution and what it is described by; a new family begins where the one before stood. */
import { Select } from '@mantine/core';
import { useRef, useState } from 'react';
import type { DistributionSpec } from '../../../models/plan/what-if/distribution-schema.ts';
import { useText } from '../../i18n/use-text.ts';
import type { DraftProblem } from '../draft-problems.ts';
import {
  FAMILY_GROUPS,
  GROUP_NAMES,
  MOMENT_FAMILIES,
  PERCENTILE_FAMILIES,
  parametersOf,
  type SpecType,
} from '../families.ts';
import { type Anchors, startingSpec } from '../starting-spec.ts';
import classes from '../uncertainty.module.css';
import { HistoryFields } from './history-fields.tsx';
import { OutcomeFields } from './outcome-fields.tsx';
import { ParameterFields } from './parameter-fields.tsx';

type Props = {
  readonly spec: DistributionSpec;
  readonly anchors: Anchors;
  readonly rate: boolean;
  readonly problems: readonly DraftProblem[];
  readonly onChange: (spec: DistributionSpec) => void;
};

export function FamilyFields({ spec, anchors, rate, problems, onChange }: Props) {
  const { t } = useText();
  const written = useRef(new Map<SpecType, DistributionSpec>());
  const pasted = useRef<readonly number[]>(spec.type === 'empirical' ? spec.data : []);
  const [fromHistory, setFromHistory] = useState(spec.type === 'empirical');
  // Raised where numbers come from elsewhere than the fields, so that these are written anew.
  const [round, setRound] = useState(0);
  const take = (next: DistributionSpec) => {
    if (next.type === 'empirical') pasted.current = next.data;
    setRound(round + 1);
    onChange(next);
  };
  /** What was typed for a family is there again when it is chosen again. */
  const setFamily = (type: SpecType) => {
    if (type === spec.type) return;
    written.current.set(spec.type, spec);
    setFromHistory(type === 'empirical');
    if (type === 'empirical') take({ type, data: [...pasted.current], method: 'smoothed' });
    else take(written.current.get(type) ?? startingSpec(type, anchors));
  };
  return (
    <>
      <Select
        data-autofocus
        label={t('simulation.editor.family')}
        value={spec.type}
        maxDropdownHeight={340}
        data={GROUP_NAMES.map((group) => ({
          group: t(`simulation.familyGroup.${group}`),
          items: FAMILY_GROUPS[group].map((type) => ({ value: type, label: t(`simulation.family.${type}`) })),
        }))}
        onChange={(value) => {
          const type = GROUP_NAMES.flatMap((group): readonly SpecType[] => FAMILY_GROUPS[group]).find(
            (each) => each === value,
          );
          if (type) setFamily(type);
        }}
      />
      {spec.type === 'moments' ? (
        <Select
          label={t('simulation.editor.shape')}
          value={spec.family}
          data={MOMENT_FAMILIES.map((value) => ({ value, label: t(`simulation.family.${value}`) }))}
          onChange={(value) => {
            const family = MOMENT_FAMILIES.find((each) => each === value);
            if (family)
              take(
                family === 'beta'
                  ? { ...spec, family, min: anchors.min, max: anchors.max }
                  : { ...spec, family },
              );
          }}
        />
      ) : null}
      {spec.type === 'percentiles' ? (
        <Select
          label={t('simulation.editor.shape')}
          value={spec.family}
          data={PERCENTILE_FAMILIES.map((value) => ({ value, label: t(`simulation.family.${value}`) }))}
          onChange={(value) => {
            const family = PERCENTILE_FAMILIES.find((each) => each === value);
            const peaked = family === 'pert' || family === 'triangular';
            if (family)
              take({ ...spec, family, ...(peaked && spec.p50 === undefined ? { p50: anchors.p50 } : {}) });
          }}
        />
      ) : null}
      <p className={classes.quiet}>{t(`simulation.familyHint.${spec.type}`)}</p>
      {spec.type === 'discrete' ? (
        <OutcomeFields key={round} spec={spec} rate={rate} problems={problems} onChange={onChange} />
      ) : (
        <ParameterFields
          key={`${spec.type}-${round}`}
          spec={spec}
          parameters={parametersOf(spec)}
          rate={rate}
          problems={problems}
          onChange={onChange}
        />
      )}
      {fromHistory ? (
        <HistoryFields history={pasted.current} spec={spec} rate={rate} onChoose={take} />
      ) : null}
    </>
  );
}
