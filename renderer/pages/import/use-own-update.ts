/**
 * A workbook that Hurdle wrote, compared with the plan it came from: which changes are accepted, and their application as one
 * change of the plan's log, which can be undone there.
 */
import { useEffect, useState } from 'react';
import type { Output } from '../../../electron/contract/contract.ts';
import type { HostError } from '../../../electron/contract/host-error.ts';
import { setInputs } from '../../../models/plan/inputs/set-inputs.ts';
import { useHost } from '../../host/host-context.tsx';
import { clientId } from '../../state/client-id.ts';

export type Compared = Output<'exchange.compareWorkbook'>;

export function useOwnUpdate(ticket: string, planId: string, onDone: (planId: string) => void) {
  const host = useHost();
  const [compared, setCompared] = useState<Compared | null>(null);
  const [accepted, setAccepted] = useState<ReadonlySet<number>>(new Set());
  const [error, setError] = useState<HostError | null>(null);
  const [busy, setBusy] = useState(true);

  useEffect(() => {
    let left = false;
    void host.call('exchange.compareWorkbook', { ticket, planId }).then((answer) => {
      if (left) return;
      setBusy(false);
      if (!answer.ok) {
        setError(answer.error);
        return;
      }
      setCompared(answer.value);
      // Where the plan has moved since, the user decides.
      setAccepted(new Set(answer.value.changes.flatMap(({ state }, at) => (state === 'ready' ? [at] : []))));
    });
    return () => {
      left = true;
    };
  }, [host, ticket, planId]);

  async function apply(label: string): Promise<void> {
    if (!compared) return;
    setBusy(true);
    setError(null);
    const loaded = await host.call('plan.load', { planId });
    const change =
      loaded.ok &&
      setInputs(
        loaded.value.plan,
        compared.changes
          .filter((_, at) => accepted.has(at))
          .map(({ target, column, after }) => ({ target, column, value: after })),
      );
    const done =
      loaded.ok && change
        ? await host.call('plan.change', {
            planId,
            baseSeq: loaded.value.seq,
            clientId: `${clientId}-excel`,
            change,
            label,
          })
        : loaded;
    setBusy(false);
    if (done.ok) onDone(planId);
    else setError(done.error);
  }

  return { compared, accepted, setAccepted, error, busy, apply };
}
