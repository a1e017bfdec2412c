/** What the thread that reads a file of actuals is given and what it says. Types only. */
import type { Result } from '../../../models/plan/result.ts';
import type { HostError } from '../../contract/host-error.ts';
import type { ActualsFile, ActualsProgress, ReadActualsRequest } from './actuals-file.ts';
import type { ReadOptions } from './read-file.ts';

export type ReadJob = { readonly source: ReadActualsRequest['source']; readonly options: ReadOptions };

export type WorkerMessage =
  | { readonly type: 'progress'; readonly progress: ActualsProgress }
  | { readonly type: 'done'; readonly result: Result<ActualsFile, HostError> };
