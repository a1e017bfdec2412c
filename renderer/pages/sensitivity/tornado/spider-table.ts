/** The curves of the spider as a table: a row a relative change, a column an input. Pure. */

import type { Plan } from '../../../../models/plan/schema.ts';
import type { Spider, SpiderCurve } from '../../../../scenarios/tornado/spider.ts';
import type { ChartTable } from '../../../charts/chart-frame.tsx';
import type { Texts } from '../../../i18n/use-text.ts';
import { inputKey } from '../study/inputs.ts';
import { driverName, metricFigure, signedRate } from '../study-words.ts';

export type SpiderRow = { readonly relative: number; readonly [key: string]: number | null };

/** Whole settings have relative changes of their own: a row each, with no figure for the others. */
export function spiderRows(curves: readonly SpiderCurve[]): readonly SpiderRow[] {
  const rows = new Map<string, { relative: number; [key: string]: number | null }>();
  for (const { driver, spots } of curves) {
    for (const { relative, value } of spots) {
      // Curves that mean the same change differ in the last digits of it.
      const name = relative.toFixed(9).replace('-0.000000000', '0.000000000');
      const row = rows.get(name) ?? { relative: Number(name) };
      row[inputKey(driver)] = value;
      rows.set(name, row);
    }
  }
  return [...rows.values()].sort((a, b) => a.relative - b.relative);
}

export function spiderTable(
  texts: Texts,
  plan: Plan,
  { metric, curves }: Spider,
  corner: string,
): ChartTable {
  const drawn = curves.filter(({ spots }) => spots.length > 0);
  return {
    head: [corner, ...drawn.map(({ driver }) => driverName(texts, plan, driver))],
    rows: spiderRows(drawn).map((row) => [
      signedRate(row.relative),
      ...drawn.map(({ driver }) => row[inputKey(driver)] ?? null),
    ]),
    format: (value) => metricFigure(texts, plan, metric, value),
  };
}
