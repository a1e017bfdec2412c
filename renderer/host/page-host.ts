/**
 * What the pages hold of a host: the contract's `call` and `on`, plus the two file gestures whose form depends on
 * where the page runs (a dialog of the system, or a file picker and a download).
 * Nothing outside this folder may know which transport is in use.
 */
import type { FilePurpose, PickedFile, ReadyFile } from '../../electron/contract/app-calls.ts';
import type { Host } from '../../electron/contract/contract.ts';
import type { HostError } from '../../electron/contract/host-error.ts';
import type { Result } from '../../models/plan/result.ts';

export type PageHost = Host & {
  /** Null when the user cancels. */
  readonly pickFile: (purpose: FilePurpose) => Promise<Result<PickedFile | null, HostError>>;
  /** Hands a ready file to the user: a save dialog, or a download. */
  readonly deliver: (file: ReadyFile) => Promise<Result<{ readonly saved: boolean }, HostError>>;
  /** A file that was dropped on the page or chosen by an input of the page. */
  readonly upload: (file: File, purpose: FilePurpose) => Promise<Result<PickedFile, HostError>>;
};
