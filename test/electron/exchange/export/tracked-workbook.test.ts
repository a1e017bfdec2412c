/**
 * Actuals and variances in the workbook: the sums of the entries themselves, the report that the window shows, and
 * formulas that an independent engine works out. Expected sums are added up from the generated entries.
 */
import { afterAll, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import type { VarianceRow } from '../../../../electron/contract/tracking/variance-calls.ts';
import { exportWorkbook } from '../../../../electron/exchange/export/export-workbook.ts';
import { templates } from '../../../../models/templates/templates.ts';
import { dayText } from '../../../../models/tracking/calendar/day.ts';
import { dailyActuals, STORIES } from '../../../fixtures/daily-actuals.ts';
import { closeAll } from '../../test-host.ts';
import { type TrackedSample, trackedSample } from './tracked-sample.ts';

const PATIENCE = 240_000;
/** Columns of month, year to date and full year on the Variance sheet. */
const GROUPS = { month: 'CDEFG', yearToDate: 'HIJKL', fullYear: 'MNOPQ' } as const;

afterAll(closeAll);

async function workbookOf(sample: TrackedSample, month: '2027-06' | '2027-12'): Promise<XLSX.WorkBook> {
  const extras = { actuals: sample.actuals(month) };
  const written = await exportWorkbook(sample.plan, 'en', {}, { extras });
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  expect(written.value.checks.find(({ label }) => label === 'Variance')?.compared ?? 0).toBeGreaterThan(100);
  return XLSX.read(written.value.bytes, { cellFormula: true });
}

function rowOf(sheet: XLSX.WorkSheet | undefined, label: string): number {
  for (let row = 6; row < 200; row += 1) if (sheet?.[`A${row}`]?.v === label) return row;
  throw new Error(`no row ${label}`);
}

function fullYear(row: VarianceRow): readonly (number | null)[] {
  return [row.fullYear.actual, row.fullYear.plan].map((minor) => (minor === null ? null : minor / 100));
}

describe.each(templates.map(({ id }) => id))('the tracked plan %s', (id) => {
  it(
    'shows what was booked, month by month, and the report of its window',
    async () => {
      const sample = await trackedSample(id, true);
      const book = await workbookOf(sample, '2027-12');
      const story = STORIES[id];
      if (!story) throw new Error('no story');
      const entries = dailyActuals(sample.plan, story);
      const { Actuals, Variance } = book.Sheets;
      const report = await sample.call('variance.report', {
        planId: sample.planId,
        month: '2027-12',
        onlyMatters: false,
      });
      const lines = report.rows.filter(
        ({ level, kind }) => level === 'line' && kind !== 'memo' && kind !== 'driver',
      );
      expect(lines.length).toBeGreaterThan(5);
      for (const row of lines) {
        const at = rowOf(Actuals, row.label);
        for (const [offset, month] of [
          [0, '2027-01'],
          [5, '2027-06'],
          [11, '2027-12'],
        ] as const) {
          const booked = entries
            .filter((entry) => entry.code === row.code && dayText(entry.day).startsWith(month))
            .reduce((sum, { minor }) => sum + minor, 0);
          const shown = Actuals?.[XLSX.utils.encode_cell({ r: at - 1, c: 2 + offset })]?.v ?? 0;
          expect([row.code, month, shown]).toEqual([row.code, month, booked / 100]);
        }
        const variance = rowOf(Variance, row.label);
        const figure = (column: string) => Variance?.[`${column}${variance}`]?.v;
        for (const [group, columns] of Object.entries(GROUPS)) {
          const cell = row[group as keyof typeof GROUPS];
          const [actual = '', plan = '', delta = '', , effect = ''] = columns;
          expect(figure(actual)).toBeCloseTo((cell.actual ?? 0) / 100, 2);
          // Months are rounded to the cent one by one, the report rounds their sum.
          expect(Math.abs(Number(figure(plan)) - (cell.plan ?? 0) / 100)).toBeLessThan(0.07);
          const amount = cell.againstPlan?.amount ?? 0;
          expect(Math.abs(Number(figure(delta)) - amount / 100)).toBeLessThan(0.07);
          if (Math.abs(amount) > 10)
            expect([row.code, figure(effect)]).toEqual([row.code, cell.againstPlan?.effect]);
        }
        expect([figure('M'), figure('N')]).toEqual(fullYear(row));
      }
      expect(Actuals?.A3?.v).toBe('Reference: approved plan "Budget =1+1"');
      const profit = rowOf(Variance, 'EBITDA');
      const ebitda = report.rows.find(({ code }) => code === '$ebitda');
      expect(Number(Variance?.[`C${profit}`]?.v)).toBeCloseTo((ebitda?.month.actual ?? Number.NaN) / 100, 2);
      expect(Variance?.[`C${profit}`]?.f).toMatch(/^C\d+-C\d+-C\d+$/);
    },
    PATIENCE,
  );
});

describe('a tracked plan without an approved baseline', () => {
  it(
    'is compared with the live cells of its own budget',
    async () => {
      const sample = await trackedSample('agency', false);
      const book = await workbookOf(sample, '2027-06');
      const { Actuals } = book.Sheets;
      const plans = Object.values(Actuals ?? {}).filter((cell) => /^Budget!/.test(String(cell?.f)));
      expect(plans.length).toBeGreaterThan(20);
      expect(book.SheetNames).toContain('Variance');
    },
    PATIENCE,
  );
});
