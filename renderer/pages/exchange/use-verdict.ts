/** The verdict of a plan of the other workspace, computed here with the same engine as our own. */
import { useQuery } from '@tanstack/react-query';
import { useHost } from '../../host/host-context.tsx';

export function useVerdict(otherId: string, planId: string) {
  const host = useHost();
  const { data } = useQuery({
    // The other workspace is a copy that does not change while it is open.
    queryKey: ['other-verdict', otherId, planId],
    queryFn: async () => {
      const loaded = await host.call('other.plan', { otherId, planId });
      if (!loaded.ok) return null;
      const { appraise } = await import('../../../models/appraisal/appraise.ts');
      const { headline, hurdle, verdict } = appraise(loaded.value.theirs);
      const { npv, irr } = headline;
      return { settings: loaded.value.theirs.settings, npv, irr, hurdle, decision: verdict.decision };
    },
  });
  return data ?? null;
}
