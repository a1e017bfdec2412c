/** Says that a line is overridden in the scenario shown, by whom, and takes the override back to the plan's entry. */
import { Button, Group, Text } from '@mantine/core';
import type { Line } from '../../../models/plan/schema.ts';
import { overrideKey } from '../../../models/plan/what-if/scenario-schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLineOverrides } from '../../state/overridden.ts';
import { usePlanNumbers } from '../../state/plan-context.tsx';

export function OverrideNote({ line }: { readonly line: Line }) {
  const { t } = useText();
  const { base, change } = usePlanNumbers();
  const found = useLineOverrides().get(line.id);
  if (!found) return null;
  const reset = () => {
    const scenarios = base.scenarios ?? [];
    const index = scenarios.findIndex(({ id }) => id === found.scenarioId);
    const scenario = scenarios[index];
    if (!scenario) return;
    const key = `line:${line.id}`;
    const others = scenario.overrides.filter((each) => overrideKey(each) !== key);
    // A parent's override is answered with "as planned"; an own one is simply taken away.
    const overrides = found.own
      ? others
      : [
          ...others,
          { target: 'line', lineId: line.id, label: line.label, change: { type: 'planned' } } as const,
        ];
    change(
      { type: 'put-scenario', scenario: { ...scenario, overrides }, index },
      t('changes.resetOverride', { label: line.label, scenario: scenario.name }),
    );
  };
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs">
      <Text size="xs">
        {t(found.own ? 'line.overridden' : 'line.overriddenBy', { scenario: found.scenario })}
      </Text>
      <Button variant="default" size="compact-xs" onClick={reset}>
        {t('line.resetOverride')}
      </Button>
    </Group>
  );
}
