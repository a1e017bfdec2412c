/**
 * Entry of the headless commands: binds them to this process and leaves. Thin; see cli/run-command.ts.
 * Run as `npm run --silent hurdle -- appraise FILE`. Opens no window, no port and no connection.
 */
import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { visibleText } from './cli/report/visible-text.ts';
import { runCommand } from './cli/run-command.ts';
import { hiddenQuestion } from './cli/workspace/hidden-question.ts';
import { findProgram } from './host/data/program-folder.ts';

// A reader that closes early (`| head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

process.exitCode = await runCommand(process.argv.slice(2), {
  print: (text) => void process.stdout.write(`${visibleText(text)}\n`),
  remark: (text) => void process.stderr.write(`${visibleText(text)}\n`),
  version: findProgram(import.meta.dirname).version,
  newId: randomUUID,
  now: () => new Date(),
  user: userName(),
  passphrases: { environment: process.env.HURDLE_PASSPHRASE, ask: hiddenQuestion(process) },
});

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'cli';
  }
}
