/** The user's words for an error of the host or of a change: translated by code, else the message it came with. */
import { useCallback } from 'react';
import type { HostError } from '../../electron/contract/host-error.ts';
import type { ChangeError } from '../../models/plan/change.ts';
import { useText } from '../i18n/use-text.ts';

export function useErrorText(): (error: HostError | ChangeError) => string {
  const { dynamic, language } = useText();
  return useCallback(
    (error) => {
      const params = error.params ?? {};
      // A refused change carries its own code inside the host's error.
      const inner = error.code === 'change-refused' && typeof params.code === 'string' ? params.code : null;
      if (inner !== null) return dynamic('errors', inner, params, error.message);
      // The host's English sentence knows more than the code alone; other languages get the code's sentence.
      return language === 'en' ? error.message : dynamic('errors', error.code, params, error.message);
    },
    [dynamic, language],
  );
}
