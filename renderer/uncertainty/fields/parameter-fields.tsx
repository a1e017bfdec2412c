/** The numbers that describe a distribution or a path, each with what is wrong with it. */
import type { DistributionSpec } from '../../../models/plan/what-if/distribution-schema.ts';
import type { SeriesSpec } from '../../../models/plan/what-if/uncertainty-schema.ts';
import { useText } from '../../i18n/use-text.ts';
import type { DraftProblem } from '../draft-problems.ts';
import { type Parameter, parameterValue, withParameter } from '../families.ts';
import { wordsOfField } from '../problem-words.ts';
import classes from '../uncertainty.module.css';
import { DraftNumber } from './draft-number.tsx';

type Props<T extends DistributionSpec | SeriesSpec> = {
  readonly spec: T;
  readonly parameters: readonly Parameter[];
  /** Numbers in the line's unit are typed in percent. */
  readonly rate: boolean;
  readonly problems: readonly DraftProblem[];
  readonly onChange: (spec: T) => void;
};

export function ParameterFields<T extends DistributionSpec | SeriesSpec>(props: Props<T>) {
  const { spec, parameters, rate, problems, onChange } = props;
  const texts = useText();
  const { t } = texts;
  if (parameters.length === 0) return null;
  return (
    <div className={classes.numbers}>
      {parameters.map(({ name, of, optional }) => (
        <DraftNumber
          key={name}
          label={texts.dynamic('simulation', `parameter.${name}`)}
          value={parameterValue(spec, name)}
          rate={of === 'rate' || (of === 'value' && rate)}
          problem={wordsOfField(texts, problems, name)}
          onChange={(value) => onChange(withParameter(spec, name, value))}
          {...(optional ? { optional, placeholder: t('simulation.editor.asUsual') } : {})}
        />
      ))}
    </div>
  );
}
