/** The values of a discrete distribution with their weights; weights need not add to one. */
import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Discrete } from '../../../models/plan/what-if/distribution-schema.ts';
import { useText } from '../../i18n/use-text.ts';
import type { DraftProblem } from '../draft-problems.ts';
import { problemWords, wordsOfField } from '../problem-words.ts';
import classes from '../uncertainty.module.css';
import { DraftNumber } from './draft-number.tsx';

type Props = {
  readonly spec: Discrete;
  readonly rate: boolean;
  readonly problems: readonly DraftProblem[];
  readonly onChange: (spec: Discrete) => void;
};

export function OutcomeFields({ spec, rate, problems, onChange }: Props) {
  const texts = useText();
  const { t } = texts;
  const { outcomes } = spec;
  // Rows are named by keys of their own, so that taking one away leaves the others' typing alone.
  const next = useRef(outcomes.length);
  const [keys, setKeys] = useState(() => outcomes.map((_, index) => index));
  const whole = problems.find(({ field }) => field === 'outcomes');
  const edit = (at: number, part: 'value' | 'weight', typed: number | undefined) =>
    onChange({
      ...spec,
      outcomes: outcomes.map((outcome, index) =>
        index === at ? { ...outcome, [part]: typed ?? Number.NaN } : outcome,
      ),
    });
  const add = () => {
    setKeys([...keys, next.current]);
    next.current += 1;
    onChange({ ...spec, outcomes: [...outcomes, { value: outcomes.at(-1)?.value ?? 0, weight: 0.1 }] });
  };
  const remove = (at: number) => {
    setKeys(keys.filter((_, index) => index !== at));
    onChange({ ...spec, outcomes: outcomes.filter((_, index) => index !== at) });
  };
  return (
    <div>
      <div className={classes.outcomeHead}>
        <span>{t('simulation.parameter.value')}</span>
        <span>{t('simulation.parameter.weight')}</span>
      </div>
      {outcomes.map((outcome, index) => (
        <div key={keys[index] ?? index} className={classes.outcome}>
          <DraftNumber
            label={t('simulation.editor.valueOf', { number: index + 1 })}
            hiddenLabel
            value={outcome.value}
            rate={rate}
            problem={wordsOfField(texts, problems, `outcomes.${index}.value`)}
            onChange={(typed) => edit(index, 'value', typed)}
          />
          <DraftNumber
            label={t('simulation.editor.weightOf', { number: index + 1 })}
            hiddenLabel
            value={outcome.weight}
            problem={wordsOfField(texts, problems, `outcomes.${index}.weight`)}
            onChange={(typed) => edit(index, 'weight', typed)}
          />
          <ActionIcon
            aria-label={t('simulation.editor.removeValue', { number: index + 1 })}
            onClick={() => remove(index)}
          >
            <IconX size={15} stroke={1.6} />
          </ActionIcon>
        </div>
      ))}
      {whole ? (
        <p className={classes.problem} role="alert">
          {problemWords(texts, whole)}
        </p>
      ) : null}
      <Button variant="subtle" size="compact-xs" leftSection={<IconPlus size={14} />} onClick={add}>
        {t('simulation.editor.addValue')}
      </Button>
    </div>
  );
}
