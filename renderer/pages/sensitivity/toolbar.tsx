/** What is studied: the metric, how far the inputs go, which inputs. Every choice shows at once in all charts. */
import { MultiSelect, Select } from '@mantine/core';
import { useMemo } from 'react';
import type { Plan } from '../../../models/plan/schema.ts';
import { KeptNumber } from '../../fields/kept-number.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { Choice } from './choice.ts';
import { inputData } from './input-select.tsx';
import { MetricSelect } from './metric-select.tsx';
import classes from './sensitivity.module.css';
import { studyInputs } from './study/inputs.ts';
import type { RangeChoice } from './study/study-ranges.ts';

type Props = {
  readonly plan: Plan;
  readonly choice: Choice;
  readonly choose: (patch: Partial<Choice>) => void;
};

const MODES = ['own', 'percent', 'percentiles'] as const;
const TAILS = [0.01, 0.05, 0.1, 0.25] as const;
/** Beyond it a number changes its sign at the low end and more: a range of its own says that better. */
const MOST = 5;

export function Toolbar({ plan, choice, choose }: Props) {
  const texts = useText();
  const { t } = texts;
  const inputs = useMemo(() => studyInputs(plan), [plan]);
  const { ranges } = choice;
  const setRanges = (patch: Partial<RangeChoice>) => choose({ ranges: { ...ranges, ...patch } });
  return (
    <div className={classes.toolbar}>
      <MetricSelect
        plan={plan}
        metric={choice.metric}
        label={t('sensitivity.metric')}
        onChange={(metric) => choose({ metric, grid: { ...choice.grid, level: 'break-even' } })}
      />
      <Select
        label={t('sensitivity.range')}
        w={190}
        value={ranges.mode}
        data={MODES.map((value) => ({ value, label: t(`sensitivity.mode.${value}`) }))}
        onChange={(value) => setRanges({ mode: MODES.find((mode) => mode === value) ?? 'own' })}
      />
      {ranges.mode === 'percentiles' ? (
        <Select
          label={t('sensitivity.percentiles')}
          w={110}
          value={String(ranges.tail)}
          data={TAILS.map((tail) => ({
            value: String(tail),
            label: `P${Math.round(tail * 100)} – P${Math.round((1 - tail) * 100)}`,
          }))}
          onChange={(value) => setRanges({ tail: TAILS.find((tail) => String(tail) === value) ?? 0.1 })}
        />
      ) : (
        <div className={classes.short}>
          <KeptNumber
            label={t(ranges.mode === 'own' ? 'sensitivity.othersBy' : 'sensitivity.by')}
            value={ranges.percent}
            rate
            min={0.0001}
            max={MOST}
            onKeep={(percent) => percent !== null && setRanges({ percent })}
          />
        </div>
      )}
      <MultiSelect
        className={classes.inputs}
        label={t('sensitivity.inputs')}
        placeholder={choice.inputs.length === 0 ? t('sensitivity.allInputs') : ''}
        searchable
        clearable
        hidePickedOptions
        maxDropdownHeight={360}
        value={choice.inputs.filter((key) => inputs.some((input) => input.key === key))}
        data={inputData(texts, plan, inputs)}
        onChange={(keys) => choose({ inputs: keys })}
      />
    </div>
  );
}
