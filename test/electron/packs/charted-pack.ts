/**
 * A small pack with one page that has a chart of every kind and a long comment, written as a workbook in front of a
 * sample plan. Nothing here says what is right.
 */
import { loadExcelize } from '../../../electron/exchange/excelize.ts';
import { finishFile } from '../../../electron/exchange/export/file/finish-file.ts';
import { writeShell } from '../../../electron/exchange/export/file/write-shell.ts';
import { composeLive } from '../../../electron/exchange/export/live-workbook.ts';
import { fitScenarios } from '../../../electron/exchange/export/scenarios/fit-scenarios.ts';
import type { Workbook } from '../../../electron/exchange/export/workbook-model.ts';
import { figure } from '../../../electron/packs/content/figures.ts';
import type { Block, Chart, Figure, PackContent } from '../../../electron/packs/content/pack-content.ts';
import { packSheets } from '../../../electron/packs/workbook/pack-sheets.ts';
import { pageMarks } from '../../../electron/packs/workbook/page/page-marks.ts';
import { appraise } from '../../../models/appraisal/appraise.ts';
import { templates } from '../../../models/templates/templates.ts';
import { partsOf } from './reading/archive.ts';

export const LONG = 'The board asks for a review of prices before the next quarter. '.repeat(12).trim();
export const LONG_CHINESE = '董事会要求管理层在下一季度前复核价格与渠道。'.repeat(12);

function money(id: string, value: number): Figure {
  return figure(id, value, { kind: 'amount', unit: 'thousand', digits: 0 });
}

/** From 100 thousand up by 60, down by 250 through zero, up by 40 below zero: minus 50 thousand. */
const STEPS = [
  ['Plan', 100_000, true],
  ['Price', 60_000, false],
  ['Volume', -250_000, false],
  ['Fixed cost', 40_000, false],
  ['Actual', -50_000, true],
] as const;

const WATERFALL: Chart = {
  kind: 'waterfall',
  steps: STEPS.map(([name, value, total]) => ({ name, figure: money(`step:${name}`, value), total })),
};

const TORNADO: Chart = {
  kind: 'tornado',
  planned: money('planned', 41_000),
  ends: { low: 'NPV at low', high: 'NPV at high' },
  bars: [
    { name: 'Price', from: '270', to: '330', low: money('l1', 16_000), high: money('h1', 66_000) },
    { name: 'Cost', from: '40 %', to: '50 %', low: money('l2', 56_000), high: money('h2', 27_000) },
  ],
};

const OUTLOOK: Chart = {
  kind: 'series',
  categories: ['2027-01', '2027-02', '2027-03'],
  series: [
    { name: 'Actual', draw: 'column', mark: 'actual', points: [money('a1', 1000), null, null] },
    {
      name: 'Forecast',
      draw: 'column',
      mark: 'forecast',
      points: [null, money('f2', 2000), money('f3', 3000)],
    },
    {
      name: 'Plan',
      draw: 'line',
      mark: 'plan',
      points: [money('p1', 900), money('p2', 1900), money('p3', 2900)],
    },
  ],
  stacked: false,
  reference: { name: 'Limit', figure: money('limit', 2500) },
};

const HISTOGRAM: Chart = {
  kind: 'histogram',
  edges: [-2000, 0, 2000],
  shares: [0.25, 0.75],
  form: { kind: 'amount', unit: 'thousand', digits: 0 },
  marks: [{ name: 'P10', figure: money('p10', -500) }],
};

export const CHARTS = [WATERFALL, TORNADO, OUTLOOK, HISTOGRAM] as const;

function content(language: 'en' | 'zh', draft: boolean): PackContent {
  const blocks = CHARTS.map(
    (chart): Block => ({
      type: 'chart',
      title: `A & <${chart.kind}>`,
      unit: 'CNY thousand',
      chart,
      note: '',
    }),
  );
  return {
    meta: {
      packId: 'p',
      packName: 'Monthly & report',
      template: 'monthly-report',
      language,
      paper: 'a4',
      planId: 'plan',
      // A draft of long names, each sign of which takes two places at the head of a page.
      planName: draft ? '&'.repeat(120) : 'Shop & <agency>',
      scenarioId: null,
      scenarioName: draft ? '&'.repeat(120) : 'Plan',
      seq: 7,
      version: 'v7',
      unit: 'CNY thousand',
      currency: 'CNY',
      madeAt: '2028-01-15T09:12:00.000Z',
      madeAtText: '2028-01-15 09:12',
      madeBy: 'tester',
      modelHash: 'ab'.repeat(32),
      masterCheck: { ok: !draft, failed: draft ? 2 : 0, total: 14 },
      draft,
      colours: { primary: '#1F3A5F', accent: '#C2410C' },
      logo: null,
    },
    sections: [
      {
        id: 's1',
        kind: 'profit-bridge',
        number: 1,
        title: 'Charts',
        comment: [language === 'zh' ? LONG_CHINESE : LONG],
        blocks,
        empty: null,
      },
    ],
    explanations: [],
  };
}

export type Written = { readonly workbook: Workbook; readonly archive: ReadonlyMap<string, Uint8Array> };

/** Without the proof of the whole workbook. */
export async function written(language: 'en' | 'zh', draft: boolean): Promise<Written> {
  const plan = templates.find(({ id }) => id === 'agency')?.build('agency', language);
  if (!plan) throw new Error('no sample');
  const pack = content(language, draft);
  const options = { language, extras: {}, extraSheets: packSheets(pack), pageMarks: pageMarks(pack.meta) };
  const { book, workbook } = composeLive(fitScenarios(appraise(plan), options, new Map()), 0, options);
  const shell = writeShell(await loadExcelize(), { ...book, switchedTo: null }, workbook);
  return { workbook, archive: partsOf(await finishFile(shell, workbook)) };
}
