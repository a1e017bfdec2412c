/** What a working-capital line means: asset or liability, in days, percent or as a balance, and of what. */
import { MultiSelect, SegmentedControl, Select, Stack } from '@mantine/core';
import type { Line } from '../../../models/plan/schema.ts';
import { KeptNumber } from '../../fields/kept-number.tsx';
import { useText } from '../../i18n/use-text.ts';
import { usePlan } from '../../state/plan-context.tsx';
import type { SetLineFields } from './use-set-line.ts';

const BASES = ['days', 'percent', 'balance'] as const;
const TOTALS = ['$revenue', '$variable_cost', '$fixed_cost'] as const;

export function WorkingCapitalFields({
  line,
  onSet,
}: {
  readonly line: Line;
  readonly onSet: SetLineFields;
}) {
  const { t, dynamic } = useText();
  const { plan, appraisal } = usePlan();
  const { workingCapital } = line;
  if (!workingCapital) return null;
  const labels = new Map(appraisal.rows.map((row) => [row.code as string, row.label]));
  const choices = [
    ...TOTALS.map((code) => ({
      value: code as string,
      label: dynamic('statement', labels.get(code) ?? code),
    })),
    ...plan.lines
      .filter(
        (other) => other.kind === 'revenue' || other.kind === 'variable-cost' || other.kind === 'fixed-cost',
      )
      .map((other) => ({ value: other.code, label: other.label })),
  ];
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label={t('line.side')}
        fullWidth
        value={workingCapital.side}
        onChange={(side) => onSet({ workingCapital: { ...workingCapital, side } })}
        data={[
          { value: 'asset', label: t('line.asset') },
          { value: 'liability', label: t('line.liability') },
        ]}
      />
      <Select
        label={t('line.basis')}
        data={BASES.map((basis) => ({ value: basis, label: t(`line.basisOf.${basis}`) }))}
        value={workingCapital.basis}
        onChange={(value) => {
          const basis = BASES.find((known) => known === value);
          if (basis) onSet({ workingCapital: { ...workingCapital, basis } });
        }}
      />
      {workingCapital.basis === 'balance' ? null : (
        <MultiSelect
          label={t('line.of')}
          searchable
          data={choices}
          value={workingCapital.of}
          onChange={(of) => onSet({ workingCapital: { ...workingCapital, of } })}
        />
      )}
      {workingCapital.basis === 'balance' ? null : (
        <KeptNumber
          label={t('line.ahead')}
          value={workingCapital.ahead ?? null}
          placeholder="0"
          optional
          whole
          min={1}
          max={24}
          unit={t('settings.periodsUnit')}
          onKeep={(ahead) => {
            const { ahead: _, ...rest } = workingCapital;
            onSet({ workingCapital: ahead === null ? rest : { ...rest, ahead } });
          }}
        />
      )}
    </Stack>
  );
}
