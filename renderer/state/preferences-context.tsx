/** The preferences for every component below, with the language resolved. */
import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';
import type { Preferences } from '../../electron/contract/app-calls.ts';
import type { Language } from '../../electron/contract/common-types.ts';
import { languageOf, type PreferencesStore } from './preferences.ts';

const PreferencesContext = createContext<PreferencesStore | null>(null);

type Props = { readonly store: PreferencesStore; readonly children: ReactNode };

export function PreferencesProvider({ store, children }: Props) {
  return <PreferencesContext value={store}>{children}</PreferencesContext>;
}

export type UsedPreferences = Omit<Preferences, 'language'> & {
  readonly language: Language;
  readonly set: (patch: Partial<Preferences>) => void;
};

export function usePreferences(): UsedPreferences {
  const store = useContext(PreferencesContext);
  if (!store) throw new Error('usePreferences needs a PreferencesProvider above it');
  const preferences = useSyncExternalStore(store.subscribe, store.get);
  return useMemo(
    () => ({ ...preferences, language: languageOf(preferences, navigator.languages), set: store.patch }),
    [preferences, store],
  );
}
