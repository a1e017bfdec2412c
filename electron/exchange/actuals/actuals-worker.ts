/**
 * Entry of the worker thread that reads a file of actuals. Promises: progress while it reads, then one result, whose
 * tables are handed over rather than copied; a file above the limit is refused before it is read. It reads the one file
 * that it was started with and nothing else.
 */
import { readFileSync, statSync } from 'node:fs';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { err, type Result } from '../../../models/plan/result.ts';
import type { HostError } from '../../contract/host-error.ts';
import { WORKBOOK_LIMITS } from '../read-workbook.ts';
import type { ActualsFile, ActualsProgress, ReadActualsRequest } from './actuals-file.ts';
import { readFile } from './read-file.ts';
import { refusal, refused } from './refusals.ts';
import { tooLarge } from './sources/open-source.ts';
import type { ReadJob, WorkerMessage } from './worker-messages.ts';

/** Messages more often than this would cost more than they tell. */
const MOST_OFTEN_MS = 50;

function serve({ source, options }: ReadJob): void {
  const port = parentPort;
  if (!port) return;
  let last = Number.NEGATIVE_INFINITY;
  const say = (message: WorkerMessage, moved: ArrayBuffer[] = []): void => port.postMessage(message, moved);
  const tell = (progress: ActualsProgress): void => {
    const now = performance.now();
    if (progress.phase === 'reading' && now - last < MOST_OFTEN_MS) return;
    last = now;
    say({ type: 'progress', progress });
  };
  const content = contentOf(source);
  const result: Result<ActualsFile, HostError> = content.ok
    ? readFile(content.value, options, tell)
    : content;
  say({ type: 'done', result }, result.ok ? buffersOf(result.value) : []);
}

function contentOf(source: ReadActualsRequest['source']): Result<Uint8Array, HostError> {
  if ('bytes' in source) return { ok: true, value: source.bytes };
  try {
    if (statSync(source.path).size > WORKBOOK_LIMITS.bytes) return err(refusal(tooLarge().error));
    return { ok: true, value: new Uint8Array(readFileSync(source.path)) };
  } catch {
    return err(
      refused(
        'unreadable-file',
        'The file could not be opened. It may have been moved, or you may not read it.',
      ),
    );
  }
}

function buffersOf({ entries, problems }: ActualsFile): ArrayBuffer[] {
  const tables = [
    entries.days,
    entries.minor,
    entries.fine,
    entries.places,
    entries.accounts,
    entries.memos,
    entries.batches,
    problems.places,
    problems.kindOf,
    problems.values,
  ];
  return tables.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []));
}

// Loaded outside a worker it does nothing.
if (!isMainThread && parentPort) serve(workerData as ReadJob);
