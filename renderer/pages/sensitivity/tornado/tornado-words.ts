/** What a bar of the tornado says in a sentence: its ends, a turn on the way, an end without a figure. Display only. */

import type { Plan } from '../../../../models/plan/schema.ts';
import type { Metric } from '../../../../scenarios/metrics.ts';
import type { SwitchingValue } from '../../../../scenarios/tornado/switching.ts';
import type { Bar, End } from '../../../../scenarios/tornado/tornado.ts';
import type { Texts } from '../../../i18n/use-text.ts';
import { absenceText, driverName, driverText, metricInWords, metricLabel } from '../study-words.ts';
import { type Turn, turnOf } from './tornado-layout.ts';

export const TURN_SIGNS = { up: '∩', down: '∪', both: '∿' } as const satisfies Record<Turn, string>;

export function barSentence(texts: Texts, plan: Plan, metric: Metric, bar: Bar): string {
  const end = ({ at, value, why }: End): string => {
    const said = texts.t('sensitivity.atEnd', {
      at: driverText(plan, bar.driver, at),
      value: metricInWords(texts, plan, metric, value),
    });
    return why ? `${said} (${absenceText(texts, why)})` : said;
  };
  const ends = texts.t('sensitivity.barSentence', {
    name: driverName(texts, plan, bar.driver),
    metric: metricLabel(texts, metric),
    low: end(bar.low),
    high: end(bar.high),
  });
  const turn = turnSentence(texts, plan, metric, bar);
  return turn === null ? ends : `${ends} ${turn}`;
}

/** Where the metric turns round on its way; null where it does not. */
export function turnSentence(texts: Texts, plan: Plan, metric: Metric, bar: Bar): string | null {
  const turn = turnOf(bar);
  if (!turn) return null;
  const spot = turn === 'down' ? bar.least : bar.most;
  return texts.t(turn === 'down' ? 'sensitivity.turnsDown' : 'sensitivity.turnsUp', {
    name: driverName(texts, plan, bar.driver),
    metric: metricLabel(texts, metric),
    at: driverText(plan, bar.driver, spot?.at ?? bar.planned),
    value: metricInWords(texts, plan, metric, spot?.value ?? null),
  });
}

/** A word or a number beside the bar: where the verdict flips. */
export function switchNote({ t }: Texts, plan: Plan, { driver, nearest, reason }: SwitchingValue): string {
  if (nearest) return driverText(plan, driver, nearest.at);
  return reason === 'no-verdict' ? '–' : t('sensitivity.never');
}
