/**
 * That the proof leaves nothing out: a slip in any sheet and any region of a workbook is found at its own cell, in
 * small plans and in those that were once proved by samples. The slips are made here; nothing is compared with itself.
 */
import { describe, expect, it } from 'vitest';
import { cellName } from '../../../../electron/exchange/export/columns.ts';
import { recalculate } from '../../../../electron/exchange/export/proof/recalculate.ts';
import type { PlacedCell } from '../../../../electron/exchange/export/sheet-model.ts';
import { bigPlan } from '../../../bench/big-plan.ts';
import { everyFeaturePlan } from '../every-feature-plan.ts';
import { composed, type FormulaCell, formulasOf } from './composed.ts';

const PATIENCE = 240_000;

function nameOf({ sheet, row, column }: PlacedCell): string {
  return `${sheet}!${cellName(column, row)}`;
}

/** The first, the middle and the last figure of each sheet, read along the columns. */
function regions(formulas: readonly FormulaCell[]): readonly FormulaCell[] {
  const bySheet = Map.groupBy(
    formulas.filter(({ content }) => typeof content.value === 'number'),
    ({ sheet }) => sheet,
  );
  return [...bySheet.values()].flatMap((cells) => {
    const along = cells.toSorted((left, right) => left.column - right.column || left.row - right.row);
    return [0, Math.floor(along.length / 2), along.length - 1].flatMap((at) => along[at] ?? []);
  });
}

/** Off by a cent, or by a hundredth where the figures of a row are small. */
function shifted(cell: FormulaCell): FormulaCell {
  const { value } = cell.content;
  return typeof value === 'number'
    ? { ...cell, content: { ...cell.content, value: value + 0.01 + 1e-9 * Math.abs(value) } }
    : cell;
}

async function differing(cells: readonly PlacedCell[]): Promise<readonly string[]> {
  return (await recalculate(cells)).differences.map(({ cell }) => cell);
}

describe('every figure of a workbook', () => {
  const workbook = composed(everyFeaturePlan({ timeline: { periods: 6 } }));
  const chosen = regions(formulasOf(workbook));

  it('stands on nine sheets that hold formulas', () => {
    expect(new Set(chosen.map(({ sheet }) => sheet)).size).toBe(9);
    expect(chosen.length).toBe(27);
  });

  it(
    'is compared: as many figures as formulas, and none differs',
    async () => {
      const { checks, differences } = await recalculate(workbook.cells);
      expect(differences).toEqual([]);
      const counted = Map.groupBy(formulasOf(workbook), ({ sheet }) => sheet);
      expect(Object.fromEntries(checks.map(({ label, compared }) => [label, compared]))).toEqual(
        Object.fromEntries([...counted].map(([sheet, cells]) => [sheet, cells.length])),
      );
    },
    PATIENCE,
  );

  it(
    'is found at its own cell, and nowhere else, where what Hurdle shows is off by a cent',
    async () => {
      const slips = new Map(chosen.map((cell) => [nameOf(cell), shifted(cell)]));
      const found = await differing(workbook.cells.map((cell) => slips.get(nameOf(cell)) ?? cell));
      expect(found.toSorted()).toEqual([...slips.keys()].toSorted());
    },
    PATIENCE,
  );

  it.each(chosen.map((cell) => [nameOf(cell), cell] as const))(
    'is found where the formula of %s is wrong',
    async (name, wrong) => {
      const cells = workbook.cells.map((cell) =>
        cell === wrong
          ? { ...cell, content: { ...wrong.content, formula: `(${wrong.content.formula})*1.1+0.01` } }
          : cell,
      );
      expect(await differing(cells)).toContain(name);
    },
    PATIENCE,
  );
});

describe('every figure of 200 lines x 120 months', () => {
  const workbook = composed(bigPlan());
  const formulas = formulasOf(workbook);

  it(
    'is compared, in every column',
    async () => {
      // More than 30,000, beyond which only the opening, three periods, every twelfth and the last were looked at.
      expect(formulas.length).toBeGreaterThan(30_000);
      // Periods 5, 7 and 59: none of those columns.
      const slips = new Map(
        ['Assumptions', 'Budget', 'Statements', 'Returns', 'Workings'].flatMap((sheet) =>
          [11, 13, 65].flatMap((column) => {
            const cell = formulas.find(
              (each) =>
                each.sheet === sheet &&
                each.column === column &&
                each.row > 5 &&
                typeof each.content.value === 'number',
            );
            return cell ? [[nameOf(cell), shifted(cell)] as const] : [];
          }),
        ),
      );
      expect(slips.size).toBe(15);
      const result = await recalculate(workbook.cells.map((cell) => slips.get(nameOf(cell)) ?? cell));
      expect(result.differences.map(({ cell }) => cell).toSorted()).toEqual([...slips.keys()].toSorted());
      expect(result.checks.reduce((sum, { compared }) => sum + compared, 0)).toBe(formulas.length);
    },
    PATIENCE,
  );
});
