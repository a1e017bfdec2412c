/** What every command gets: where to print, the language, and the values that a pure function may not make itself. */

import type { Result } from '../../models/plan/result.ts';
import type { Language } from '../contract/common-types.ts';
import type { ExitCode, Failure } from './failure.ts';
import type { PassphraseSource } from './workspace/passphrase.ts';

export type CommandContext = {
  /** Lines of the answer; with --json exactly one JSON value. */
  readonly print: (text: string) => void;
  /** Remarks for a person (stderr), never part of the answer. */
  readonly remark: (text: string) => void;
  readonly language: Language;
  readonly version: string;
  readonly newId: () => string;
  readonly now: () => Date;
  /** Name of the operating system's user, for the change log. */
  readonly user: string;
  /** How an encrypted workspace is opened, beside --passphrase-file; absent: not at all. */
  readonly passphrases?: Omit<PassphraseSource, 'file'>;
};

export type CommandInput = {
  readonly words: readonly string[];
  readonly flags: ReadonlyMap<string, string>;
};

/** The exit code of a command that did its work, or why it could not. */
export type CommandResult = Promise<Result<ExitCode, Failure>>;
export type Command = (input: CommandInput, context: CommandContext) => CommandResult;
