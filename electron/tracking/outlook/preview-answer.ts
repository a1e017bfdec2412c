/** All forecast methods on the history of one line, with their back-tests; nothing is stored. */
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { ForecastMethod } from '../../../models/plan/tracking/course-schema.ts';
import { recommended, type Trial, tryMethods } from '../../../models/tracking/forecast/forecast-line.ts';
import { BAND_LEVEL } from '../../../models/tracking/forecast/forecast-types.ts';
import { monthText } from '../../../models/tracking/outlook/frame.ts';
import { factsOf } from '../../../models/tracking/outlook/outlook.ts';
import { monthlyForecast } from '../../../models/tracking/outlook/settle-line.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import type { MethodTrial, OutlookPreview } from '../../contract/tracking/outlook-calls.ts';
import type { CurrentOutlook } from './current-outlook.ts';

/** From the simplest to the richest: of methods that are equally good the simpler one is recommended. */
const USUAL: readonly ForecastMethod[] = [
  { type: 'plan' },
  { type: 'run-rate', months: 3 },
  { type: 'run-rate', months: 12 },
  { type: 'trend' },
  { type: 'seasonal', season: 12, form: 'additive' },
  { type: 'seasonal', season: 12, form: 'multiplicative' },
];

export function previewAnswer(
  { input, outlook }: CurrentOutlook,
  lineId: string,
  asked: ForecastMethod | undefined,
): Result<OutlookPreview, HostError> {
  const line = input.plan.lines.find(({ id }) => id === lineId);
  if (!line) return err(hostError('not-found', 'This line does not exist any more.', { field: 'lineId' }));
  const { month } = outlook.cutOver;
  const facts = month === null ? null : factsOf(input, outlook.frame, month)(line);
  const monthly = facts ? monthlyForecast(facts) : null;
  if (!facts || !monthly)
    return ok({ months: [], history: [], planned: [], trials: [], recommended: null, level: BAND_LEVEL });
  const set = facts.method;
  const methods = [...USUAL];
  for (const method of [set, asked])
    if (method && !methods.some((other) => same(other, method))) methods.push(method);
  const trials = tryMethods(methods, monthly.input);
  const { history, horizon, planned } = monthly.input;
  return ok({
    months: Array.from({ length: history.length + horizon }, (_, place) => monthText(monthly.from + place)),
    history: [...history],
    planned: [...planned],
    trials: trials.map(trialAnswer),
    recommended: recommended(trials),
    level: BAND_LEVEL,
  });
}

function trialAnswer({ method, result, backTest }: Trial): MethodTrial {
  if (!result.ok) {
    const nothing = { fitted: [], forecast: [], low: [], high: [], parameters: {} };
    return { method, unfit: result.error, backTest: null, ...nothing };
  }
  const { fitted, forecast, low, high, parameters } = result.value;
  return {
    method,
    unfit: null,
    backTest,
    fitted: [...fitted],
    forecast: [...forecast],
    low: [...low],
    high: [...high],
    parameters: { ...parameters },
  };
}

function same(a: ForecastMethod, b: ForecastMethod): boolean {
  const entries = (method: ForecastMethod): string =>
    JSON.stringify(Object.entries(method).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  return entries(a) === entries(b);
}
