/**
 * A preview is composed from what was computed before, and must say what a host says that has just been started and has
 * computed nothing yet: after every kind of edit, entry, approval and day that can change a number or a word of a pack.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Host, Input, Method, Output } from '../../../../../electron/contract/contract.ts';
import { directHost } from '../../../../../electron/host/direct.ts';
import { blankLine, blankPlan } from '../../../../../models/plan/blank.ts';
import type { Change } from '../../../../../models/plan/change.ts';
import { type Pack, SECTION_KINDS } from '../../../../../models/plan/packs/pack-schema.ts';
import { packFromTemplate } from '../../../../../models/plan/packs/pack-templates.ts';
import type { Line, Plan } from '../../../../../models/plan/schema.ts';
import { milestoneSchema, targetSchema } from '../../../../../models/plan/tracking/course-schema.ts';
import { warningRuleSchema } from '../../../../../models/plan/tracking/warning-schema.ts';
import type { Scenario } from '../../../../../models/plan/what-if/scenario-schema.ts';
import { closeAll, openTestHost, temporaryFolder } from '../../../test-host.ts';

const PATIENCE = 120_000;
/** Days since 1970. */
const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;

function line(code: string, kind: Line['kind'], entry: Line['entry'], more: Partial<Line> = {}): Line {
  return { ...blankLine(`l-${code}`, code, code.toUpperCase(), kind), entry, ...more };
}

function scenario(factor: number): Scenario {
  const change = { type: 'scale', factor } as const;
  const overrides = [{ target: 'line', lineId: 'l-price', label: 'PRICE', change } as const];
  return { id: 'low', name: 'Low', parentId: null, overrides };
}

/** A shop of a year, tracked by the month; small, as it is computed anew after every edit. */
function shop(): Plan {
  const plan = blankPlan('shop', 'Shop', '2027-01');
  const uncertainty: Line['uncertainty'] = {
    type: 'once',
    measure: 'factor',
    distribution: { type: 'uniform', min: 0.8, max: 1.2 },
  };
  return {
    ...plan,
    timeline: { ...plan.timeline, periodicity: 'month', periods: 12 },
    lines: [
      line('fitting', 'investment', { type: 'series', values: [], opening: 10_000 }),
      line('price', 'driver', { type: 'constant', value: 50 }, { uncertainty }),
      line('sales', 'revenue', { type: 'formula', formula: 'price * 60' }),
      line('rent', 'fixed-cost', { type: 'constant', value: 900 }),
    ],
    settings: { ...plan.settings, discounting: { ...plan.settings.discounting, maxPaybackYears: null } },
    scenarios: [scenario(0.9)],
    simulation: { trials: 100, seed: 7, method: 'latin-hypercube' },
  };
}

const rule = (yellow: number) =>
  warningRuleSchema.parse({
    id: 'rule',
    name: 'Sales below plan',
    when: 'actual($revenue) / plan($revenue) - 1',
    unit: 'percent',
    grain: 'month',
    direction: 'below',
    yellow: { value: yellow },
    red: { value: -0.9 },
  });

let root = '';
let now = new Date('2027-04-10T09:00:00Z');
let page: Host;
let close: () => Promise<void>;
let planId = '';
let pack: Pack = {
  ...packFromTemplate('investment-paper', { id: 'paper', name: 'Paper', language: 'en' }),
  // The signature page shows the fingerprint of the model, which says nothing about the figures.
  sections: SECTION_KINDS.filter((kind) => kind !== 'sign-off' && kind !== 'two-way').map((kind) => ({
    id: kind,
    kind,
    title: '',
    comment: '',
  })),
};

function start(): void {
  const { host } = openTestHost({ root, platform: { now: () => now } });
  page = directHost(host);
  close = host.close;
}

