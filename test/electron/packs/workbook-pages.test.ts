/**
 * The pages of a pack's workbook: native charts in the order of the schema that cite cells, waterfalls that stand on
 * the ground and cross zero, tornados that begin at the planned value, drafts that no sheet hides, texts that are not
 * cut. From a small content, without the proof of the whole workbook; expected values are worked out by hand.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { recalculate } from '../../../electron/exchange/export/proof/recalculate.ts';
import type { ChartSeries, Workbook } from '../../../electron/exchange/export/workbook-model.ts';
import { freeTitle } from '../../../electron/packs/workbook/pack-sheets.ts';
import { figureAt } from '../exchange/export/composed.ts';
import { CHARTS, LONG, LONG_CHINESE, type Written, written } from './charted-pack.ts';
import { numberedParts, textOf } from './reading/archive.ts';
import { attribute, elements, everyNode, named, readXml, textIn, type XmlNode } from './reading/xml.ts';

const PATIENCE = 120_000;
/** ECMA-376 part 1, 21.2.2: the sequences of a chart and its parts, as far as they are used. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  'c:chartSpace': ['date1904', 'lang', 'roundedCorners', 'chart', 'spPr', 'txPr', 'printSettings'],
  'c:chart': ['title', 'autoTitleDeleted', 'plotArea', 'legend', 'plotVisOnly', 'dispBlanksAs'],
  'c:plotArea': ['layout', 'barChart', 'lineChart', 'catAx', 'valAx', 'spPr'],
  'c:barChart': ['barDir', 'grouping', 'varyColors', 'ser', 'gapWidth', 'overlap', 'axId'],
  'c:lineChart': ['grouping', 'varyColors', 'ser', 'marker', 'axId'],
  'c:dLbls': [
    'dLbl',
    'numFmt',
    'spPr',
    'txPr',
    'dLblPos',
    'showLegendKey',
    'showVal',
    'showCatName',
    'showSerName',
    'showPercent',
    'showBubbleSize',
  ],
  'c:legend': ['legendPos', 'legendEntry', 'overlay', 'txPr'],
  'c:catAx': [
    'axId',
    'scaling',
    'delete',
    'axPos',
    'numFmt',
    'majorTickMark',
    'minorTickMark',
    'tickLblPos',
    'spPr',
    'txPr',
    'crossAx',
    'crosses',
    'crossesAt',
    'auto',
    'lblAlgn',
    'lblOffset',
    'tickLblSkip',
    'tickMarkSkip',
    'noMultiLvlLbl',
  ],
  'c:valAx': [
    'axId',
    'scaling',
    'delete',
    'axPos',
    'majorGridlines',
    'numFmt',
    'majorTickMark',
    'minorTickMark',
    'tickLblPos',
    'spPr',
    'txPr',
    'crossAx',
    'crosses',
    'crossBetween',
  ],
};
const SERIES = {
  'c:barChart': ['idx', 'order', 'tx', 'spPr', 'invertIfNegative', 'dLbls', 'cat', 'val'],
  'c:lineChart': ['idx', 'order', 'tx', 'spPr', 'marker', 'dLbls', 'cat', 'val', 'smooth'],
} as const;

function misplaced(node: XmlNode, order: readonly string[]): readonly string[] {
  const names = elements(node).map(({ name }) => name.replace('c:', ''));
  const places = names.map((name) => order.indexOf(name));
  const isRight = places.every((place, at) => place >= 0 && place >= (places[at - 1] ?? 0));
  return isRight ? [] : [`${node.name}: ${names.join(' ')}`];
}

/** What the cells of a series hold, in the order of the chart. */
function held({ cells }: Workbook, { values }: Pick<ChartSeries, 'values'>): readonly number[] {
  const [, sheet = '', column = '', from = '', to = ''] =
    /^(.*!)\$([A-Z]+)\$(\d+):\$[A-Z]+\$(\d+)$/.exec(values) ?? [];
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) =>
    Number(figureAt(cells, `${sheet}$${column}$${Number(from) + at}`) ?? 0),
  );
}

