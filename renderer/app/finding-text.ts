/** A finding as a sentence: its code's translation with parameters written as money, rates and names. */
import { useCallback } from 'react';
import type { Finding } from '../../models/appraisal/findings.ts';
import { formatAmount, formatRate } from '../../models/text/format-number.ts';
import { useText } from '../i18n/use-text.ts';

const RATES: ReadonlySet<string> = new Set([
  'growth',
  'rate',
  'share',
  'actual',
  'from',
  'to',
  'irr',
  'hurdle',
]);

export function useFindingText(): (finding: Finding) => string {
  const { dynamic } = useText();
  return useCallback(
    (finding) => {
      const params = Object.fromEntries(
        Object.entries(finding.params).map(([name, value]) => [
          name,
          typeof value !== 'number'
            ? value
            : RATES.has(name)
              ? formatRate(value)
              : Number.isInteger(value)
                ? value
                : formatAmount(value, { digits: 2 }),
        ]),
      );
      return dynamic('findings', finding.code, params, String(finding.params.message ?? finding.code));
    },
    [dynamic],
  );
}
