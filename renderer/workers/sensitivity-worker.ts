/**
 * Computes the studies of the page Sensitivity off the typing path. Holds the last plan it was given; answers one
 * question after another. Must not keep anything else: the page may end it at any moment.
 */
import type { Plan } from '../../models/plan/schema.ts';
import { answerStudy } from '../pages/sensitivity/study/study.ts';
import type { FromWorker, ToWorker } from '../pages/sensitivity/study/study-client.ts';

let plan: Plan | null = null;

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'plan') plan = data.plan;
  else if (plan) self.postMessage(answered(plan, data));
};

function answered(of: Plan, { id, ask }: Extract<ToWorker, { type: 'ask' }>): FromWorker {
  try {
    return { id, ok: true, answer: answerStudy(of, ask) };
  } catch (error) {
    return { id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
