/** Why entries wait in the queue, in a sentence; of a clash the lines that claim the account. */
import type { QueueReason } from '../../../electron/contract/tracking/actuals-import.ts';
import type { Line } from '../../../models/plan/schema.ts';
import type { Texts } from '../../i18n/use-text.ts';

export function reasonWords(
  { t, language }: Texts,
  reason: QueueReason,
  lineIds: readonly string[],
  lines: readonly Line[],
): string {
  if (reason !== 'clash') return t(`actuals.reason.${reason}`);
  const names = lineIds.map((id) => lines.find((line) => line.id === id)?.label ?? '?');
  return t('actuals.reason.clash', { lines: names.join(language === 'zh' ? '、' : ', ') });
}
