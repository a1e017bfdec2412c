/**
 * Reads the words after `hurdle` into a command, its files and its flags. Pure.
 * Promises that anything not understood (an unknown flag, a missing value, a word too many) is a usage error in
 * plain words; nothing is ignored. `--flag value` and `--flag=value` mean the same, `--` ends the flags.
 */
import { err, ok, type Result } from '../../models/plan/result.ts';

export const COMMANDS = [
  'appraise',
  'export',
  'import',
  'check',
  'templates',
  'matrix',
  'tornado',
  'grid',
  'seek',
  'simulate',
  'bridge',
  'optimise',
  'portfolio',
  'variance',
  'outlook',
  'warnings',
  'actuals',
  'diff',
  'merge',
  'copy',
  'pack',
  'verify',
] as const;
export type CommandName = (typeof COMMANDS)[number];

type CommandShape = {
  /** Flags that take a value, flags that do not. */
  readonly values: readonly string[];
  readonly switches: readonly string[];
  readonly words: { readonly min: number; readonly max: number; readonly name: string };
};

const ONE_FILE = { min: 1, max: 1, name: 'FILE' } as const;

export const SHAPES: Readonly<Record<CommandName, CommandShape>> = {
  appraise: { values: ['plan', 'lang'], switches: ['json'], words: { min: 1, max: 1, name: 'FILE' } },
  export: { values: ['xlsx', 'plan', 'month', 'colours', 'lang'], switches: [], words: ONE_FILE },
  import: {
    values: ['into', 'update', 'plan', 'name', 'sheet', 'map', 'lang'],
    switches: ['dry-run', 'conflicts', 'json'],
    words: { min: 1, max: 1, name: 'BOOK' },
  },
  check: { values: ['plan', 'lang'], switches: ['json'], words: { min: 1, max: 1, name: 'FILE' } },
  templates: { values: ['out', 'lang'], switches: ['json'], words: { min: 0, max: 1, name: 'ID' } },
  matrix: { values: ['plan', 'metrics', 'lang'], switches: ['json'], words: ONE_FILE },
  tornado: {
    values: ['plan', 'scenario', 'metric', 'percent', 'drivers', 'lang'],
    switches: ['ranges', 'percentiles', 'json'],
    words: ONE_FILE,
  },
  grid: { values: ['plan', 'scenario', 'metric', 'x', 'y', 'lang'], switches: ['json'], words: ONE_FILE },
  seek: {
    values: ['plan', 'scenario', 'metric', 'target', 'driver', 'from', 'to', 'lang'],
    switches: ['json'],
    words: ONE_FILE,
  },
  simulate: {
    values: ['plan', 'scenario', 'trials', 'seed', 'method', 'workers', 'trial', 'lang'],
    switches: ['yes', 'json'],
    words: ONE_FILE,
  },
  bridge: {
    values: ['plan', 'from', 'to', 'metric', 'method', 'lang'],
    switches: ['json'],
    words: { min: 1, max: 2, name: 'FILE' },
  },
  optimise: { values: ['plan', 'scenario', 'lang'], switches: ['frontier', 'json'], words: ONE_FILE },
  portfolio: {
    values: ['budget', 'must', 'never', 'require', 'exclude', 'lang'],
    switches: ['partial', 'frontier', 'json'],
    words: { min: 1, max: 1, name: 'WORKSPACE' },
  },
  variance: {
    values: ['workspace', 'plan', 'month', 'lang'],
    switches: ['flexed', 'matters', 'json'],
    words: { min: 0, max: 0, name: 'WORD' },
  },
  outlook: {
    values: ['workspace', 'plan', 'cut-over', 'months', 'lang'],
    switches: ['json'],
    words: { min: 0, max: 0, name: 'FILE' },
  },
  warnings: {
    values: ['workspace', 'plan', 'lang'],
    switches: ['json'],
    words: { min: 0, max: 0, name: 'FILE' },
  },
  actuals: {
    values: ['workspace', 'plan', 'sheet', 'columns', 'dates', 'problems', 'lang'],
    switches: ['allow-duplicate', 'leave-out-equal', 'json'],
    words: { min: 2, max: 2, name: 'FILE' },
  },
  diff: {
    values: ['plan', 'with', 'lang'],
    switches: ['bridge', 'json'],
    words: { min: 1, max: 2, name: 'FILE' },
  },
  merge: {
    values: ['plan', 'take', 'lang'],
    switches: ['all', 'dry-run', 'json'],
    words: { min: 2, max: 2, name: 'FILE' },
  },
  pack: {
    values: ['out', 'template', 'pack', 'plan', 'lang'],
    switches: ['pdf', 'pptx', 'xlsx', 'html', 'json'],
    words: ONE_FILE,
  },
  verify: { values: ['workspace', 'lang'], switches: ['json'], words: { min: 1, max: 1, name: 'PACK' } },
  copy: {
    values: ['plan', 'without', 'lang'],
    switches: ['encrypt', 'json'],
    words: { min: 2, max: 2, name: 'FILE' },
  },
};

