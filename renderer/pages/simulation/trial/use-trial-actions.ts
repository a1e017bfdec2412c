/** What can be done with one trial: a plan of its own, opened at once, or a scenario of this plan. */
import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { LIMITS } from '../../../../models/plan/limits.ts';
import { useErrorText } from '../../../app/error-text.ts';
import { useHost } from '../../../host/host-context.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { newLineId } from '../../../state/client-id.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { usePlanNumbers } from '../../../state/plan-context.tsx';
import { freeName } from '../../scenarios/scenario-changes.ts';
import type { OpenedTrial } from './open-trial.ts';
import { trialOverrides } from './trial-overrides.ts';

export type TrialActions = {
  readonly asPlan: (opened: OpenedTrial, name: string) => Promise<void>;
  readonly asScenario: (opened: OpenedTrial, name: string) => void;
};

export function useTrialActions(): TrialActions {
  const host = useHost();
  const { t } = useText();
  const errorText = useErrorText();
  const { openPlan, go } = useNavigation();
  const { base, scenarioId, change } = usePlanNumbers();
  return useMemo(
    () => ({
      async asPlan({ plan }, name) {
        // The scenarios would override what the trial has fixed.
        const { scenarios: _overrides, ...rest } = plan;
        const named = `${plan.name.slice(0, LIMITS.nameLength - name.length - 3)} – ${name}`;
        const made = await host.call('plan.create', {
          from: { kind: 'plan', plan: { ...rest, name: named } },
        });
        if (made.ok) openPlan(made.value.planId);
        else notifications.show({ color: 'red', message: errorText(made.error) });
      },
      asScenario(opened, name) {
        const scenarios = base.scenarios ?? [];
        const overrides = trialOverrides(base, opened.source, {
          plan: opened.plan,
          draws: opened.draws,
          valuesOf: opened.appraisal.evaluation.values,
        });
        const scenario = {
          id: newLineId(),
          name: freeName(scenarios, name),
          parentId: scenarioId,
          overrides: [...overrides],
        };
        const put = { type: 'put-scenario', scenario, index: scenarios.length } as const;
        if (change(put, t('simulation.step.scenario', { name: scenario.name })) === null) go('scenarios');
      },
    }),
    [host, t, errorText, openPlan, go, base, scenarioId, change],
  );
}
