/** A number that moves from period to period: the kind of walk and its parameters, those of one period. */
import { Select } from '@mantine/core';
import { useState } from 'react';
import type { SeriesSpec } from '../../../models/plan/what-if/uncertainty-schema.ts';
import { useText } from '../../i18n/use-text.ts';
import type { DraftProblem } from '../draft-problems.ts';
import { PATH_TYPES, pathParameters } from '../families.ts';
import { type Anchors, startingPath } from '../starting-spec.ts';
import classes from '../uncertainty.module.css';
import { ParameterFields } from './parameter-fields.tsx';

type Props = {
  readonly path: SeriesSpec;
  readonly anchors: Anchors;
  readonly rate: boolean;
  readonly problems: readonly DraftProblem[];
  readonly onChange: (path: SeriesSpec) => void;
};

export function PathFields({ path, anchors, rate, problems, onChange }: Props) {
  const { t } = useText();
  const [round, setRound] = useState(0);
  return (
    <>
      <Select
        data-autofocus
        label={t('simulation.editor.walk')}
        value={path.type}
        data={PATH_TYPES.map((value) => ({ value, label: t(`simulation.path.${value}`) }))}
        onChange={(value) => {
          const type = PATH_TYPES.find((each) => each === value);
          if (!type || type === path.type) return;
          setRound(round + 1);
          const start = Number.isFinite(path.start) ? path.start : anchors.p50;
          onChange(startingPath(type, { ...anchors, p50: start }));
        }}
      />
      <p className={classes.quiet}>{t(`simulation.pathHint.${path.type}`)}</p>
      <ParameterFields
        key={`${path.type}-${round}`}
        spec={path}
        parameters={pathParameters(path)}
        rate={rate}
        problems={problems}
        onChange={onChange}
      />
    </>
  );
}
