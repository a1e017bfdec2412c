/**
 * What the handlers work with. `Platform` is the one part that differs between hosts (dialogs, names, clock),
 * `Services` are heavy parts that are loaded when first used; tests pass stand-ins for both.
 */
import type { Result } from '../../models/plan/result.ts';
import type { Plan } from '../../models/plan/schema.ts';
import type { FilePurpose } from '../contract/app-calls.ts';
import type { Language } from '../contract/common-types.ts';
import type { WorkbookCheck } from '../contract/exchange-calls.ts';
import type { HostError } from '../contract/host-error.ts';
import type { ImportDesk } from '../exchange/desk/import-desk.ts';
import type { ActualsExtra } from '../exchange/export/extras.ts';
import type { FormWriters } from '../packs/make-forms.ts';
import type { DeriveSecret } from '../store/cipher/workspace-key.ts';
import type { DataFolder } from './data/data-folder.ts';
import type { PreferencesStore } from './data/preferences.ts';
import type { EventHub } from './event-hub.ts';
import type { Jobs } from './jobs/running-jobs.ts';
import type { Tickets } from './tickets.ts';
import type { IdleLock } from './workspace/idle-lock.ts';
import type { Others } from './workspace/other-workspace.ts';
import type { WorkspaceSession } from './workspace-session.ts';

export type Platform = {
  readonly host: 'electron' | 'local' | 'direct';
  readonly version: string;
  /** Name of the operating system's user. */
  readonly user: string;
  readonly now: () => Date;
  readonly newId: () => string;
  /** A path chosen by the user; null when cancelled. */
  readonly pickFile: (purpose: FilePurpose) => Promise<Result<string | null, HostError>>;
  /** A path to write to, chosen by the user (overwriting was confirmed there); null when cancelled. */
  readonly pickTarget: (suggestedName: string) => Promise<Result<string | null, HostError>>;
  /** For the developer's eyes; never shown to the user. */
  readonly log: (problem: unknown) => void;
};

export type Template = {
  readonly id: string;
  readonly name: Readonly<Record<Language, string>>;
  readonly description: Readonly<Record<Language, string>>;
  readonly build: (id: string, language: Language) => Plan;
};

/** Follows the writing of a workbook: figures recalculated so far and all, then the file itself. */
export type WritingWatch = {
  readonly onProgress?: (done: number, all: number) => void;
  readonly onWriting?: () => void;
  /** Ends the work; the answer is then a refusal with the reason `cancelled`. */
  readonly signal?: AbortSignal;
};

export type Services = FormWriters & {
  readonly templates: () => Promise<readonly Template[]>;
  readonly exportWorkbook: (
    plan: Plan,
    language: Language,
    watch?: WritingWatch,
    actuals?: ActualsExtra | null,
  ) => Promise<Result<{ readonly bytes: Uint8Array; readonly checks: readonly WorkbookCheck[] }, HostError>>;
  /** Asks about a workbook that is parsed in a thread of its own; saves nothing. */
  readonly askWorkbook: ImportDesk['ask'];
  /** The secret behind a passphrase: costly on purpose, so that it cannot be guessed. */
  readonly deriveSecret: DeriveSecret;
};

export type HostContext = {
  readonly platform: Platform;
  readonly services: Services;
  readonly folder: DataFolder;
  readonly preferences: PreferencesStore;
  readonly events: EventHub;
  readonly tickets: Tickets;
  readonly session: WorkspaceSession;
  readonly jobs: Jobs;
  readonly others: Others;
  readonly idle: IdleLock;
};
