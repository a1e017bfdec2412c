/**
 * The scenario shown in the whole application: what every page reads and every edit changes. Only there once the plan
 * has scenarios; while one is shown it is marked, so that nobody takes its figures for the plan's.
 */
import { Select } from '@mantine/core';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import { useText } from '../i18n/use-text.ts';
import { usePlanNumbers } from '../state/plan-context.tsx';
import styles from './frame.module.css';

const PLAN_ITSELF = '';

export function ScenarioPick() {
  const { t } = useText();
  const { base, scenarioId, showScenario } = usePlanNumbers();
  const scenarios = base.scenarios ?? [];
  if (scenarios.length === 0) return null;
  return (
    <Select
      aria-label={t('frame.scenarioShown')}
      title={scenarioId === null ? t('frame.scenarioShown') : t('frame.scenarioEdits')}
      className={styles.scenario}
      data-scenario={scenarioId !== null || undefined}
      size="xs"
      leftSection={<IconArrowsSplit2 size={15} stroke={1.6} />}
      allowDeselect={false}
      data={[
        { value: PLAN_ITSELF, label: t('frame.planItself') },
        ...scenarios.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={scenarioId ?? PLAN_ITSELF}
      onChange={(value) => showScenario(value === PLAN_ITSELF ? null : value)}
    />
  );
}
