/**
 * The user's preferences in memory and on disk. A value that is missing or wrong falls back to its default,
 * one by one, so that one odd value does not lose the others.
 */
import { z } from 'zod';
import { DEFAULT_PREFERENCES, type Preferences, preferencesSchema } from '../../contract/app-calls.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

export type PreferencesStore = {
  readonly get: () => Preferences;
  readonly set: (patch: Partial<{ [K in keyof Preferences]: Preferences[K] | undefined }>) => Preferences;
};

export function openPreferences(path: string): PreferencesStore {
  let current = readPreferences(path);
  return {
    get: () => current,
    set: (patch) => {
      const defined = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      const next = preferencesSchema.parse({ ...current, ...defined });
      writeJsonFile(path, next);
      current = next;
      return current;
    },
  };
}

function readPreferences(path: string): Preferences {
  const stored = readJsonFile(path, z.record(z.string(), z.unknown())) ?? {};
  const sound = Object.entries(stored).filter(([key, value]) => {
    const schema: z.ZodType | undefined = Object.hasOwn(preferencesSchema.shape, key)
      ? preferencesSchema.shape[key as keyof Preferences]
      : undefined;
    return schema?.safeParse(value).success === true;
  });
  return preferencesSchema.parse({ ...DEFAULT_PREFERENCES, ...Object.fromEntries(sound) });
}