async function must<M extends Method>(method: M, input: Input<M>): Promise<Output<M>> {
  const answer = await page.call(method, input);
  if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer.error)}`);
  return answer.value;
}

/** The sections alone: the head and foot say when they were made and from which version. */
async function pages(): Promise<string> {
  const { body } = await must('packs.preview', { planId, pack, language: 'en' });
  return body.slice(body.indexOf('<section'), body.lastIndexOf('<footer'));
}

async function edit(change: Change, id = planId): Promise<void> {
  const { seq } = await must('plan.load', { planId: id });
  await must('plan.change', { planId: id, baseSeq: seq, clientId: 'test', label: 'edit', change });
}

async function put(item: Extract<Change, { type: 'put-part' }>['part']): Promise<void> {
  await edit({ type: 'put-part', part: item, index: 0 });
}

async function book(date: string, minor: number): Promise<void> {
  const entries = [{ day: day(date), lineId: 'l-sales', minor, memo: '' }];
  await must('actuals.add', { planId, name: 'typed', entries });
}

async function discountAt(rate: number): Promise<void> {
  const { plan } = await must('plan.load', { planId });
  const discounting = { ...plan.settings.discounting, rate: { mode: 'given' as const, rate } };
  await edit({ type: 'set-settings', settings: { discounting } });
}

const EDITS: Readonly<Record<string, () => Promise<void>>> = {
  'a line that was edited': () =>
    edit({ type: 'set-entry', lineId: 'l-rent', entry: { type: 'constant', value: 800 } }),
  'an undone edit': async () => {
    await must('plan.undo', { planId, clientId: 'test' });
  },
  'a setting': () => discountAt(0.23),
  'an override of a scenario': () => edit({ type: 'put-scenario', scenario: scenario(0.7), index: 0 }),
  'another seed of the simulation': () =>
    edit({
      type: 'set-studies',
      patch: { simulation: { trials: 100, seed: 8, method: 'latin-hypercube' } },
    }),
  'an actual amount': () => book('2027-02-03', 410_000),
  'a rule': () => put({ list: 'warnings', item: rule(-0.5) }),
  'a threshold of a rule': () => put({ list: 'warnings', item: rule(0.9) }),
  'a milestone': () =>
    put({
      list: 'milestones',
      item: milestoneSchema.parse({ id: 'm', name: 'Open', due: '2027-03-31', reached: '2027-03-20' }),
    }),
  'a target': () =>
    put({
      list: 'targets',
      item: targetSchema.parse({
        id: 't',
        name: 'Sales of the year',
        code: '$revenue',
        year: 2027,
        baseline: 10_000,
        target: 20_000,
        challenge: 30_000,
      }),
    }),
  'a way of forecasting': () =>
    edit({
      type: 'set-outlook',
      outlook: {
        cutOver: null,
        months: null,
        methods: [{ lineId: 'l-sales', method: { type: 'run-rate', months: 1 } }],
      },
    }),
  'thresholds of the variance': () =>
    edit({
      type: 'set-thresholds',
      thresholds: {
        yellow: { percent: 5, amount: 1e12 },
        red: { percent: 9, amount: 1e13 },
        floor: 1e12,
      },
    }),
  'a plan that was approved': async () => {
    await must('baseline.approve', { planId, name: 'Budget', note: '', approvedBy: 'Board' });
  },
  'an edit after the approval': () =>
    edit({ type: 'set-entry', lineId: 'l-rent', entry: { type: 'constant', value: 1000 } }),
  'a second approval': async () => {
    await must('baseline.approve', { planId, name: 'Budget 2', note: '', approvedBy: 'Board' });
  },
  'a note': async () => {
    const words = { comment: 'Rain', cause: 'Rain', action: 'Umbrellas', owner: 'Li', effect: '' };
    await must('notes.put', {
      planId,
      note: { lineId: 'l-sales', month: '2027-02', due: null, ...words },
    });
  },
  'the next day, when a month is closed': async () => {
    await book('2027-04-20', 123_400);
    await pages();
    now = new Date('2027-05-02T09:00:00Z');
  },
  'another plan of the workspace': async () => {
    await must('plan.create', { from: { kind: 'plan', plan: { ...shop(), id: 'second', name: 'Second' } } });
  },
  'a budget of the portfolio': async () => {
    const { portfolio } = await must('portfolio.load', {});
    await must('portfolio.save', { portfolio: { ...portfolio, budgets: [{ year: 2027, amount: 100 }] } });
  },
  'a section that was not there': async () => {
    pack = {
      ...pack,
      sections: [...pack.sections, { id: 'two-way', kind: 'two-way', title: '', comment: '' }],
    };
  },
  'the scenario that is shown': async () => {
    pack = { ...pack, scenarioId: 'low' };
  },
  'words of the pack': async () => {
    const [first, ...others] = pack.sections;
    if (first) pack = { ...pack, sections: [{ ...first, comment: 'Read this' }, ...others] };
    await put({ list: 'packs', item: pack });
  },
};

beforeAll(async () => {
  root = temporaryFolder();
  start();
  ({ planId } = await must('plan.create', { from: { kind: 'plan', plan: shop() } }));
  await book('2027-01-10', 250_000);
}, PATIENCE);

afterAll(closeAll);

describe('a preview after', () => {
  it.each(Object.entries(EDITS))(
    '%s says what a host says that has computed nothing yet',
    async (_name, change) => {
      const before = await pages();
      await change();
      const after = await pages();
      await close();
      start();
      expect(after).toBe(await pages());
      expect(after).not.toBe(before);
    },
    PATIENCE,
  );
});
