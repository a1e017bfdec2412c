/** A sample plan with a year of daily actuals in a real workspace, and what its workbook is told of them. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { withTracked } from '../../../../electron/cli/tracking/open-tracked.ts';
import type { Input, Method, Output } from '../../../../electron/contract/contract.ts';
import type { ActualsExtra } from '../../../../electron/exchange/export/extras.ts';
import { gatherActuals } from '../../../../electron/exchange/export/tracking/gather-actuals.ts';
import { directHost } from '../../../../electron/host/direct.ts';
import { ok } from '../../../../models/plan/result.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { dailyActuals, STORIES } from '../../../fixtures/daily-actuals.ts';
import { openTestHost } from '../../test-host.ts';

export type TrackedSample = {
  readonly planId: string;
  readonly plan: Plan;
  readonly call: <M extends Method>(method: M, input: Input<M>) => Promise<Output<M>>;
  readonly actuals: (month: (typeof MONTHS)[number]) => ActualsExtra;
};

const MONTHS = ['2027-01', '2027-06', '2027-12'] as const;

export const NOW = new Date('2028-03-01T09:00:00Z');

export async function trackedSample(templateId: string, isApproved: boolean): Promise<TrackedSample> {
  const opened = openTestHost({ platform: { now: () => NOW } });
  const call = async <M extends Method>(method: M, input: Input<M>): Promise<Output<M>> => {
    const answer = await directHost(opened.host).call(method, input);
    if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer.error)} ${opened.problems.join()}`);
    return answer.value;
  };
  const { planId } = await call('plan.create', { from: { kind: 'template', templateId, language: 'en' } });
  if (isApproved) {
    await call('baseline.approve', { planId, name: 'Budget =1+1', note: '', approvedBy: 'Board' });
  }
  const { plan } = await call('plan.load', { planId });
  const idOf = new Map(plan.lines.map(({ code, id }) => [code, id]));
  const story = STORIES[templateId];
  if (!story) throw new Error(`${templateId} has no story`);
  const entries = dailyActuals(plan, story).map(({ day, code, minor, memo }) => ({
    ...{ day, minor, memo },
    lineId: idOf.get(code) ?? '',
  }));
  await call('actuals.add', { planId, name: 'A year', entries });
  const file = readdirSync(opened.root, { recursive: true, encoding: 'utf8' }).find((name) =>
    name.endsWith('.hurdle'),
  );
  const flags = new Map([
    ['workspace', join(opened.root, file ?? '')],
    ['plan', planId],
  ]);
  const context = { now: () => NOW, user: 'tester' };
  const actuals = await withTracked({ words: [], flags }, context, (tracked) =>
    ok(new Map(MONTHS.map((month) => [month, gatherActuals(tracked, NOW, month)]))),
  );
  if (!actuals.ok) throw new Error(actuals.error.message);
  return {
    ...{ planId, plan, call },
    actuals: (month) => {
      const gathered = actuals.value.get(month);
      if (!gathered) throw new Error(`no actuals in ${month}`);
      return gathered;
    },
  };
}