describe('the pages of a pack as a workbook', () => {
  let plain: Written;
  let draft: Written;
  let chinese: Written;

  beforeAll(async () => {
    plain = await written('en', false);
    draft = await written('en', true);
    chinese = await written('zh', true);
  }, PATIENCE);

  const pageCharts = ({ workbook }: Written) => workbook.charts.filter(({ sheet }) => sheet === '1 Charts');

  it('draw charts whose parts stand in the order of the schema and keep what their cells hold', () => {
    const parts = numberedParts(plain.archive, /^xl\/charts\/chart(\d+)\.xml$/);
    expect(parts).toHaveLength(plain.workbook.charts.length);
    for (const [index, part] of parts.entries()) {
      const chart = readXml(textOf(plain.archive, part));
      const wrong = everyNode(chart).flatMap((node) => {
        const order = ORDER[node.name];
        const series = node.name === 'c:barChart' || node.name === 'c:lineChart' ? SERIES[node.name] : [];
        return [
          ...(order ? misplaced(node, order) : []),
          ...elements(node).flatMap((each) => (each.name === 'c:ser' ? misplaced(each, series) : [])),
        ];
      });
      expect(wrong, part).toEqual([]);
      const spec = plain.workbook.charts[index];
      const references = [...(spec?.columns ?? []), ...(spec?.lines ?? [])].map(({ values }) => values);
      const vals = named(chart, 'c:val');
      expect(vals.map((each) => named(each, 'c:f').map(textIn).join())).toEqual(references);
      vals.forEach((each, at) => {
        const kept = new Map(
          named(each, 'c:pt').map((pt) => [Number(attribute(pt, 'idx')), Number(textIn(pt))]),
        );
        const all = held(plain.workbook, { values: references[at] ?? '' });
        expect(all.map((_, place) => kept.get(place) ?? 0)).toEqual(all);
      });
    }
  });

  it('put every chart of a page over its printed columns', () => {
    const page = plain.workbook.sheets.find(({ title }) => title === '1 Charts');
    const last = String(page?.printed?.columns);
    const drawings = [...plain.archive.keys()].filter((name) => /drawings\/drawing\d+\.xml$/.test(name));
    const [ends = []] = drawings
      .map((name) => named(readXml(textOf(plain.archive, name)), 'xdr:to'))
      .filter(({ length }) => length === CHARTS.length);
    expect(ends.map((to) => named(to, 'xdr:col').map(textIn))).toEqual(CHARTS.map(() => [last]));
  });

  it('stand a waterfall on an invisible base, in a part above and a part below zero', async () => {
    const [chart] = pageCharts(plain);
    const [base, total, up, upBelow, down, downBelow] = (chart?.columns ?? []).map((each) =>
      held(plain.workbook, each),
    );
    // Levels: 100, 160, -90, -50, -50. The third step goes from 160 through zero to -90.
    expect(base).toEqual([0, 100, 0, -50, 0]);
    expect(total).toEqual([100, 0, 0, 0, -50]);
    expect(up).toEqual([0, 60, 0, 0, 0]);
    expect(upBelow).toEqual([0, 0, 0, -40, 0]);
    expect(down).toEqual([0, 0, 160, 0, 0]);
    expect(downBelow).toEqual([0, 0, -90, 0, 0]);
    expect(chart?.lines.map((each) => [...held(plain.workbook, each)])).toEqual([[100, 160, 160, -50, 0]]);
    expect(chart?.lines[0]?.labels).toEqual(['100', '+60', '(250)', '+40', '(50)']);
    const own = plain.workbook.cells.filter(
      ({ sheet, content: { kind } }) => sheet === '1 Charts' && kind !== 'text',
    );
    const { differences, checks } = await recalculate(own.filter(({ row }) => row > 3));
    expect(differences).toEqual([]);
    expect(checks.reduce((sum, { compared }) => sum + compared, 0)).toBeGreaterThan(30);
  });

  it('leave the base of a waterfall without a fill and out of the legend', () => {
    const at = plain.workbook.charts.findIndex(({ sheet }) => sheet === '1 Charts');
    const chart = readXml(textOf(plain.archive, `xl/charts/chart${at + 1}.xml`));
    const [bars] = named(chart, 'c:barChart');
    const [first] = bars ? named(bars, 'c:ser') : [];
    expect(first && named(first, 'c:spPr').map((each) => elements(each).map(({ name }) => name))).toEqual([
      ['a:noFill', 'a:ln'],
    ]);
    expect(attribute(bars && named(bars, 'c:grouping')[0], 'val')).toBe('stacked');
    expect(attribute(bars && named(bars, 'c:overlap')[0], 'val')).toBe('100');
    const hidden = named(chart, 'c:legendEntry').map((entry) => attribute(named(entry, 'c:idx')[0], 'val'));
    expect(hidden).toEqual(['0', '3', '5', '6']);
  });

  it('begin the bars of a tornado at the planned value, the first driver at the top', () => {
    const [, chart] = pageCharts(plain);
    expect(chart?.crossesAt).toBe(41);
    expect(chart?.columns.map((each) => [...held(plain.workbook, each)])).toEqual([
      [16, 56],
      [66, 27],
    ]);
    const part = plain.workbook.charts.findIndex((each) => each === chart) + 1;
    const xml = readXml(textOf(plain.archive, `xl/charts/chart${part}.xml`));
    const [names] = named(xml, 'c:catAx');
    expect(attribute(names && named(names, 'c:crossesAt')[0], 'val')).toBe('41');
    expect(attribute(names && named(names, 'c:orientation')[0], 'val')).toBe('maxMin');
    expect(named(xml, 'c:barDir').map((each) => attribute(each, 'val'))).toEqual(['bar']);
    expect(named(xml, 'a:t').map(textIn)).toEqual(expect.arrayContaining(['270', '330', '40 %', '50 %']));
  });

  it('hatch forecasts, dash limits, and tell losses from gains in a histogram', () => {
    const [, , outlook, histogram] = pageCharts(plain);
    expect(outlook?.columns.map(({ look }) => look)).toEqual(['solid', 'hatched']);
    expect(outlook?.lines.map(({ look }) => look)).toEqual(['solid', 'hatched']);
    expect(held(plain.workbook, outlook?.lines[1] ?? { values: '' })).toEqual([2.5, 2.5, 2.5]);
    expect(histogram?.columns.map((each) => [...held(plain.workbook, each)])).toEqual([
      [0.25, 0],
      [0, 0.75],
    ]);
  });

  it('say on every sheet, on the screen and on paper, that a draft is one', () => {
    for (const [{ workbook, archive }, word] of [
      [draft, 'DRAFT'],
      [chinese, '草稿'],
    ] as const) {
      const data = workbook.sheets.at(-1)?.title;
      workbook.sheets.forEach(({ title }, index) => {
        const sheet = readXml(textOf(archive, `xl/worksheets/sheet${index + 1}.xml`));
        const [head] = named(sheet, 'oddHeader').map(textIn);
        expect(head, title).toContain(`&KB91C1C${word}`);
        if (title === data) return;
        const top = workbook.cells.find(
          ({ sheet: own, row, column }) => own === title && row === 1 && column === 1,
        );
        expect(top?.content.kind === 'text' && top.content.text.startsWith(word), title).toBe(true);
        expect(top?.look.role).toBe('warning');
      });
    }
  });

  it('say scenario, version, date, unit, model and checks at the edge of every printed sheet, within what Excel holds', () => {
    plain.workbook.sheets.forEach((_, index) => {
      const sheet = readXml(textOf(plain.archive, `xl/worksheets/sheet${index + 1}.xml`));
      const [head = ''] = named(sheet, 'oddHeader').map(textIn);
      const [foot = ''] = named(sheet, 'oddFooter').map(textIn);
      expect(head).toContain('Shop && <agency> · Monthly && report');
      expect(head).toContain('Unit CNY thousand');
      expect(head).not.toContain('DRAFT');
      for (const said of [
        'Scenario Plan',
        'Version v7',
        '2028-01-15 09:12',
        'Model abababababab',
        'all 14 checks hold',
      ])
        expect(foot).toContain(said);
      expect(Math.max(head.length, foot.length)).toBeLessThanOrEqual(255);
    });
  });

  it('give a long text the lines that it takes, joined over the page', () => {
    for (const [{ workbook }, text] of [
      [plain, LONG],
      [chinese, LONG_CHINESE],
    ] as const) {
      const page = workbook.sheets.find(({ title }) => title === '1 Charts');
      const cell = workbook.cells.find(({ content: own }) => own.kind === 'text' && own.text === text);
      expect(cell?.span).toBe(page?.printed?.columns);
      const across = (page?.widths ?? []).slice(0, cell?.span).reduce((sum, [, , width]) => sum + width, 0);
      // A Latin letter takes at least 0.8 of a column's sign, a Chinese one 1.9; a line at least 12 points.
      const signs = text.length * (text === LONG ? 0.8 : 1.9);
      expect(page?.heights?.get(cell?.row ?? 0)).toBeGreaterThanOrEqual(Math.ceil(signs / across) * 12);
    }
  });

  it('print one area a sheet, without the numbers that stand beside it for the charts', () => {
    const names = named(readXml(textOf(plain.archive, 'xl/workbook.xml')), 'definedName');
    const areas = names.filter((each) => attribute(each, 'name') === '_xlnm.Print_Area');
    const sheets = areas.map((each) => attribute(each, 'localSheetId'));
    expect(new Set(sheets).size).toBe(sheets.length);
    const page = plain.workbook.sheets.findIndex(({ title }) => title === '1 Charts');
    const own = areas.find((each) => attribute(each, 'localSheetId') === String(page));
    expect(own && textIn(own)).toMatch(/^'1 Charts'!\$A\$1:\$D\$\d+$/);
  });
});

describe('the name of a sheet', () => {
  it('is one that Excel takes, and no other sheet has', () => {
    const taken = new Set(['summary']);
    expect(freeTitle('Summary', taken)).toBe('Summary (2)');
    expect(freeTitle("'1/2: [Plan]?*\\'", taken)).toBe('1 2   Plan');
    expect(freeTitle(`${'x'.repeat(29)} 'y`, taken)).toBe('x'.repeat(29));
    // A sign outside the basic plane takes two of the 31 places.
    expect(freeTitle('😀'.repeat(20), taken)).toBe('😀'.repeat(15));
    expect(freeTitle('', taken)).toBe('(2)');
  });
});
