/** One click that makes every input with a range uncertain; nothing where no range is left to be used. */
import { Button, Group } from '@mantine/core';
import type { Plan } from '../../../../models/plan/schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import { usePlanNumbers } from '../../../state/plan-context.tsx';
import { rangeSuggestions, suggestionChange } from './suggestions.ts';

export function SuggestionButtons({
  plan,
  first = false,
}: {
  readonly plan: Plan;
  readonly first?: boolean;
}) {
  const { t } = useText();
  const { change } = usePlanNumbers();
  const ways = (['pert', 'percentiles'] as const).flatMap((way) => {
    const suggestions = rangeSuggestions(plan, way);
    const wanted = suggestionChange(suggestions);
    return wanted ? [{ way, wanted, count: suggestions.length }] : [];
  });
  if (ways.length === 0) return null;
  return (
    <Group gap="sm">
      {ways.map(({ way, wanted, count }, index) => (
        <Button
          key={way}
          size={first ? 'sm' : 'compact-xs'}
          variant={first && index === 0 ? 'filled' : 'default'}
          title={t(`simulation.suggest.hint.${way}`)}
          onClick={() => change(wanted, t('simulation.step.suggest', { count }))}
        >
          {t(`simulation.suggest.${way}`, { count })}
        </Button>
      ))}
    </Group>
  );
}
