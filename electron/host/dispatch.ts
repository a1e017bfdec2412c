/**
 * One dispatcher for every transport: validates, runs one call after another, and turns every failure into a
 * HostError. A stack trace, a path or an SQL text never leaves it; what is unexpected goes to the log.
 */
import type { z } from 'zod';
import { issueText } from '../../models/plan/issue-text.ts';
import { contract, isMethod, type Method, type ParsedInput } from '../contract/contract.ts';
import { type HostError, hostError } from '../contract/host-error.ts';
import { storeFailure } from '../store/store-failure.ts';
import { cleanInput } from './clean-input.ts';
import { actualsHandlers } from './handlers/actuals-handlers.ts';
import { actualsImportHandlers } from './handlers/actuals-import-handlers.ts';
import { appHandlers } from './handlers/app-handlers.ts';
import { baselineHandlers } from './handlers/baseline-handlers.ts';
import { exchangeHandlers } from './handlers/exchange-handlers.ts';
import type { Handlers, Reply } from './handlers/handler.ts';
import { historyHandlers } from './handlers/history-handlers.ts';
import { importHandlers } from './handlers/import-handlers.ts';
import { outlookHandlers } from './handlers/outlook-handlers.ts';
import { packHandlers } from './handlers/pack-handlers.ts';
import { planHandlers } from './handlers/plan-handlers.ts';
import { portfolioHandlers } from './handlers/portfolio-handlers.ts';
import { varianceHandlers } from './handlers/variance-handlers.ts';
import { warningHandlers } from './handlers/warning-handlers.ts';
import { workspaceHandlers } from './handlers/workspace-handlers.ts';
import type { HostContext } from './host-context.ts';
import { compareHandlers } from './workspace/compare-handlers.ts';
import { exportPlansHandler } from './workspace/export-plans.ts';
import { passphraseHandlers } from './workspace/passphrase-handlers.ts';

const handlers: Handlers = {
  ...appHandlers,
  ...workspaceHandlers,
  ...passphraseHandlers,
  ...exportPlansHandler,
  ...compareHandlers,
  ...planHandlers,
  ...historyHandlers,
  ...exchangeHandlers,
  ...importHandlers,
  ...portfolioHandlers,
  ...baselineHandlers,
  ...actualsHandlers,
  ...actualsImportHandlers,
  ...varianceHandlers,
  ...outlookHandlers,
  ...warningHandlers,
  ...packHandlers,
};

/**
 * These wait for a person or work for seconds on a value they read at the start; edits need not wait for them.
 * What they store in the end they store in one synchronous step.
 */
const UNQUEUED: ReadonlySet<Method> = new Set([
  'file.pick',
  'file.save',
  'workspace.copy',
  'workspace.setPassphrase',
  'workspace.cancel',
  'exchange.exportWorkbook',
  'exchange.cancel',
  'exchange.previewWorkbook',
  'exchange.importWorkbook',
  'exchange.checkMapping',
  'exchange.compareWorkbook',
  'actuals.preview',
  'actuals.import',
  'actuals.problems',
  'actuals.cancel',
  'outlook.course',
  'packs.preview',
  'packs.make',
  'packs.cancel',
  'packs.verify',
  'portfolio.projects',
  'portfolio.choose',
  'portfolio.frontier',
]);

export type WireAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: HostError };

export type Dispatcher = {
  readonly call: (method: unknown, input: unknown) => Promise<WireAnswer>;
  /** Resolves when everything asked for so far is done. */
  readonly idle: () => Promise<void>;
};

export type DispatchOptions = {
  /** Checks every answer against the contract: for tests and development. */
  readonly checkOutputs?: boolean;
};

export function createDispatcher(context: HostContext, options: DispatchOptions = {}): Dispatcher {
  let last: Promise<unknown> = Promise.resolve();

  function call(method: unknown, input: unknown): Promise<WireAnswer> {
    if (typeof method !== 'string' || !isMethod(method)) {
      return Promise.resolve({
        ok: false,
        error: hostError('unknown-method', 'Hurdle does not know this request. Reload the window.'),
      });
    }
    if (UNQUEUED.has(method)) return run(method, input);
    const turn = last.then(() => run(method, input));
    last = turn;
    return turn;
  }

  async function run<M extends Method>(method: M, input: unknown): Promise<WireAnswer> {
    try {
      const parsed = parseInput(method, input);
      if (!parsed.ok) return parsed;
      const reply: Reply<M> = await handlers[method](parsed.value, context);
      if (!reply.ok) return { ok: false, error: reply.error };
      if (options.checkOutputs) checkOutput(method, reply.value);
      return reply;
    } catch (error) {
      return { ok: false, error: unexpected(error) };
    }
  }

  function unexpected(error: unknown): HostError {
    const known = storeFailure(error);
    if (known) return known;
    context.platform.log(error);
    return hostError(
      'internal',
      'Something went wrong inside Hurdle, and this was not done. What was saved before is safe. Try again; if it fails again, restart Hurdle.',
    );
  }

  return { call, idle: () => last.then(() => undefined) };
}

type Parsed<M extends Method> =
  | { readonly ok: true; readonly value: ParsedInput<M> }
  | { readonly ok: false; readonly error: HostError };

function parseInput<M extends Method>(method: M, input: unknown): Parsed<M> {
  const clean = cleanInput(input);
  if (!clean.ok) return { ok: false, error: invalid(clean.error.path, clean.error.message) };
  const schema: z.ZodType = contract[method].input;
  const parsed = schema.safeParse(clean.value);
  if (parsed.success) return { ok: true, value: parsed.data as ParsedInput<M> };
  const issue = parsed.error.issues[0];
  return {
    ok: false,
    error: invalid(issue?.path.map(String).join('.') ?? '', issue ? issueText(issue) : 'is not valid'),
  };
}

function invalid(path: string, message: string): HostError {
  const where = path === '' ? '' : ` at ${path.slice(0, 200)}`;
  const field = path === '' ? {} : { field: path.slice(0, 200) };
  return hostError('invalid-input', `This was not accepted${where}: ${message.slice(0, 300)}`, field);
}

function checkOutput(method: Method, value: unknown): void {
  const schema: z.ZodType = contract[method].output;
  const checked = schema.safeParse(value);
  if (!checked.success) throw new Error(`${method} broke its contract: ${checked.error.message}`);
}
