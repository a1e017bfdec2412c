/**
 * The steps of an import of actuals: choose, look and correct, import. Reading and saving are jobs of the host that tell
 * their progress and can be cancelled; nothing is stored before the last step, and all of it or nothing then.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PickedFile } from '../../../../electron/contract/app-calls.ts';
import type { Input, Output } from '../../../../electron/contract/contract.ts';
import type { HostError } from '../../../../electron/contract/host-error.ts';
import type { ActualsProgress } from '../../../../electron/contract/tracking/actuals-calls.ts';
import type { ActualsPreview } from '../../../../electron/contract/tracking/actuals-import.ts';
import type { Result } from '../../../../models/plan/result.ts';
import { useHost } from '../../../host/host-context.tsx';
import type { ProgressPoint } from './time-left.ts';

/** What a person has corrected in how the file is read. */
export type Reading = Pick<Input<'actuals.preview'>, 'sheet' | 'headerPlace' | 'columns' | 'settings'>;
export type Imported = Output<'actuals.import'>;

export type Job = {
  readonly id: string;
  readonly what: 'reading' | 'importing';
  readonly first: ProgressPoint | null;
  readonly now: ProgressPoint | null;
};

export type ImportState = {
  readonly file: PickedFile | null;
  readonly reading: Reading;
  /** Of the last reading that came through; stays on show while another is made. */
  readonly preview: ActualsPreview | null;
  readonly choosing: boolean;
  readonly job: Job | null;
  readonly error: HostError | null;
  /** The last job was cancelled by the user. */
  readonly cancelled: boolean;
};

const START: ImportState = {
  file: null,
  reading: {},
  preview: null,
  choosing: false,
  job: null,
  error: null,
  cancelled: false,
};

export function useActualsImport(planId: string, onImported: (imported: Imported, here: boolean) => void) {
  const host = useHost();
  const [state, setState] = useState<ImportState>(START);
  const jobId = useRef<string | null>(null);
  const stopped = useRef(new Set<string>());
  const importing = useRef(false);
  const here = useRef(true);

  useEffect(
    () =>
      host.on('actuals.progress', (progress) => {
        if (progress.jobId !== jobId.current) return;
        setState((before) => (before.job ? { ...before, job: followed(before.job, progress) } : before));
      }),
    [host],
  );
  // Leaving the page ends a reading, which nobody waits for any more; an import goes on.
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
      const id = jobId.current;
      if (id !== null && !importing.current) void host.call('actuals.cancel', { jobId: id });
    };
  }, [host]);

  const begin = useCallback((what: Job['what']): string => {
    const id = crypto.randomUUID();
    jobId.current = id;
    const job: Job = { id, what, first: null, now: null };
    setState((before) => ({ ...before, job, error: null, cancelled: false }));
    return id;
  }, []);

  const read = useCallback(
    async (file: PickedFile, reading: Reading) => {
      const earlier = jobId.current;
      if (earlier !== null) {
        // A newer correction makes the reading before it useless.
        stopped.current.add(earlier);
        void host.call('actuals.cancel', { jobId: earlier });
      }
      setState((before) => ({ ...before, file, reading, choosing: false }));
      const id = begin('reading');
      const answer = await host.call('actuals.preview', {
        ...reading,
        planId,
        ticket: file.ticket,
        jobId: id,
      });
      if (jobId.current !== id) return;
      jobId.current = null;
      setState((before) => {
        if (answer.ok) return { ...before, job: null, preview: answer.value };
        const cancelled = stopped.current.has(id);
        // Nothing to look at: back to choosing, with the reason.
        const back = before.preview === null ? { file: null, reading: {} } : {};
        return { ...before, ...back, job: null, error: cancelled ? null : answer.error, cancelled };
      });
    },
    [host, planId, begin],
  );

  const take = useCallback(
    async (picking: Promise<Result<PickedFile | null, HostError>>) => {
      // Another file must not end an import that is under way.
      if (importing.current) return;
      setState({ ...START, choosing: true });
      const picked = await picking;
      if (!picked.ok) setState({ ...START, error: picked.error });
      else if (picked.value) await read(picked.value, {});
      else setState(START);
    },
    [read],
  );

  const drop = useCallback((file: File) => void take(host.upload(file, 'workbook')), [host, take]);

  return {
    state,
    choose: () => void take(host.pickFile('workbook')),
    drop,
    again: () => setState(START),
    correct(reading: Reading) {
      if (state.file) void read(state.file, reading);
    },
    cancel() {
      const { job } = state;
      if (!job) return;
      stopped.current.add(job.id);
      void host.call('actuals.cancel', { jobId: job.id });
    },
    async importIt(more: { name: string; allowDuplicate: boolean; leaveOutEqual: boolean }) {
      const { file, reading } = state;
      if (!file || state.job) return;
      const id = begin('importing');
      importing.current = true;
      const answer = await host.call('actuals.import', {
        ...reading,
        ...more,
        planId,
        ticket: file.ticket,
        jobId: id,
      });
      importing.current = false;
      jobId.current = null;
      if (answer.ok) {
        setState(START);
        onImported(answer.value, here.current);
        return;
      }
      const cancelled = stopped.current.has(id);
      setState((before) => ({ ...before, job: null, error: cancelled ? null : answer.error, cancelled }));
    },
    /** The list of problems as a file; the error where it cannot be made. */
    async problems(language: 'en' | 'zh') {
      const { file, reading } = state;
      if (!file) return;
      const answer = await host.call('actuals.problems', {
        ...reading,
        planId,
        ticket: file.ticket,
        language,
      });
      const delivered = answer.ok ? await host.deliver(answer.value) : answer;
      if (!delivered.ok) setState((before) => ({ ...before, error: delivered.error }));
    },
  };
}

export type ActualsImport = ReturnType<typeof useActualsImport>;

function followed(job: Job, { phase, done, total }: ActualsProgress): Job {
  const now: ProgressPoint = { phase, done, total, at: performance.now() };
  return { ...job, now, first: job.first && job.first.phase === phase ? job.first : now };
}
