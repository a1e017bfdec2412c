/**
 * Why a metric moved, away from the page: thousands of plans between two plans may have to be appraised. One question,
 * one answer; a question that no longer counts is ended by ending the worker.
 */

import type { Plan } from '../../models/plan/schema.ts';
import { type BridgeOptions, bridge } from '../../scenarios/bridge/bridge.ts';
import type { Metric } from '../../scenarios/metrics.ts';

export type BridgeQuestion = {
  readonly from: Plan;
  readonly to: Plan;
  readonly metric: Metric;
  readonly method: NonNullable<BridgeOptions['method']>;
};

addEventListener('message', ({ data }: MessageEvent<BridgeQuestion>) => {
  postMessage(bridge(data.from, data.to, data.metric, { method: data.method }));
});
