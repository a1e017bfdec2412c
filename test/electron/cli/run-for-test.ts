/** Runs a headless command as a test sees it: what it printed, what it remarked, and its exit code. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../../electron/cli/run-command.ts';

export type Run = { readonly exit: number; readonly out: string; readonly err: string };

let ids = 0;

export async function hurdle(...argv: readonly string[]): Promise<Run> {
  const out: string[] = [];
  const err: string[] = [];
  const exit = await runCommand(argv, {
    print: (text) => void out.push(text),
    remark: (text) => void err.push(text),
    version: '1.2.3',
    newId: () => {
      ids += 1;
      return `new-${ids}`;
    },
    now: () => new Date('2027-01-02T03:04:05Z'),
    user: 'tester',
  });
  return { exit, out: out.join('\n'), err: err.join('\n') };
}

export function emptyFolder(): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'hurdle-cli-'));
  return (name) => join(folder, name);
}
