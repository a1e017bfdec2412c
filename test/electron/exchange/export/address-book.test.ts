/** Sheets built on top of a workbook: addresses that lead to the right figures, cells that are proved with the others. */
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { exportWorkbook } from '../../../../electron/exchange/export/export-workbook.ts';
import { formula, type PlacedCell } from '../../../../electron/exchange/export/sheet-model.ts';
import type { ExtraSheets } from '../../../../electron/exchange/export/workbook-model.ts';
import { appraise } from '../../../../models/appraisal/appraise.ts';
import { everyFeaturePlan } from '../every-feature-plan.ts';
import { composed } from './composed.ts';

const PATIENCE = 120_000;

describe('the addresses of a workbook', () => {
  const plan = everyFeaturePlan({ timeline: { periods: 6 } });
  const appraisal = appraise(plan);
  const { addresses, cells } = composed(plan);
  const figureAt = (address: string | undefined): number | string | undefined => {
    const [, sheet, cell] = /^'?([^'!]+)'?!(.+)$/.exec(address ?? '') ?? [];
    const at = XLSX.utils.decode_cell((cell ?? '').replaceAll('$', ''));
    const found = cells.find(
      (each) => each.sheet === sheet && each.row === at.r + 1 && each.column === at.c + 1,
    )?.content;
    return found && (found.kind === 'text' ? found.text : found.value);
  };

  it('lead to the values of lines, statements and metrics that Hurdle computed', () => {
    for (const column of [0, 1, 6]) {
      expect(figureAt(addresses.addressOf({ kind: 'line', code: '销量', column }))).toBe(
        appraisal.evaluation.values('销量')[column],
      );
      expect(figureAt(addresses.addressOf({ kind: 'statement', row: '$fcf', column }))).toBe(
        appraisal.evaluation.values('$fcf')[column],
      );
    }
    const { npv, cumulative } = appraisal.returns.postTax.withoutTerminal;
    const view = 'postTax.withoutTerminal';
    expect(figureAt(addresses.addressOf({ kind: 'metric', metric: 'npv', view }))).toBe(npv);
    // Without a terminal value both views are one.
    expect(addresses.addressOf({ kind: 'metric', metric: 'npv', view: 'postTax.withTerminal' })).toBe(
      addresses.addressOf({ kind: 'metric', metric: 'npv', view }),
    );
    expect(figureAt(addresses.addressOf({ kind: 'flow', name: 'cumulative', view, column: 6 }))).toBe(
      cumulative[6],
    );
    expect(figureAt(addresses.addressOf({ kind: 'cell', name: 'masterCheck' }))).toBe('OK');
    expect(addresses.rangeOf('$fcf', 0, 6)).toMatch(/^Statements!\$F\$\d+:\$L\$\d+$/);
  });

  it('say so where there is no such cell', () => {
    expect(addresses.addressOf({ kind: 'line', code: 'nothing', column: 1 })).toBeUndefined();
    expect(addresses.addressOf({ kind: 'cell', name: 'scenarioName' })).toBeUndefined();
    expect(addresses.rangeOf('nothing', 0, 1)).toBeUndefined();
  });
});

describe('a sheet that is built on top', () => {
  const plan = everyFeaturePlan({ timeline: { periods: 3 } });
  const sheetOf =
    (off: number): ExtraSheets =>
    ({ addresses, figureOf }) => {
      const address =
        addresses.addressOf({ kind: 'metric', metric: 'npv', view: 'postTax.withTerminal' }) ?? '';
      const value = figureOf(address);
      const cell: PlacedCell = {
        sheet: 'Cover page',
        row: 3,
        column: 2,
        content: formula(address, typeof value === 'number' ? value + off : Number.NaN, true),
        look: { role: 'link', row: 'total', number: 'amount' },
        link: address,
      };
      return [
        {
          setUp: { title: 'Cover page', widths: [[1, 2, 30]], isPortrait: true },
          cells: [cell],
          place: 'front',
        },
      ];
    };

  it(
    'stands in front, live, linked and proved',
    async () => {
      const written = await exportWorkbook(plan, 'en', {}, { extraSheets: sheetOf(0) });
      if (!written.ok) throw new Error(JSON.stringify(written.error));
      expect(written.value.checks.find(({ label }) => label === 'Cover page')).toEqual({
        label: 'Cover page',
        ok: true,
        compared: 1,
      });
      const book = XLSX.read(written.value.bytes, { cellFormula: true });
      expect(book.SheetNames[0]).toBe('Cover page');
      const cell = book.Sheets['Cover page']?.B3;
      expect(cell?.f).toMatch(/^Returns!\$D\$\d+$/);
      expect(cell?.v).toBe(appraise(plan).headline.npv);
      expect(cell?.l?.Target).toBe(`#${cell?.f}`);
    },
    PATIENCE,
  );

  it(
    'stands beside a scenario that is in force when the workbook is opened',
    async () => {
      const rent = plan.lines.find(({ code }) => code === 'rent');
      const scenarios = [
        {
          id: 'dear',
          name: 'Dear rent',
          parentId: null,
          overrides: [
            {
              target: 'line',
              lineId: rent?.id ?? '',
              label: '',
              change: { type: 'scale', factor: 2 },
            } as const,
          ],
        },
      ];
      const options = { extraSheets: sheetOf(0), shown: 'dear' };
      const written = await exportWorkbook({ ...plan, scenarios }, 'en', {}, options);
      if (!written.ok) throw new Error(JSON.stringify(written.error));
      expect(written.value.checks.at(-1)).toMatchObject({ label: 'Scenario: As planned', ok: true });
      const book = XLSX.read(written.value.bytes);
      expect(book.Sheets.Assumptions?.D7?.v).toBe('Dear rent');
      const lines = plan.lines.map((line) =>
        line === rent ? { ...line, entry: { type: 'constant', value: 4000 } as const } : line,
      );
      // Twice the rent of 2,000, as a plan of its own.
      expect(book.Sheets['Cover page']?.B3?.v).toBeCloseTo(appraise({ ...plan, lines }).headline.npv ?? 0, 6);
    },
    PATIENCE,
  );

  it(
    'is refused with its cell when its figure is not what the formula comes to',
    async () => {
      const written = await exportWorkbook(plan, 'en', {}, { extraSheets: sheetOf(1) });
      expect(written.ok).toBe(false);
      if (!written.ok) expect(written.error.places?.map(({ path }) => path)).toEqual(['Cover page!B3']);
    },
    PATIENCE,
  );
});
