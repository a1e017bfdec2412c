/**
 * Reads the file behind a ticket as actuals of a plan: once for the same ticket and settings, with progress and cancel for
 * the page that named a job. Saves nothing.
 */
import { extname } from 'node:path';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import type { EntryColumns, ImportSettings } from '../../../models/tracking/actuals/import/import-types.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import type { ActualsProgress as ToldProgress } from '../../contract/tracking/actuals-calls.ts';
import type { ReadRequest } from '../../contract/tracking/actuals-import.ts';
import type {
  ActualsFile,
  ActualsProgress,
  ReadActualsRequest,
} from '../../exchange/actuals/actuals-file.ts';
import type { HostContext } from '../../host/host-context.ts';
import { deskOf } from './actuals-desk.ts';

/** The thread's script lies beside the built files as .js, beside the sources as .ts. */
const SCRIPT = new URL(
  `../../exchange/actuals/actuals-worker${extname(import.meta.filename)}`,
  import.meta.url,
);

export type FileRequest = ReadRequest & { readonly ticket: string; readonly jobId?: string | undefined };

export type Watch = {
  readonly signal: AbortSignal;
  readonly tell: (phase: ToldProgress['phase'], done: number, total: number) => void;
};

/** Runs the work as a job of the page: cancelled by its id, its progress told to every window. */
export function asJob<T>(
  context: HostContext,
  jobId: string | undefined,
  work: (watch: Watch) => Promise<T>,
): Promise<T> {
  return context.jobs.run(jobId, (signal) =>
    work({
      signal,
      tell: (phase, done, total) => {
        if (jobId === undefined) return;
        context.events.emit({ name: 'actuals.progress', payload: { jobId, phase, done, total } });
      },
    }),
  );
}

export async function readActualsFile(
  context: HostContext,
  plan: Plan,
  request: FileRequest,
  { signal, tell }: Watch,
): Promise<Result<ActualsFile, HostError>> {
  const file = context.tickets.find(request.ticket, 'workbook');
  if (!file.ok) return file;
  const { currency } = plan.settings;
  const { ticket, sheet, headerPlace, columns, settings } = request;
  const key = JSON.stringify([ticket, currency, sheet, headerPlace, columns, settings]);
  const reading = await deskOf(context).reading(key, () =>
    readActualsOf({
      path: file.value.path,
      name: file.value.name,
      currency,
      sheet,
      headerPlace,
      columns,
      settings,
      onMissing: 'report',
      signal,
      onProgress: (done, total) => tell('reading', done, total),
    }),
  );
  if (signal.aborted) return err(cancelled());
  return reading.ok ? ok(reading.value) : reading;
}

export type FileOnDisk = ReadRequest & {
  readonly path: string;
  readonly name: string;
  /** Of the plan: amounts in another one are problems of their rows. */
  readonly currency: string;
  /** `report`: a file without a date or an amount column is given without entries, to choose the columns by. */
  readonly onMissing?: 'refuse' | 'report';
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
};

/**
 * Percentages are read and marked: once the lines are known, settlePercents says which of them count. Loaded when it is
 * first used, so that the program starts without it.
 */
export async function readActualsOf(file: FileOnDisk): Promise<Result<ActualsFile, HostError>> {
  const { readActuals } = await import('../../exchange/actuals/read-actuals.ts');
  const { path, name, currency, sheet, headerPlace, columns, settings, onMissing, signal, onProgress } = file;
  const request: ReadActualsRequest = {
    source: { path },
    name,
    ...(sheet !== undefined && { sheet }),
    ...(headerPlace !== undefined && { headerPlace }),
    ...(columns && { columns: given<EntryColumns>(columns) }),
    settings: { currency, percents: 'mark', ...given<Partial<ImportSettings>>(settings ?? {}) },
    ...(onMissing && { onMissing }),
    ...(signal && { signal }),
    ...(onProgress && { onProgress: ({ done, total }: ActualsProgress) => onProgress(done, total) }),
  };
  return readActuals(request, { script: SCRIPT });
}

export function cancelled(): HostError {
  return hostError('import-refused', 'The import was cancelled. Nothing was saved.', {
    params: { reason: 'cancelled' },
  });
}

/** Without the fields that were sent as undefined. */
function given<T extends object>(fields: { readonly [Key in keyof T]?: T[Key] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
