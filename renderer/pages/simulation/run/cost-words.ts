/** Time and memory in words, as roughly as they are known. */
import { formatAmount } from '../../../../models/text/format-number.ts';
import type { Texts } from '../../../i18n/use-text.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

export function durationWords({ t }: Texts, milliseconds: number): string {
  const number = (value: number) => formatAmount(value, { digits: value < 9.95 ? 1 : 0 });
  if (milliseconds < SECOND) return t('simulation.cost.under');
  if (milliseconds < 1.5 * MINUTE)
    return t('simulation.cost.seconds', { number: number(milliseconds / SECOND) });
  if (milliseconds < 1.5 * HOUR)
    return t('simulation.cost.minutes', { number: number(milliseconds / MINUTE) });
  return t('simulation.cost.hours', { number: number(milliseconds / HOUR) });
}

const MEGABYTE = 1e6;
const GIGABYTE = 1e9;

export function memoryWords({ t }: Texts, bytes: number): string {
  return bytes < GIGABYTE
    ? t('simulation.cost.megabytes', { number: formatAmount(bytes / MEGABYTE, { digits: 0 }) })
    : t('simulation.cost.gigabytes', { number: formatAmount(bytes / GIGABYTE, { digits: 1 }) });
}
