/**
 * Opens the outlook as a plan of its own: what has happened as figures, the rest by its methods, so that every page of
 * what-if works on it. The plan it came from is not touched.
 */
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { LIMITS } from '../../../models/plan/limits.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { useErrorText } from '../../app/error-text.ts';
import { useHost } from '../../host/host-context.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useNavigation } from '../../state/navigation.ts';

export function useOpenOutlook(plan: Pick<Plan, 'id' | 'name'>): () => Promise<void> {
  const host = useHost();
  const { t } = useText();
  const errorText = useErrorText();
  const { openPlan } = useNavigation();
  const { id: planId, name } = plan;
  return useCallback(async () => {
    const made = await host.call('outlook.plan', { planId });
    const created = made.ok
      ? await host.call('plan.create', {
          from: {
            kind: 'plan',
            plan: {
              ...made.value.plan,
              name: t('outlook.planName', { name: name.slice(0, LIMITS.nameLength - 20) }),
            },
          },
        })
      : made;
    if (created.ok) openPlan(created.value.planId, 'overview');
    else notifications.show({ color: 'red', message: errorText(created.error) });
  }, [host, planId, name, t, errorText, openPlan]);
}
