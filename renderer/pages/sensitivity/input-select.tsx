/** Choosing one input of the plan, grouped as the plan groups them. */
import { Select } from '@mantine/core';
import { useMemo } from 'react';
import type { Plan } from '../../../models/plan/schema.ts';
import type { Driver } from '../../../scenarios/drivers/driver.ts';
import { type Texts, useText } from '../../i18n/use-text.ts';
import { type Input, type InputGroup, inputKey, studyInputs } from './study/inputs.ts';
import { driverName } from './study-words.ts';

type Props = {
  readonly plan: Plan;
  readonly driver: Driver | null;
  readonly label: string;
  readonly width?: number;
  /** An input that must not be chosen, because it is the other axis. */
  readonly except?: Driver | null;
  readonly onChange: (driver: Driver) => void;
};

const GROUPS: readonly InputGroup[] = ['drivers', 'lines', 'settings'];

export function InputSelect({ plan, driver, label, width = 200, except = null, onChange }: Props) {
  const texts = useText();
  const inputs = useMemo(() => studyInputs(plan), [plan]);
  const taken = except ? inputKey(except) : null;
  return (
    <Select
      label={label}
      searchable
      w={width}
      maxDropdownHeight={360}
      value={driver ? inputKey(driver) : null}
      data={inputData(
        texts,
        plan,
        inputs.filter(({ key }) => key !== taken),
      )}
      onChange={(value) => {
        const input = inputs.find(({ key }) => key === value);
        if (input) onChange(input.driver);
      }}
    />
  );
}

export function inputData(texts: Texts, plan: Plan, inputs: readonly Input[]) {
  return GROUPS.map((group) => ({
    group: texts.t(`sensitivity.group.${group}`),
    items: inputs
      .filter((input) => input.group === group)
      .map(({ key, driver }) => ({ value: key, label: driverName(texts, plan, driver) })),
  })).filter(({ items }) => items.length > 0);
}