/** Every command may open an encrypted workspace. */
const EVERYWHERE: readonly string[] = ['passphrase-file'];

export type Arguments =
  | { readonly kind: 'help'; readonly command: CommandName | null }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'command';
      readonly command: CommandName;
      readonly words: readonly string[];
      readonly flags: ReadonlyMap<string, string>;
    };

export function parseArguments(argv: readonly string[]): Result<Arguments, string> {
  const [first, ...rest] = argv;
  if (first === undefined) return err('Say what to do, for example: hurdle appraise plan.json');
  if (first === '--help' || first === '-h' || first === 'help') return help(rest[0]);
  if (first === '--version' || first === '-V') return ok({ kind: 'version' });
  if (!isCommand(first)) {
    return err(`There is no command "${first}". The commands are: ${COMMANDS.join(', ')}.`);
  }
  return parseCommand(first, rest);
}

function help(about: string | undefined): Result<Arguments, string> {
  if (about === undefined) return ok({ kind: 'help', command: null });
  if (isCommand(about)) return ok({ kind: 'help', command: about });
  return err(`There is no command "${about}". The commands are: ${COMMANDS.join(', ')}.`);
}

function parseCommand(command: CommandName, rest: readonly string[]): Result<Arguments, string> {
  const shape = SHAPES[command];
  const words: string[] = [];
  const flags = new Map<string, string>();
  for (let index = 0; index < rest.length; index++) {
    const word = rest[index] ?? '';
    if (word === '--') {
      words.push(...rest.slice(index + 1));
      break;
    }
    if (word === '--help' || word === '-h') return ok({ kind: 'help', command });
    if (!word.startsWith('-') || word === '-') {
      words.push(word);
      continue;
    }
    const [flag = '', given] = splitFlag(word);
    const name = flag.replace(/^--/, '');
    if (flags.has(name)) return err(`${flag} is given twice.`);
    if (flag.startsWith('--') && shape.switches.includes(name)) {
      if (given !== undefined) return err(`${flag} takes no value.`);
      flags.set(name, '');
    } else if (flag.startsWith('--') && (shape.values.includes(name) || EVERYWHERE.includes(name))) {
      const next = rest[index + 1];
      const value = given ?? next;
      if (value === undefined || value === '' || (given === undefined && value.startsWith('--'))) {
        return err(`${flag} needs a value.`);
      }
      if (given === undefined) index += 1;
      flags.set(name, value);
    } else {
      return err(`"${command}" has no flag ${flag}. See: hurdle ${command} --help`);
    }
  }
  return checkWords(command, words, flags);
}

function checkWords(
  command: CommandName,
  words: readonly string[],
  flags: ReadonlyMap<string, string>,
): Result<Arguments, string> {
  const { min, max, name } = SHAPES[command].words;
  if (words.length < min) return err(`"${command}" needs a ${name}. See: hurdle ${command} --help`);
  if (words.length > max) {
    return err(
      `"${command}" takes ${max === 1 ? 'one' : max} ${name}; "${words[max]}" is one word too many. Quote names with spaces.`,
    );
  }
  const language = flags.get('lang');
  if (language !== undefined && language !== 'en' && language !== 'zh') {
    return err(`--lang is en or zh, not "${language}".`);
  }
  return ok({ kind: 'command', command, words, flags });
}

function splitFlag(word: string): readonly [string, string | undefined] {
  const at = word.indexOf('=');
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}

function isCommand(text: string): text is CommandName {
  return (COMMANDS as readonly string[]).includes(text);
}
