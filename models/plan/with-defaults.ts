/**
 * What a hand-written plan may leave out: settings (whole sections or single values), ids and labels. Looks at
 * unknown JSON and only adds what is absent; what is present but wrong stays for the schema to name.
 */
import { DEFAULT_SETTINGS } from './blank.ts';

type Json = Readonly<Record<string, unknown>>;

export function withDefaults(input: unknown): unknown {
  if (!isObject(input)) return input;
  const settings = input.settings ?? {};
  return {
    id: 'plan',
    ...input,
    settings: isObject(settings) ? withDefaultSettings(settings) : settings,
    lines: Array.isArray(input.lines) ? input.lines.map(withLineDefaults) : (input.lines ?? []),
  };
}

function withDefaultSettings(settings: Json): Json {
  const merged: Record<string, unknown> = { ...DEFAULT_SETTINGS, ...settings };
  // Terminal value is one choice of several shapes: there is nothing to merge into.
  for (const section of ['discounting', 'tax', 'workingCapital', 'guide'] as const) {
    const given = settings[section];
    if (isObject(given)) merged[section] = { ...DEFAULT_SETTINGS[section], ...given };
  }
  return merged;
}

function withLineDefaults(line: unknown): unknown {
  if (!isObject(line) || typeof line.code !== 'string') return line;
  return { id: `line-${line.code}`.slice(0, 64), label: line.code, ...line };
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
