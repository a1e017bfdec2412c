/** Everything a pack says, as texts: for tests that look for what must not stand in any of them. */
import { figuresOfBlock } from '../../../../electron/packs/content/figures.ts';
import type { Block, Chart, PackContent } from '../../../../electron/packs/content/pack-content.ts';

export function textsOf(content: PackContent): readonly string[] {
  const { meta, sections, explanations } = content;
  return [
    meta.version,
    meta.unit,
    meta.scenarioName,
    meta.madeAtText,
    ...sections.flatMap(({ title, comment, blocks, empty }) => [
      title,
      ...comment,
      empty ?? '',
      ...blocks.flatMap(textsOfBlock),
    ]),
    ...explanations.flatMap(({ title, text, formula, withValues, convention, ingredients }) => [
      title,
      text,
      formula,
      withValues,
      convention,
      ...ingredients.flatMap((each) => [each.label, each.text, each.source, each.owner]),
    ]),
  ];
}

function textsOfBlock(block: Block): readonly string[] {
  const figures = figuresOfBlock(block).map(({ text }) => text);
  switch (block.type) {
    case 'paragraphs':
      return block.texts;
    case 'headline':
      return [...figures, ...block.items.flatMap(({ label, note }) => [label, note])];
    case 'facts':
      return [
        ...figures,
        ...block.rows.flatMap(({ label, cell }) => [label, typeof cell === 'string' ? cell : '']),
      ];
    case 'table':
      return [
        ...figures,
        block.title,
        block.unit,
        block.note,
        ...block.columns.map(({ title }) => title),
        ...block.rows.flatMap(({ cells }) => cells.map((cell) => (typeof cell === 'string' ? cell : ''))),
      ];
    case 'chart':
      return [...figures, block.title, block.unit, block.note, ...textsOfChart(block.chart)];
    case 'lights':
      return block.items.flatMap(({ title, reason, note }) => [title, reason, note]);
    case 'signatures':
      return block.rows.flatMap(({ role, name }) => [role, name]);
  }
}

function textsOfChart(chart: Chart): readonly string[] {
  switch (chart.kind) {
    case 'series':
      return [...chart.categories, ...chart.series.map(({ name }) => name)];
    case 'waterfall':
      return chart.steps.map(({ name }) => name);
    case 'tornado':
      return chart.bars.flatMap(({ name, from, to }) => [name, from, to]);
    case 'histogram':
      return chart.marks.map(({ name }) => name);
    case 'heat':
      return [chart.rowTitle, chart.columnTitle, ...chart.rows, ...chart.columns];
  }
}
