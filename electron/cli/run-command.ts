/**
 * Runs one command: words in, exit code out. Promises that whatever happens is told in plain words on stderr and
 * by the exit code, never by a stack trace. Commands are loaded when asked for, so that --help is instant.
 */
import type { Result } from '../../models/plan/result.ts';
import { type CommandName, parseArguments } from './arguments.ts';
import type { Command, CommandContext } from './command-context.ts';
import { EXIT, type ExitCode, type Failure, failureText } from './failure.ts';
import { helpText } from './help-text.ts';
import { withPassphrases } from './workspace/passphrase.ts';

const LOAD: Readonly<Record<CommandName, () => Promise<Command>>> = {
  appraise: async () => (await import('./appraise-command.ts')).appraiseCommand,
  export: async () => (await import('./export-command.ts')).exportCommand,
  import: async () => (await import('./import-command.ts')).importCommand,
  check: async () => (await import('./check-command.ts')).checkCommand,
  templates: async () => (await import('./templates-command.ts')).templatesCommand,
  matrix: async () => (await import('./what-if/matrix-command.ts')).matrixCommand,
  tornado: async () => (await import('./what-if/tornado-command.ts')).tornadoCommand,
  grid: async () => (await import('./what-if/grid-command.ts')).gridCommand,
  seek: async () => (await import('./what-if/seek-command.ts')).seekCommand,
  simulate: async () => (await import('./what-if/simulate-command.ts')).simulateCommand,
  bridge: async () => (await import('./what-if/bridge-command.ts')).bridgeCommand,
  optimise: async () => (await import('./what-if/optimise-command.ts')).optimiseCommand,
  portfolio: async () => (await import('./what-if/portfolio-command.ts')).portfolioCommand,
  outlook: async () => (await import('./tracking/outlook-command.ts')).outlookCommand,
  variance: async () => (await import('./tracking/variance-command.ts')).varianceCommand,
  warnings: async () => (await import('./tracking/warnings-command.ts')).warningsCommand,
  diff: async () => (await import('./workspace/diff-command.ts')).diffCommand,
  merge: async () => (await import('./workspace/merge-command.ts')).mergeCommand,
  copy: async () => (await import('./workspace/copy-command.ts')).copyCommand,
  pack: async () => (await import('./packs/pack-command.ts')).packCommand,
  verify: async () => (await import('./packs/verify-command.ts')).verifyCommand,
  actuals: async () => (await import('./tracking/actuals-command.ts')).actualsCommand,
};

export async function runCommand(
  argv: readonly string[],
  context: Omit<CommandContext, 'language'>,
): Promise<ExitCode> {
  const parsed = parseArguments(argv);
  if (!parsed.ok) {
    context.remark(`hurdle: ${parsed.error}`);
    if (argv.length === 0) context.remark(helpText(null));
    return EXIT.wrongUse;
  }
  const request = parsed.value;
  if (request.kind === 'help') {
    context.print(helpText(request.command));
    return EXIT.fine;
  }
  if (request.kind === 'version') {
    context.print(context.version);
    return EXIT.fine;
  }
  const language = request.flags.get('lang') === 'zh' ? 'zh' : 'en';
  const command = await LOAD[request.command]();
  const { passphrases } = context;
  const file = request.flags.get('passphrase-file');
  const source = { environment: undefined, ask: null, ...passphrases, file };
  const result = await attempt(() =>
    withPassphrases(source, () => command(request, { ...context, language })),
  );
  if (result.ok) return result.value;
  context.remark(failureText(result.error));
  return result.error.exit;
}

async function attempt(work: () => ReturnType<Command>): Promise<Result<ExitCode, Failure>> {
  try {
    return await work();
  } catch (error) {
    const { storeFailure } = await import('../store/store-failure.ts');
    const known = storeFailure(error);
    if (known) return { ok: false, error: { exit: EXIT.wrongUse, code: known.code, message: known.message } };
    // A broken promise of our own code: the person gets the one line that may help, and no stack.
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return {
      ok: false,
      error: {
        exit: EXIT.wrongUse,
        code: 'internal',
        message: `Something went wrong inside Hurdle (${reason}).`,
      },
    };
  }
}
