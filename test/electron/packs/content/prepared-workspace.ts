/**
 * A workspace with the three sample plans as a finance team would have them after a year: scenarios, approved baseline,
 * a seeded year of actuals, warning rules, milestones, targets, notes. For the tests of board packs.
 */

import type { Input, Method, Output } from '../../../../electron/contract/contract.ts';
import { directHost } from '../../../../electron/host/direct.ts';
import { createPlanService } from '../../../../electron/host/plan-service.ts';
import type { Opened } from '../../../../electron/host/workspace-session.ts';
import { openWorkspace } from '../../../../electron/store/open-workspace.ts';
import { createTracking } from '../../../../electron/tracking/tracking.ts';
import type { Change } from '../../../../models/plan/change.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { milestoneSchema, targetSchema } from '../../../../models/plan/tracking/course-schema.ts';
import { warningRuleSchema } from '../../../../models/plan/tracking/warning-schema.ts';
import { templates } from '../../../../models/templates/templates.ts';
import { readyMade } from '../../../../scenarios/ready-made.ts';
import { dailyActuals, STORIES } from '../../../fixtures/daily-actuals.ts';
import { openTestHost } from '../../test-host.ts';

/** After the year of actuals: 2027 is over. */
export const TODAY = new Date('2028-01-15T09:12:00.000Z');

export type Prepared = {
  readonly opened: Pick<Opened, 'plans' | 'tracking'>;
  /** Plan ids by the id of the sample. */
  readonly planIds: ReadonlyMap<string, string>;
  readonly close: () => void;
};

