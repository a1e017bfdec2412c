/**
 * Everything the pages find around them: host, preferences, theme, query cache, notifications.
 * Also carries the preferences out to the document: language, light or dark, input colours.
 */
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo } from 'react';
import { createQueries } from '../host/fresh-queries.ts';
import { HostProvider } from '../host/host-context.tsx';
import type { PageHost } from '../host/page-host.ts';
import { setLanguage } from '../i18n/language.ts';
import { useText } from '../i18n/use-text.ts';
import type { PreferencesStore } from '../state/preferences.ts';
import { PreferencesProvider, usePreferences } from '../state/preferences-context.tsx';
import { cssVariables, themeWith } from '../theme/theme.ts';

const queries = createQueries();
// Remembers the scheme between starts so that the first paint is already right.
const schemes = localStorageColorSchemeManager({ key: 'hurdle-colour-scheme' });

type Props = {
  readonly host: PageHost;
  readonly preferences: PreferencesStore;
  readonly children: ReactNode;
};

export function Providers({ host, preferences, children }: Props) {
  return (
    <HostProvider host={host}>
      <PreferencesProvider store={preferences}>
        <QueryClientProvider client={queries}>
          <Dressed>{children}</Dressed>
        </QueryClientProvider>
      </PreferencesProvider>
    </HostProvider>
  );
}

function Dressed({ children }: { readonly children: ReactNode }) {
  const { language, theme: scheme, colourScheme } = usePreferences();
  const { t } = useText();
  const theme = useMemo(() => themeWith({ close: t('frame.closeThis') }), [t]);
  useEffect(() => {
    void setLanguage(language);
  }, [language]);
  useEffect(() => {
    document.documentElement.dataset.colours = colourScheme;
  }, [colourScheme]);
  const forced = scheme === 'auto' ? {} : { forceColorScheme: scheme };
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
      {...forced}
    >
      <Notifications position="bottom-right" limit={4} autoClose={7000} mb={24} />
      {children}
    </MantineProvider>
  );
}
