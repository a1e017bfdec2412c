/**
 * Since when the light of an alert stands, in words: the same wherever the alert is shown. A light that is on tells of
 * its own colour; else it is the time in which the alert was opened. Named by the grain that was judged. Pure.
 */
import type { Alert, RuleLight } from '../../../../electron/contract/tracking/warning-calls.ts';
import type { Texts } from '../../../i18n/use-text.ts';
import { sinceName } from '../parts/bucket-words.ts';

export function alertSince(
  texts: Pick<Texts, 't'>,
  { state, grain, opened }: Pick<Alert, 'state' | 'grain' | 'opened'>,
  light: Pick<RuleLight, 'light' | 'since' | 'judged'> | null,
  fiscalYearStart: number,
): string {
  const isOn = state !== 'closed' && (light?.light === 'yellow' || light?.light === 'red');
  const bucket = (isOn ? light?.since : null) ?? opened;
  return sinceName(texts, light?.judged.grain ?? grain, bucket, fiscalYearStart);
}
