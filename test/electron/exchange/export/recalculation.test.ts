/** The recalculation by itself: what it lets pass, what it finds, how it is followed and ended. */
import { describe, expect, it } from 'vitest';
import {
  chainNeeds,
  STAGE_STACK,
  stagesOf,
} from '../../../../electron/exchange/export/proof/calculation-order.ts';
import { cellIndex } from '../../../../electron/exchange/export/proof/cell-index.ts';
import { recalculate, tooHeavy } from '../../../../electron/exchange/export/proof/recalculate.ts';
import { referenceList, stackNeed } from '../../../../electron/exchange/export/proof/references.ts';
import type { PlacedCell } from '../../../../electron/exchange/export/sheet-model.ts';
import { given, placed } from './composed.ts';

const PATIENCE = 120_000;

async function differing(...cells: readonly PlacedCell[]): Promise<readonly string[]> {
  return (await recalculate(cells)).differences.map(({ cell }) => cell).toSorted();
}

describe('the recalculation', () => {
  it('finds a figure that is a cent off, and lets half a hundredth of a cent pass', async () => {
    const result = await recalculate([
      placed(1, '1000000+0.01', 1_000_000),
      placed(2, '1000000+0.00005', 1_000_000),
    ]);
    expect(result.differences.map(({ cell }) => cell)).toEqual(['Sheet1!A1']);
    expect(result.checks).toEqual([{ label: 'Sheet1', ok: false, compared: 2 }]);
  });

  it('judges a row of small rates by their size, not by cents', async () => {
    expect(await differing(placed(1, '0.03+0.001', 0.03))).toEqual(['Sheet1!A1']);
  });

  it('finds a text that differs, a number in place of a text, and an error', async () => {
    expect(
      await differing(
        placed(1, 'IF(1>0,"never","now")', 'never'),
        placed(2, 'IF(1>0,"never","now")', 'now'),
        placed(3, '1', '1'),
        placed(4, '1/0', 0),
      ),
    ).toEqual(['Sheet1!A2', 'Sheet1!A3', 'Sheet1!A4']);
  });

  it('reads inputs and texts of other sheets, whatever their names', async () => {
    const cells = [
      given(1, 5, 1, "it's 数据"),
      given(2, '5 %', 1, "it's 数据"),
      placed(1, "'it''s 数据'!A1*2", 10),
      // A text counts for nothing in a sum; as a number "5 %" would make it 5.05.
      placed(2, "SUM('it''s 数据'!A1:A2)", 5),
    ];
    expect(await differing(...cells)).toEqual([]);
  });

  it('rounds in decimals, as Excel does, where binary fractions would lead astray', async () => {
    // 1.005 is 1.00499999999999989... in binary; Excel's ROUND gives 1.01.
    expect(await differing(placed(1, 'ROUND(1.005,2)', 1.01), placed(2, 'A1*100', 101))).toEqual([]);
    expect(await differing(placed(1, 'ROUND(1.005,2)', 1.02))).toEqual(['Sheet1!A1']);
  });

  it('tells a circle', async () => {
    const found = await recalculate([placed(1, 'B1', 0), placed(1, 'A1', 0, 2), placed(2, 'A2', 0)]);
    expect(new Set(found.differences.map(({ cell }) => cell))).toEqual(
      new Set(['Sheet1!A1', 'Sheet1!B1', 'Sheet1!A2']),
    );
  });

  it(
    'follows a chain of 1,500 periods without losing a digit',
    async () => {
      // x(t) = x(t - 1) + 0.1, whose sum in float64 is what the engine has to come to as well.
      let sum = 0;
      const chain = Array.from({ length: 1500 }, (_, at) => {
        sum += 0.1;
        return placed(1, at === 0 ? '0.1' : `IF(1>0,MAX(${columnOf(at)}1,0),0)+0.1`, sum, at + 1);
      });
      const { differences, checks } = await recalculate(chain);
      expect(differences).toEqual([]);
      expect(checks).toEqual([{ label: 'Sheet1', ok: true, compared: 1500 }]);
      // 1,500 times a tenth is 150, but for some 1e-11 of rounding.
      expect(sum).toBeCloseTo(150, 9);
    },
    PATIENCE,
  );

  it('says how far it is', async () => {
    const cells = Array.from({ length: 7000 }, (_, at) => placed(at + 1, '1+1', 2));
    const told: (readonly [number, number])[] = [];
    await recalculate(cells, { onProgress: (done, all) => void told.push([done, all]) });
    expect(told.at(-1)).toEqual([7000, 7000]);
    expect(told.length).toBeGreaterThan(1);
  });
});

