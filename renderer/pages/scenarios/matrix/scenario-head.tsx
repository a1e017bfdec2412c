/**
 * The head of a scenario's column: its name, what it inherits from, its probability, each edited in place with the
 * reason where it is refused, and the menu of what can be done with it.
 */
import { ActionIcon, Menu, Select } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { LIMITS } from '../../../../models/plan/limits.ts';
import type { Scenario } from '../../../../models/plan/what-if/scenario-schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import { usePlan } from '../../../state/plan-context.tsx';
import { scenariosOf } from '../scenario-changes.ts';
import type { ScenarioActions } from '../use-scenario-actions.ts';
import { HeadField } from './head-field.tsx';
import classes from './matrix.module.css';
import { readProbability, writeProbability } from './read-probability.ts';

/** Stands for the plan itself among the parents. */
const PLAN = '';

type Props = { readonly scenario: Scenario; readonly actions: ScenarioActions };

export const ScenarioHead = memo(function ScenarioHead({ scenario, actions }: Props) {
  const { t } = useText();
  const { base, scenarioId } = usePlan();
  const scenarios = scenariosOf(base);
  const { name, parentId } = scenario;
  const [parentProblem, setParentProblem] = useState<string | null>(null);
  const parentGone = parentId !== null && !scenarios.some(({ id }) => id === parentId);
  const keepProbability = (text: string): string | null => {
    const read = readProbability(text);
    switch (read.kind) {
      case 'not-a-number':
        return t('grid.notANumber', { text });
      case 'outside':
        return t('scenarios.probabilityRange');
      case 'none':
        return actions.setProbability(scenario, null);
      case 'probability':
        return actions.setProbability(scenario, read.value);
    }
  };
  return (
    <>
      <div className={classes.headLine}>
        <HeadField
          strong
          label={t('scenarios.nameOf', { name })}
          value={name}
          maxLength={LIMITS.nameLength}
          onKeep={(text) => (text === '' ? t('scenarios.nameMissing') : actions.rename(scenario, text))}
        />
        <ScenarioMenu scenario={scenario} actions={actions} />
      </div>
      <Select
        aria-label={t('scenarios.parentOf', { name })}
        variant="unstyled"
        className={classes.parent}
        classNames={{ error: classes.problem }}
        data={[
          { value: PLAN, label: t('scenarios.fromPlan') },
          ...scenarios
            .filter(({ id }) => id !== scenario.id)
            .map((other) => ({ value: other.id, label: t('scenarios.from', { name: other.name }) })),
        ]}
        value={parentGone ? null : (parentId ?? PLAN)}
        placeholder={t('scenarios.parentGone')}
        error={parentProblem ?? (parentGone ? t('scenarios.parentGoneHelp') : null)}
        onChange={(value) => {
          if (value !== null) setParentProblem(actions.setParent(scenario, value === PLAN ? null : value));
        }}
        onBlur={() => setParentProblem(null)}
        comboboxProps={{ width: 220, position: 'bottom-start' }}
      />
      <HeadField
        label={t('scenarios.probabilityOf', { name })}
        placeholder={t('scenarios.probability')}
        value={writeProbability(scenario.probability)}
        onKeep={keepProbability}
      />
      {scenarioId === scenario.id ? <span className={classes.shown}>{t('scenarios.shown')}</span> : null}
    </>
  );
});

function ScenarioMenu({ scenario, actions }: Props) {
  const { t } = useText();
  const { base, scenarioId, showScenario } = usePlan();
  const scenarios = scenariosOf(base);
  const place = scenarios.findIndex(({ id }) => id === scenario.id);
  const isShown = scenarioId === scenario.id;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon size={24} aria-label={t('scenarios.menuOf', { name: scenario.name })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => showScenario(isShown ? null : scenario.id)}>
          {t(isShown ? 'scenarios.showPlan' : 'scenarios.show')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => actions.add(scenario)}>{t('scenarios.newChild')}</Menu.Item>
        <Menu.Item onClick={() => actions.duplicate(scenario)}>{t('scenarios.duplicate')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item disabled={place <= 0} onClick={() => actions.move(scenario, -1)}>
          {t('scenarios.moveLeft')}
        </Menu.Item>
        <Menu.Item disabled={place >= scenarios.length - 1} onClick={() => actions.move(scenario, 1)}>
          {t('scenarios.moveRight')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item color="red" onClick={() => actions.remove(scenario)}>
          {t('scenarios.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
