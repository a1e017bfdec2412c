/**
 * Why something with a pack was refused, in words that say what to do next. What is not peculiar to packs is said as
 * everywhere.
 */
import { useCallback } from 'react';
import type { HostError } from '../../../electron/contract/host-error.ts';
import { useErrorText } from '../../app/error-text.ts';
import { useText } from '../../i18n/use-text.ts';

const OF_A_FORM = ['no-browser', 'print-failed', 'stuck', 'too-large'] as const;
export type PackRefusal =
  | (typeof OF_A_FORM)[number]
  | 'no-pack'
  | 'no-scenario'
  | 'bad-scenario'
  | 'closed'
  | 'too-large-file';

export function packRefusal({ code, field, params }: HostError): PackRefusal | null {
  if (code === 'export-refused') return OF_A_FORM.find((each) => each === params?.reason) ?? null;
  if (code === 'not-found' && field === 'packId') return 'no-pack';
  if (code === 'not-found' && field === 'scenarioId') return 'no-scenario';
  if (code === 'change-refused' && field === 'scenarioId') return 'bad-scenario';
  if (code === 'too-large') return 'too-large-file';
  return code === 'workspace-missing' ? 'closed' : null;
}

export function isCancelled({ params }: HostError): boolean {
  return params?.reason === 'cancelled';
}

export function usePackError(): (error: HostError) => string {
  const { t } = useText();
  const errorText = useErrorText();
  return useCallback(
    (error) => {
      const refusal = packRefusal(error);
      return refusal === null ? errorText(error) : t(`pack.refused.${refusal}`);
    },
    [t, errorText],
  );
}
