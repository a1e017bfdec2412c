/**
 * What the habit of booking does to a light, in a sentence: judged by month because a line is booked by month, or judged
 * finer than it is booked, which makes the stretch of the booking stand out. Pure.
 */
import type { RuleLight } from '../../../../electron/contract/tracking/warning-calls.ts';
import type { WarningRule } from '../../../../models/plan/tracking/warning-schema.ts';
import type { Texts } from '../../../i18n/use-text.ts';

type Judged = RuleLight['judged'];
type Runs = Pick<RuleLight['explanation'], 'yellow' | 'red'>;

/** '' where every line is booked as often as the rule looks. */
export function bookedSentence(
  { t }: Pick<Texts, 't'>,
  rule: Pick<WarningRule, 'grain' | 'asBooked' | 'yellow' | 'red'>,
  judged: Judged,
  runs: Runs,
): string {
  const { rarest, grain } = judged;
  if (!rarest) return '';
  const words = {
    line: rarest.label,
    rhythm: t(`warnings.booked.rhythm.${rarest.rhythm}`),
    judged: t(`warnings.per.${grain}`),
    named: t(`warnings.per.${rule.grain}`),
  };
  if (rule.asBooked !== true) return t('warnings.booked.finer', words);
  if (grain === rule.grain) {
    const toDate = grain === 'year-to-date' || grain === 'project';
    return t(toDate ? 'warnings.booked.waits' : 'warnings.booked.finer', words);
  }
  const run = [
    [rule.red, runs.red],
    [rule.yellow, runs.yellow],
  ].find(([named, own]) => named && own && named.run !== own.run)?.[1]?.run;
  const said = t('warnings.booked.followed', words);
  return run === undefined ? said : `${said}${t('warnings.booked.run', { count: run })}`;
}

/** Can the rule be told to follow the bookings, and is there anything to follow? */
export function isFinerThanBooked(rule: Pick<WarningRule, 'asBooked'>, { rarest }: Judged): boolean {
  return rarest !== null && rule.asBooked !== true;
}
