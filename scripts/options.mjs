// The command lines of `npm start`, `npm test` and `npm run bench`, read into plain values.
// Pure: no process, no disk. A wrong flag gives a sentence that names it; nothing is guessed and
// nothing is ignored.

/** @typedef {{ open: boolean, local: boolean, help: boolean, port?: number, data?: string }} StartOptions */
/** @typedef {{ help: boolean, only: string[], filters: string[] }} TestOptions */
/** @typedef {{ help: boolean, json?: string, filters: string[] }} BenchOptions */
/** @template T @typedef {{ ok: true, value: T } | { ok: false, message: string }} Read */

export const STAGES = ['types', 'lint', 'unit', 'build', 'e2e'];

export const START_HELP = `npm start [-- options]   install what is missing, build what is stale, open Hurdle

  --no-open     start the local host and print its address; open no window
  --port N      local host on port N of 127.0.0.1 (0 or nothing: a free one)
  --data DIR    keep workspaces and settings in DIR
  --local       the local host even where Electron is installed
  --help        this text

Ctrl+C ends it.`;

export const TEST_HELP = `npm test [-- options] [name filters]   types, lint, unit tests, build, browser tests

  --only a,b    only these stages: ${STAGES.join(', ')}
  --help        this text

Name filters go to the unit and browser tests. HURDLE_BROWSER names the browser to use.`;

export const BENCH_HELP = `npm run bench [-- options] [name filters]   speed, as ratios, with their limits

  --json FILE   also write the figures to FILE
  --help        this text`;

/**
 * @param {readonly string[]} argv what follows the script's name
 * @returns {Read<StartOptions>}
 */
export function readStartOptions(argv) {
  const split = splitFlags(argv, ['--port', '--data'], ['--no-open', '--local', '--help']);
  if (!split.ok) return split;
  const { flags, values, words } = split.value;
  if (words.length > 0) return wrong(`"${words[0]}" is not an option of npm start.`);
  /** @type {StartOptions} */
  const options = { open: !flags.has('--no-open'), local: flags.has('--local'), help: flags.has('--help') };
  const port = values.get('--port');
  if (port !== undefined) {
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
      return wrong(`--port needs a whole number from 0 to 65535, not "${port}".`);
    }
    options.port = Number(port);
  }
  const data = values.get('--data');
  if (data !== undefined) options.data = data;
  return { ok: true, value: options };
}

/**
 * @param {readonly string[]} argv
 * @returns {Read<TestOptions>}
 */
export function readTestOptions(argv) {
  const split = splitFlags(argv, ['--only'], ['--help']);
  if (!split.ok) return split;
  const { flags, values, words } = split.value;
  const only = (values.get('--only') ?? STAGES.join(',')).split(',').filter((name) => name !== '');
  const unknown = only.find((name) => !STAGES.includes(name));
  if (unknown !== undefined) return wrong(`--only knows ${STAGES.join(', ')}, not "${unknown}".`);
  if (only.length === 0) return wrong(`--only needs one of ${STAGES.join(', ')}.`);
  return { ok: true, value: { help: flags.has('--help'), only, filters: words } };
}

/**
 * @param {readonly string[]} argv
 * @returns {Read<BenchOptions>}
 */
export function readBenchOptions(argv) {
  const split = splitFlags(argv, ['--json'], ['--help']);
  if (!split.ok) return split;
  const json = split.value.values.get('--json');
  const options = { help: split.value.flags.has('--help'), filters: split.value.words };
  return { ok: true, value: json === undefined ? options : { ...options, json } };
}

/**
 * Accepts `--port 80` and `--port=80`; a flag given twice is an error, because one of the two would be lost.
 * @param {readonly string[]} argv
 * @param {readonly string[]} withValue
 * @param {readonly string[]} without
 * @returns {Read<{ flags: Set<string>, values: Map<string, string>, words: string[] }>}
 */
function splitFlags(argv, withValue, without) {
  const flags = new Set();
  const values = new Map();
  const words = [];
  for (let i = 0; i < argv.length; i += 1) {
    const word = argv[i] ?? '';
    const [name = '', ...rest] = word.split('=');
    if (!word.startsWith('-')) words.push(word);
    else if (flags.has(name) || values.has(name)) return wrong(`${name} is given twice.`);
    else if (without.includes(word)) flags.add(word);
    else if (withValue.includes(name)) {
      const apart = !word.includes('=');
      const value = apart ? argv[i + 1] : rest.join('=');
      if (apart) i += 1;
      if (value === undefined || value === '' || value.startsWith('--'))
        return wrong(`${name} needs a value.`);
      values.set(name, value);
    } else return wrong(`"${word}" is not an option here.`);
  }
  return { ok: true, value: { flags, values, words } };
}

/** @param {string} message @returns {{ ok: false, message: string }} */
function wrong(message) {
  return { ok: false, message: `${message} --help lists what there is.` };
}