describe('what is too heavy for the engine', () => {
  it('is a thousand sums in one cell, not a hundred, nor 60 brackets', () => {
    const chain = (count: number): string => Array.from({ length: count }, () => 'A1').join('+');
    const nested = `${'MAX(1,'.repeat(60)}A1${')'.repeat(60)}`;
    const cells = [placed(1, chain(1000), 0), placed(2, chain(100), 0), placed(3, nested, 0)];
    expect(tooHeavy(cells).map(({ row }) => row)).toEqual([1]);
  });

  it(
    'is not what comes just below: the engine takes it',
    async () => {
      const terms = 890;
      const sum = Array.from({ length: terms }, () => 'A1').join('+');
      const nested = `${'MAX(1,'.repeat(64)}A1${')'.repeat(64)}`;
      expect(await differing(given(1, 2), placed(2, sum, 2 * terms), placed(3, nested, 2))).toEqual([]);
    },
    PATIENCE,
  );
});

describe('the stages of the calculation', () => {
  function stages(cells: readonly PlacedCell[]) {
    const titles = [...new Set(cells.map(({ sheet }) => sheet))];
    const numbers = new Map(titles.map((title, at) => [title, at]));
    const references = referenceList(titles, cellIndex(cells, numbers));
    const needs = Int32Array.from(cells, ({ content, sheet }) => {
      const text = content.kind === 'formula' ? content.formula : '';
      references.add(text, numbers.get(sheet) ?? 0);
      return text === '' ? 0 : stackNeed(text);
    });
    return { references, needs, ...stagesOf(references, needs, chainNeeds(references, needs)) };
  }

  it('have every cell after those it reads, over sheets and ranges, whatever the order given', () => {
    const cells = [
      placed(1, 'SUM(\'My data\'!$A$1:$B$1)+LEN("A2")', 0, 1, 'Top'),
      placed(1, 'A1*2', 0, 2, 'My data'),
      placed(1, '1', 0, 1, 'My data'),
      placed(2, 'A1', 0, 1, 'Top'),
    ];
    expect(stages(cells).stages.flatMap((stage) => [...stage])).toEqual([2, 1, 0, 3]);
  });

  it('are short enough for the engine, on a chain of a hundred thousand cells', () => {
    const count = 100_000;
    const cells = Array.from({ length: count }, (_, at) =>
      placed(count - at, at === count - 1 ? '1' : `A${count - at - 1}+1`, 0),
    );
    const found = stages(cells);
    const seen = new Set<number>();
    for (const stage of found.stages) {
      expect(stage.reduce((sum, cell) => sum + (found.needs[cell] ?? 0), 0)).toBeLessThanOrEqual(STAGE_STACK);
      const own = new Set(stage);
      for (const cell of stage) {
        found.references.each(cell, (read) => {
          if (!seen.has(read) && !own.has(read)) throw new Error(`${cell} reads ${read} too early`);
        });
        seen.add(cell);
      }
    }
    expect(seen.size).toBe(count);
    expect(found.circular).toEqual([]);
  });
});

/** The name of the column before number `at + 1`. */
function columnOf(at: number): string {
  let name = '';
  for (let rest = at; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}
