/**
 * The user's preferences: loaded once at the start, changed at once and sent, followed when another window changes
 * them. A host that does not answer leaves the defaults; taste is never a reason to stop.
 */
import { DEFAULT_PREFERENCES, type Preferences } from '../../electron/contract/app-calls.ts';
import type { Language } from '../../electron/contract/common-types.ts';
import type { Host } from '../../electron/contract/contract.ts';
import { createStore, type ReadableStore } from './store.ts';

export type PreferencesStore = ReadableStore<Preferences> & {
  readonly patch: (patch: Partial<Preferences>) => void;
};

export async function loadPreferences(host: Host): Promise<PreferencesStore> {
  const loaded = await host.call('preferences.get', {});
  const store = createStore(loaded.ok ? loaded.value : DEFAULT_PREFERENCES);
  host.on('preferences.changed', ({ preferences }) => store.set(preferences));
  return {
    get: store.get,
    subscribe: store.subscribe,
    patch(patch) {
      store.set({ ...store.get(), ...patch });
      void host.call('preferences.set', { patch });
    },
  };
}

/** The language chosen, else the first of the system's that Hurdle speaks, else English. */
export function languageOf(preferences: Preferences, system: readonly string[]): Language {
  if (preferences.language) return preferences.language;
  const spoken = system
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .find((tag) => tag === 'en' || tag === 'zh');
  return spoken === 'zh' ? 'zh' : 'en';
}
