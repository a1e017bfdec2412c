/** The thread that writes workbooks: it says how far it is, and ends when it is told to. */
import { describe, expect, it } from 'vitest';
import { writeWorkbookInThread } from '../../../../electron/host/workbooks/workbook-thread.ts';
import { bigPlan } from '../../../bench/big-plan.ts';
import { everyFeaturePlan } from '../every-feature-plan.ts';

const PATIENCE = 120_000;

describe('a workbook written in a thread', () => {
  it(
    'comes with every figure counted on the way',
    async () => {
      const told: (readonly [number, number])[] = [];
      let toldBeforeWriting = 0;
      const written = await writeWorkbookInThread(everyFeaturePlan(), 'en', {
        onProgress: (done, all) => void told.push([done, all]),
        onWriting: () => {
          toldBeforeWriting = told.length;
        },
      });
      if (!written.ok) throw new Error(written.error.message);
      const compared = written.value.checks.reduce((sum, check) => sum + check.compared, 0);
      expect(told.at(-1)).toEqual([compared, compared]);
      // The file is written once every figure is proved, and not before.
      expect(toldBeforeWriting).toBe(told.length);
    },
    PATIENCE,
  );

  it(
    'is given up at once when it is cancelled on the way, and before it began',
    async () => {
      const cancel = new AbortController();
      const answer = await writeWorkbookInThread(bigPlan(), 'en', {
        onProgress: () => cancel.abort(),
        signal: cancel.signal,
      });
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'export-refused', params: { reason: 'cancelled' } },
      });
      const late = await writeWorkbookInThread(bigPlan(), 'en', { signal: cancel.signal });
      expect(late).toMatchObject({ ok: false, error: { params: { reason: 'cancelled' } } });
    },
    PATIENCE,
  );
});
