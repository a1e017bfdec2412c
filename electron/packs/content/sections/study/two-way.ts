/** NPV over the two drivers that matter most, in a table whose colour follows the sign. */

import type { SectionMaker } from '../../context.ts';
import { figure } from '../../figures.ts';
import { paragraphs } from '../../writing/blocks.ts';
import { driverLabel, driverName, driverNumber } from '../../writing/line-form.ts';
import { metricFigure } from '../../writing/shown-figures.ts';

export const twoWay: SectionMaker = (context) => {
  const { words, facts, unitText, amount } = context;
  const { study } = words;
  const found = facts.grid;
  if (context.appraisal.headline.npv === null) return { empty: words.paper.cannotCompute };
  if (!found) return { empty: study.noTwoDrivers };
  const { grid, planned } = found;
  const [sheet] = grid.sheets;
  const width = grid.x.values.length;
  const cells = grid.y.values.map((_, row) =>
    grid.x.values.map((__, column) => {
      if (planned?.row === row && planned.column === column) return metricFigure(context, 'npv');
      return figure(`grid:${row}:${column}`, sheet?.values[row * width + column] ?? null, amount, {
        why: words.unknown,
      });
    }),
  );
  const all = cells.flat().flatMap(({ value }) => (value === null ? [] : [value]));
  const negative = all.filter((value) => value < 0).length;
  const names = { x: driverLabel(context, grid.x.driver), y: driverLabel(context, grid.y.driver) };
  return {
    blocks: [
      ...paragraphs(study.twoWayCount(negative, all.length)),
      {
        type: 'chart',
        title: study.twoWayTitle(driverName(context, grid.y.driver), driverName(context, grid.x.driver)),
        unit: unitText,
        chart: {
          kind: 'heat',
          rowTitle: names.y,
          columnTitle: names.x,
          rows: grid.y.values.map((value) => driverNumber(context, grid.y.driver, value)),
          columns: grid.x.values.map((value) => driverNumber(context, grid.x.driver, value)),
          cells,
          planned,
          pivot: 0,
        },
        note: study.twoWayNote,
      },
    ],
  };
};
