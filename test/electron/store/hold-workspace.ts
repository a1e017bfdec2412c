/**
 * A second program for tests: opens the workspace named by its argument and holds it until its input ends.
 * Prints `held` or the code of the refusal.
 */
import { openWorkspace } from '../../../electron/store/open-workspace.ts';

const opened = openWorkspace(process.argv[2] ?? '', { backup: () => undefined, patience: 100 });
process.stdout.write(`${opened.ok ? (opened.value.readOnly ? 'read-only' : 'held') : opened.error.code}\n`);
process.stdin.resume();
process.stdin.on('end', () => {
  if (opened.ok) opened.value.close();
});
