/**
 * Everything about one line beside the grid: words, kind, source, range, and what its kind needs (depreciation,
 * working capital, financing). Each field is one undoable change when it is left.
 */
import { ActionIcon, Checkbox, Divider, Group, Select, Stack, Text, Title } from '@mantine/core';
import { IconTrash, IconX } from '@tabler/icons-react';
import { blankLine } from '../../../models/plan/blank.ts';
import { kindSchema, type Line } from '../../../models/plan/schema.ts';
import { KeptArea } from '../../fields/kept-area.tsx';
import { KeptText } from '../../fields/kept-text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { usePlan } from '../../state/plan-context.tsx';
import { FinancingFields } from './financing-fields.tsx';
import { GroupField } from './group-field.tsx';
import { InvestmentFields } from './investment-fields.tsx';
import styles from './line-details.module.css';
import { OverrideNote } from './override-note.tsx';
import { RangeFields } from './range-fields.tsx';
import { UncertaintyField } from './uncertainty-field.tsx';
import { useSetLine } from './use-set-line.ts';
import { WorkingCapitalFields } from './working-capital-fields.tsx';

type Props = { readonly line: Line; readonly onClose: () => void };

export function LineDetails({ line, onClose }: Props) {
  const { t } = useText();
  const { plan, change } = usePlan();
  const { set, rename, problem } = useSetLine(line);
  const groups = [...new Set(plan.lines.map((other) => other.group))].filter((group) => group !== '');
  const budgeted = line.kind === 'fixed-cost' || line.kind === 'variable-cost' || line.kind === 'investment';
  return (
    <aside className={styles.panel} aria-label={t('line.details')}>
      <Group justify="space-between" wrap="nowrap">
        <Title order={2} size="md" lineClamp={1}>
          {line.label}
        </Title>
        <ActionIcon aria-label={t('line.close')} onClick={onClose}>
          <IconX size={18} stroke={1.6} />
        </ActionIcon>
      </Group>
      <Stack gap="sm">
        <OverrideNote line={line} />
        <KeptText label={t('grid.line')} value={line.label} required onKeep={(label) => set({ label })} />
        <KeptText label={t('grid.code')} value={line.code} required mono error={problem} onKeep={rename} />
        <Select
          label={t('line.kind')}
          data={kindSchema.options.map((kind) => ({ value: kind, label: t(`kinds.one.${kind}`) }))}
          value={line.kind}
          onChange={(value) => {
            const kind = kindSchema.options.find((option) => option === value);
            if (!kind || kind === line.kind) return;
            // The details that the new kind cannot do without come from a blank line of it.
            const { investment, workingCapital, financing } = blankLine(line.id, line.code, line.label, kind);
            // And those it cannot use go, so that nothing is kept that nobody sees; undo brings them back.
            const unused = (['investment', 'workingCapital', 'financing'] as const).filter(
              (key) =>
                line[key] !== undefined && { investment, workingCapital, financing }[key] === undefined,
            );
            set(
              {
                kind,
                ...(investment && !line.investment ? { investment } : {}),
                ...(workingCapital && !line.workingCapital ? { workingCapital } : {}),
                ...(financing && !line.financing ? { financing } : {}),
              },
              unused,
            );
          }}
        />
        <Group grow gap="sm" align="flex-start">
          <KeptText
            label={t('grid.unit')}
            value={line.unit}
            maxLength={40}
            onKeep={(unit) => set({ unit })}
          />
          <KeptText
            label={t('grid.owner')}
            value={line.owner}
            maxLength={120}
            onKeep={(owner) => set({ owner })}
          />
        </Group>
        <GroupField groups={groups} value={line.group} onKeep={(group) => set({ group })} />
        {budgeted ? (
          <Checkbox
            label={t('line.outsideBudget')}
            checked={line.outsideBudget === true}
            onChange={(event) => set({ outsideBudget: event.currentTarget.checked })}
          />
        ) : null}
        {budgeted || line.kind === 'revenue' ? (
          <Checkbox
            label={t(line.kind === 'revenue' ? 'line.taxFree' : 'line.notDeductible')}
            checked={line.taxExempt === true}
            onChange={(event) => set({ taxExempt: event.currentTarget.checked })}
          />
        ) : null}
        <KeptArea
          label={t('grid.source')}
          description={t('line.sourceHint')}
          minRows={1}
          maxRows={4}
          value={line.source}
          onKeep={(source) => set({ source })}
        />
        <KeptArea
          label={t('line.note')}
          minRows={2}
          maxRows={8}
          value={line.note}
          onKeep={(note) => set({ note })}
        />
        <RangeFields line={line} onSet={set} />
        <UncertaintyField line={line} onSet={set} />
        {line.kind === 'investment' ? <InvestmentFields line={line} onSet={set} /> : null}
        {line.kind === 'working-capital' ? <WorkingCapitalFields line={line} onSet={set} /> : null}
        {line.kind === 'financing' ? <FinancingFields line={line} onSet={set} /> : null}
        <Divider />
        <Group justify="space-between">
          <Text size="xs" c="dimmed">
            {t('line.removeHint')}
          </Text>
          <ActionIcon
            aria-label={t('line.remove')}
            title={t('line.remove')}
            onClick={() =>
              change({ type: 'remove-line', lineId: line.id }, t('changes.removeLine', { label: line.label }))
            }
          >
            <IconTrash size={17} stroke={1.6} />
          </ActionIcon>
        </Group>
      </Stack>
    </aside>
  );
}
