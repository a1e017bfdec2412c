/**
 * The making of a pack in this window. It goes on when another pack or page is opened, and is there again when one comes back;
 * one at a time. How it ended is told by the one who began it.
 */

import type { Answer } from '../../../../electron/contract/contract.ts';
import type { PackForm, PackProgress } from '../../../../electron/contract/packs/pack-calls.ts';
import type { PageHost } from '../../../host/page-host.ts';
import { createStore, type ReadableStore } from '../../../state/store.ts';

export type Making = {
  readonly jobId: string;
  readonly packName: string;
  readonly startedAt: number;
  readonly progress: PackProgress | null;
};

type Order = { readonly planId: string; readonly packId: string; readonly forms: readonly PackForm[] };

const current = createStore<Making | null>(null);
export const making: ReadableStore<Making | null> = current;

/** Only where nothing is being made. */
export async function makeInForms(
  host: PageHost,
  { planId, packId, forms }: Order,
  packName: string,
): Promise<Answer<'packs.make'>> {
  const jobId = crypto.randomUUID();
  const begun: Making = { jobId, packName, startedAt: performance.now(), progress: null };
  current.set(begun);
  const stop = host.on('packs.progress', (progress) => {
    if (progress.jobId === jobId) current.set({ ...begun, progress });
  });
  try {
    return await host.call('packs.make', { planId, packId, forms: [...forms], jobId });
  } finally {
    stop();
    current.set(null);
  }
}
