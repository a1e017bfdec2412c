/**
 * The pages of a pack as the host makes them, renewed a moment after an edit has been stored. The last ones stay on the
 * screen while new ones are made; an answer that has been overtaken is dropped.
 */
import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../../electron/contract/contract.ts';
import type { HostError } from '../../../../electron/contract/host-error.ts';
import type { PackProgress } from '../../../../electron/contract/packs/pack-calls.ts';
import type { Pack } from '../../../../models/plan/packs/pack-schema.ts';
import { useHost } from '../../../host/host-context.tsx';
import { usePlan } from '../../../state/plan-context.tsx';

export type PreviewState = {
  readonly pages: Output<'packs.preview'> | null;
  readonly error: HostError | null;
  /** null: what is shown is as it is now. */
  readonly renewing: { readonly startedAt: number; readonly progress: PackProgress | null } | null;
  readonly again: () => void;
};

const PAUSE_MS = 350;

export function usePreview(pack: Pack, language: 'en' | 'zh'): PreviewState {
  const host = useHost();
  const { base, seq, saved } = usePlan();
  const planId = base.id;
  const [state, setState] = useState<Omit<PreviewState, 'again'>>({
    pages: null,
    error: null,
    renewing: null,
  });
  const [tries, setTries] = useState(0);
  const [outside, setOutside] = useState(0);
  const hasPages = useRef(false);
  useEffect(() => {
    const again = () => setOutside((count) => count + 1);
    const heard = (event: { readonly planId: string }) => event.planId === planId && again();
    const ends = [
      host.on('tracking.changed', heard),
      host.on('packs.issued', heard),
      // Unlocked again: what was asked meanwhile was refused.
      host.on('workspace.changed', again),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [host, planId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: seq, tries and outside say that there is something new to show
  useEffect(() => {
    if (saved !== 'saved') return;
    const jobId = crypto.randomUUID();
    let wanted = true;
    const startedAt = performance.now();
    setState((known) => ({ ...known, renewing: { startedAt, progress: null } }));
    const stop = host.on('packs.progress', (progress) => {
      if (progress.jobId === jobId) setState((known) => ({ ...known, renewing: { startedAt, progress } }));
    });
    const timer = setTimeout(
      async () => {
        const answer = await host.call('packs.preview', { planId, pack, language, jobId });
        if (!wanted) return;
        stop();
        wanted = false;
        if (answer.ok) {
          hasPages.current = true;
          setState({ pages: answer.value, error: null, renewing: null });
        } else setState((known) => ({ ...known, error: answer.error, renewing: null }));
      },
      hasPages.current ? PAUSE_MS : 0,
    );
    return () => {
      clearTimeout(timer);
      stop();
      if (wanted) void host.call('packs.cancel', { jobId });
      wanted = false;
    };
  }, [host, planId, pack, language, seq, saved, tries, outside]);
  return { ...state, again: () => setTries((count) => count + 1) };
}