/** `trials`: few, for tests that do not look at the simulation. */
export async function prepareWorkspace(language: 'en' | 'zh', trials = 512): Promise<Prepared> {
  const test = openTestHost({ platform: { now: () => TODAY } });
  const host = directHost(test.host);
  async function must<M extends Method>(method: M, input: Input<M>): Promise<Output<M>> {
    const answer = await host.call(method, input);
    if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer.error)} ${test.problems.join()}`);
    return answer.value;
  }
  const planIds = new Map<string, string>();
  for (const template of templates) {
    const story = STORIES[template.id];
    if (!story) throw new Error(`${template.id} has no story`);
    const from = { kind: 'template', templateId: template.id, language } as const;
    const { planId } = await must('plan.create', { from });
    planIds.set(template.id, planId);
    const { plan } = await must('plan.load', { planId });
    for (const [index, change] of [
      ...scenarioChanges(plan, language),
      ...courseChanges(plan, language),
      simulated(trials),
    ].entries()) {
      await must('plan.change', { planId, baseSeq: index, clientId: 'test', label: 'prepared', change });
    }
    await must('baseline.approve', {
      planId,
      name: language === 'zh' ? '年度预算' : 'Budget',
      note: '',
      approvedBy: language === 'zh' ? '董事会' : 'Board',
    });
    const idOf = new Map(plan.lines.map(({ code, id }) => [code, id]));
    const entries = dailyActuals(plan, story).map(({ day, code, minor, memo }) => ({
      day,
      lineId: idOf.get(code) ?? '',
      minor,
      memo,
    }));
    await must('actuals.add', { planId, name: 'A year', entries });
    await must('notes.put', {
      planId,
      note: {
        lineId: '$ebitda',
        month: '2027-11',
        comment: language === 'zh' ? '利润低于预算' : 'Profit below plan',
        cause: language === 'zh' ? '推广投放超支' : 'Advertising bought dearly',
        action: language === 'zh' ? '重新谈判投放价格' : 'Negotiate prices again',
        owner: language === 'zh' ? '市场总监' : 'Head of marketing',
        due: '2028-01-10',
        effect: '',
      },
    });
  }
  const { location } = (await must('workspace.current', {})).workspace ?? { location: '' };
  await test.host.close();
  const file = openWorkspace(location, { backup: () => undefined });
  if (!file.ok) throw new Error(file.error.message);
  const plans = createPlanService({
    db: file.value.db,
    readOnly: false,
    now: () => TODAY,
    who: () => 'tester',
    announce: () => undefined,
  });
  return { opened: { plans, tracking: createTracking(plans) }, planIds, close: file.value.close };
}

function simulated(trials: number): Change {
  return { type: 'set-studies', patch: { simulation: { trials, seed: 7, method: 'latin-hypercube' } } };
}

function scenarioChanges(plan: Plan, language: 'en' | 'zh'): readonly Change[] {
  let count = 0;
  const words =
    language === 'zh'
      ? { base: '基准', optimistic: '乐观', downturn: '下行' }
      : { base: 'Base', optimistic: 'Optimistic', downturn: 'Downturn' };
  return readyMade(plan, words, () => `scenario-${++count}`);
}

function courseChanges(plan: Plan, language: 'en' | 'zh'): readonly Change[] {
  const zh = language === 'zh';
  const marketing = plan.lines.find(({ kind }) => kind === 'variable-cost');
  const rule = warningRuleSchema.parse({
    id: 'rule-cost',
    name: zh ? '变动成本超预算' : 'Variable cost over plan',
    when: 'actual(it) / plan(it) - 1',
    unit: 'percent',
    grain: 'month',
    direction: 'above',
    yellow: { value: 0.05 },
    red: { value: 0.15 },
    scope: { type: 'kind', kind: 'variable-cost' },
    owner: zh ? '财务部' : 'Finance',
    action: zh ? '启动成本管控方案' : 'A cost plan starts',
  });
  const share = warningRuleSchema.parse({
    id: 'rule-share',
    name: zh ? '占收入比例过高' : 'Share of revenue too high',
    when: `actual(${marketing?.code ?? '$variable_cost'}) / actual($revenue)`,
    unit: 'percent',
    grain: 'week',
    direction: 'above',
    yellow: { value: 0.9, run: 2 },
    red: { value: 0.95, run: 2 },
  });
  const sales = warningRuleSchema.parse({
    id: 'rule-sales',
    name: zh ? '收入低于预算' : 'Revenue below plan',
    when: 'actual($revenue) / plan($revenue) - 1',
    unit: 'percent',
    grain: 'year-to-date',
    direction: 'below',
    yellow: { value: -0.01 },
    red: { value: -0.04 },
    owner: zh ? '销售总监' : 'Head of sales',
    action: zh ? '复核渠道与价格' : 'Channels and prices are reviewed',
  });
  const milestones = [
    milestoneSchema.parse({
      id: 'm1',
      name: zh ? '收入达标' : 'Revenue gate',
      due: '2027-12-31',
      condition: { when: 'actual($revenue)', is: 'at-least', value: 1e9 },
      fallback: zh ? '暂停二期投资' : 'The second outlay waits',
      owner: zh ? '总经理' : 'Managing director',
    }),
    milestoneSchema.parse({
      id: 'm2',
      name: zh ? '平台上线' : 'Platform live',
      due: '2027-03-31',
      reached: '2027-03-20',
    }),
  ];
  const target = targetSchema.parse({
    id: 't1',
    name: zh ? '首年收入' : 'Revenue of the first year',
    code: '$revenue',
    year: 2027,
    baseline: 4e7,
    target: 6e7,
    challenge: 8e7,
    owner: zh ? '销售总监' : 'Head of sales',
  });
  return [
    { type: 'put-part', part: { list: 'warnings', item: rule }, index: 0 },
    { type: 'put-part', part: { list: 'warnings', item: share }, index: 1 },
    { type: 'put-part', part: { list: 'warnings', item: sales }, index: 2 },
    ...milestones.map(
      (item, index): Change => ({ type: 'put-part', part: { list: 'milestones', item }, index }),
    ),
    { type: 'put-part', part: { list: 'targets', item: target }, index: 0 },
  ];
}
