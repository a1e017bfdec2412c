// `npm start`: installs what is missing, builds what is stale, opens Hurdle. In Electron where its
// binary is there or can be had; else, after one line that says so, in the local host. Needs no package
// and runs on any Node from 18 on. Ctrl+C ends it with exit code 0; a wrong flag with 2.

import { buildIfStale } from './build.mjs';
import { runInForeground } from './child.mjs';
import { fetchElectron, hasDisplay, whyLocalHost } from './electron-binary.mjs';
import { asTyped, inRoot, localNode, ROOT, toolEnvironment } from './environment.mjs';
import { installIfNeeded } from './install.mjs';
import { readStartOptions, START_HELP } from './options.mjs';

/** @param {string} line */
const say = (line) => void process.stderr.write(`${line}\n`);

async function main() {
  const read = readStartOptions(process.argv.slice(2));
  if (!read.ok) {
    say(read.message);
    return 2;
  }
  const options = read.value;
  if (options.help) {
    process.stdout.write(`${START_HELP}\n`);
    return 0;
  }
  const installed = await installIfNeeded(say);
  const ready = installed.ok ? await buildIfStale(say) : installed;
  const node = localNode();
  if (!ready.ok || node === undefined) {
    say(ready.ok ? 'No Node that runs Hurdle was found.' : ready.message);
    return 1;
  }
  const data = options.data === undefined ? [] : ['--data', asTyped(options.data)];

  const machine = { platform: process.platform, isRoot: process.getuid?.() === 0, env: process.env };
  let reason = whyLocalHost(options, machine);
  if (reason === undefined) {
    const electron = await fetchElectron(node, say);
    if (electron !== undefined) return runInForeground(electron, [ROOT, ...data], { env: toolEnvironment() });
    reason = 'could not be fetched';
  }
  const shown = options.open && hasDisplay(machine);
  const instead = shown ? 'Hurdle opens in the browser' : 'open the address below in a browser';
  if (reason !== 'asked') say(`Electron ${reason}: ${instead}, on this computer only.`);

  const guard = ['--import', new URL('./end-with-parent.mjs', import.meta.url).href];
  const port = options.port === undefined ? [] : ['--port', String(options.port)];
  const open = shown ? [] : ['--no-open'];
  const args = [...guard, inRoot('electron', 'local.ts'), ...open, ...port, ...data];
  return runInForeground(node, args, { cwd: ROOT, env: toolEnvironment() });
}

process.exitCode = await main();
