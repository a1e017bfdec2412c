// Starting other programs: quietly (output kept, shown by the caller only on failure), aloud, or as the
// one program that this command stands for, with signals passed on and nothing left running behind.

import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

/** @typedef {{ code: number, output: string }} Ended */

/**
 * Runs to the end and keeps what was printed. Never throws: a program that can't start ends with 127.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean, timeoutMs?: number, aloud?: boolean }} options
 * @returns {Promise<Ended>}
 */
export function run(file, args, options = {}) {
  const { aloud = false, timeoutMs, ...spawnOptions } = options;
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      ...spawnOptions,
      stdio: aloud ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output += chunk.toString('utf8');
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ code: 127, output: `${output}${error.message}` });
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      // Shown later as plain text; some tools send colour codes even into a pipe.
      resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 1), output: stripVTControlCharacters(output) });
    });
  });
}

/**
 * Runs a program in the foreground until it ends or this process is told to end. Being told to end
 * (Ctrl+C, SIGTERM, the terminal closing) is a clean end: the program gets SIGTERM and some seconds to
 * finish, then SIGKILL, and the answer is 0. So is the end of the shell that npm put in between: a
 * SIGTERM sent to npm ends that shell but is not passed on by it.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, graceMs?: number }} options
 * @returns {Promise<number>} the exit code
 */
export function runInForeground(file, args, options = {}) {
  const { graceMs = 8_000, ...spawnOptions } = options;
  return new Promise((resolve) => {
    // The channel lets the program notice when this process is killed outright (end-with-parent.mjs).
    const child = spawn(file, args, { ...spawnOptions, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
    let told = false;
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    const tell = () => {
      if (told) return;
      told = true;
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), graceMs).unref();
    };
    for (const signal of signals) process.on(signal, tell);
    const shell = process.ppid;
    const orphaned = () => process.env.npm_lifecycle_event !== undefined && process.ppid !== shell;
    const watch = setInterval(() => orphaned() && tell(), 300);
    /** @param {number} code */
    const finish = (code) => {
      clearInterval(watch);
      for (const signal of signals) process.off(signal, tell);
      resolve(code);
    };
    child.on('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      finish(127);
    });
    // A signal that reached both (Ctrl+C in a terminal goes to the whole group) may end the program
    // before this process hears of it; that is the same clean end.
    child.on('exit', (code, signal) => finish(told || signal === 'SIGINT' ? 0 : (code ?? 1)));
  });
}
