/**
 * A draft tried on the past: asked for a moment after the last change. The answer to an earlier draft stays on show,
 * marked as being renewed, and says to which draft it belongs.
 */
import { useEffect, useState } from 'react';
import type { HostError } from '../../../../electron/contract/host-error.ts';
import type { TriedRule } from '../../../../electron/contract/tracking/warning-calls.ts';
import type { WarningRule } from '../../../../models/plan/tracking/warning-schema.ts';
import { useHost } from '../../../host/host-context.tsx';

const PAUSE = 180;

export type Tried = {
  readonly rule: WarningRule;
  readonly answer: TriedRule | null;
  readonly error: HostError | null;
};

export function useTriedRule(
  planId: string,
  rule: WarningRule,
): { readonly tried: Tried | null; readonly renewing: boolean } {
  const host = useHost();
  const [tried, setTried] = useState<Tried | null>(null);
  useEffect(() => {
    let current = true;
    const timer = window.setTimeout(() => {
      void host.call('warnings.try', { planId, rule }).then((answer) => {
        if (!current) return;
        setTried(
          answer.ok
            ? { rule, answer: answer.value, error: null }
            : { rule, answer: null, error: answer.error },
        );
      });
    }, PAUSE);
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [host, planId, rule]);
  return { tried, renewing: tried?.rule !== rule };
}
