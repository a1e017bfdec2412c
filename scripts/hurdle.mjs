// `npm run --silent hurdle -- appraise FILE`: the headless commands, run from the sources by the local
// Node; on a fresh clone it installs first. Adds nothing to stdout, so that --json stays JSON, and
// passes the exit code through. Paths are meant from where the person typed them.

import { run } from './child.mjs';
import { inRoot, localNode, toolEnvironment } from './environment.mjs';
import { installIfNeeded } from './install.mjs';

const installed = await installIfNeeded((line) => process.stderr.write(`${line}\n`));
const node = localNode();
if (!installed.ok || node === undefined) {
  process.stderr.write(`${installed.ok ? 'No Node that runs Hurdle was found.' : installed.message}\n`);
  process.exitCode = 1;
} else {
  const env = toolEnvironment();
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const args = [inRoot('electron', 'cli.ts'), ...process.argv.slice(2)];
  process.exitCode = (await run(node, args, { cwd, env, aloud: true })).code;
}
