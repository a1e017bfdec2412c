/** The edits of scenarios with their names in the change log; a refusal comes back as a sentence for its field. */
import { notifications } from '@mantine/notifications';
import { createElement, useMemo } from 'react';
import { applyChange } from '../../../models/plan/apply-change.ts';
import type { Change } from '../../../models/plan/change.ts';
import type { Override, Scenario } from '../../../models/plan/what-if/scenario-schema.ts';
import { readyMade } from '../../../scenarios/ready-made.ts';
import { useErrorText } from '../../app/error-text.ts';
import { overrideName } from '../../app/what-if-words.ts';
import { useText } from '../../i18n/use-text.ts';
import { newLineId } from '../../state/client-id.ts';
import { usePlan } from '../../state/plan-context.tsx';
import { UndoMessage } from '../history/undo-message.tsx';
import {
  addScenario,
  deleteScenario,
  duplicateScenario,
  moveScenario,
  putScenario,
  withOverride,
  withoutOverride,
  withProbability,
} from './scenario-changes.ts';

export type ScenarioActions = {
  readonly makeReady: () => void;
  /** Below a parent, or of the plan itself. */
  readonly add: (parent: Scenario | null) => void;
  readonly duplicate: (scenario: Scenario) => void;
  readonly rename: (scenario: Scenario, name: string) => string | null;
  readonly setProbability: (scenario: Scenario, probability: number | null) => string | null;
  readonly setParent: (scenario: Scenario, parentId: string | null) => string | null;
  readonly move: (scenario: Scenario, by: -1 | 1) => void;
  readonly remove: (scenario: Scenario) => void;
  readonly override: (scenario: Scenario, override: Override) => string | null;
  readonly reset: (scenario: Scenario, key: string, label: string) => void;
};

export function useScenarioActions(): ScenarioActions {
  const texts = useText();
  const errorText = useErrorText();
  const { base, scenarioId, change, showScenario } = usePlan();
  return useMemo(() => {
    const { t } = texts;
    /** Tried first, so that what is refused is told at its field and nowhere else. */
    const tried = (wanted: Change, label: string): string | null => {
      const result = applyChange(base, wanted);
      if (!result.ok) return errorText(result.error);
      change(wanted, label);
      return null;
    };
    const put = (scenario: Scenario, label: string) => tried(putScenario(base, scenario), label);
    const told = (sentence: string | null) => {
      if (sentence !== null) notifications.show({ color: 'red', message: sentence });
    };
    return {
      makeReady() {
        const words = {
          base: t('scenarios.ready.base'),
          optimistic: t('scenarios.ready.optimistic'),
          downturn: t('scenarios.ready.downturn'),
        };
        const changes = [...readyMade(base, words, newLineId)];
        told(tried({ type: 'batch', changes }, t('scenarios.step.ready')));
      },
      add(parent) {
        const name = parent?.name ?? t('scenarios.newName');
        told(tried(addScenario(base, newLineId(), name, parent?.id ?? null), t('scenarios.step.add')));
      },
      duplicate(scenario) {
        const step = t('scenarios.step.duplicate', { name: scenario.name });
        told(tried(duplicateScenario(base, scenario, newLineId()), step));
      },
      rename: (scenario, name) =>
        put({ ...scenario, name }, t('scenarios.step.rename', { name: scenario.name, to: name })),
      setProbability: (scenario, probability) =>
        put(withProbability(scenario, probability), t('scenarios.step.probability', { name: scenario.name })),
      setParent: (scenario, parentId) =>
        put({ ...scenario, parentId }, t('scenarios.step.parent', { name: scenario.name })),
      move(scenario, by) {
        const moved = moveScenario(base, scenario, by);
        if (moved) told(tried(moved, t('scenarios.step.move', { name: scenario.name })));
      },
      remove(scenario) {
        const { name } = scenario;
        const removal = deleteScenario(base, scenario);
        const done = applyChange(base, removal);
        if (!done.ok) return told(errorText(done.error));
        if (scenario.id === scenarioId) showScenario(null);
        change(removal, t('scenarios.step.remove', { name }));
        const { inverse } = done.value;
        const shown = notifications.show({
          autoClose: 10_000,
          message: createElement(UndoMessage, {
            text: t('scenarios.removed', { name }),
            undo: t('scenarios.undo'),
            onUndo: () => {
              notifications.hide(shown);
              change(inverse, t('scenarios.step.bringBack', { name }));
            },
          }),
        });
      },
      override: (scenario, override) =>
        put(
          withOverride(scenario, override),
          t('scenarios.step.override', { label: overrideName(texts, base, override), name: scenario.name }),
        ),
      reset(scenario, key, label) {
        told(
          put(withoutOverride(scenario, key), t('changes.resetOverride', { label, scenario: scenario.name })),
        );
      },
    };
  }, [texts, errorText, base, scenarioId, change, showScenario]);
}
