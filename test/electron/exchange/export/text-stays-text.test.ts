/**
 * Whatever a person may have typed as a name, note, label, unit, owner or memo stays text in the workbook: no formula,
 * list, name or link of the file ever holds a piece of it. The texts begin with the signs that spreadsheets take for
 * formulas and carry a mark, which is then looked for in everything that a spreadsheet evaluates.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { exportWorkbook } from '../../../../electron/exchange/export/export-workbook.ts';
import type { Extras } from '../../../../electron/exchange/export/extras.ts';
import { parsePlan } from '../../../../models/plan/parse-plan.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { partsOf, xmlFault } from './file-parts.ts';

const PATIENCE = 240_000;
const MARK = 'zqx';

/** A text that a careless export would hand over as a formula, a link or a command. */
const hostile = fc
  .tuple(
    fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '\t=',
      '\r=',
      '=cmd|',
      '|',
      '＝',
      '%0A=',
      "'=",
      '{=',
      '=IMPORTXML(',
      ' =',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('', '"&A1', "'!A1", '</t><f>1</f>', ']]>', '&amp;', '_x0009_', '\u0000', '"),1)'),
  )
  .map(([sign, middle, end]) => `${sign}${MARK}${middle}${end}`);

type Texts = {
  readonly [key in
    | 'name'
    | 'label'
    | 'group'
    | 'owner'
    | 'source'
    | 'note'
    | 'unit'
    | 'scenario'
    | 'baseline']: string;
};

const texts: fc.Arbitrary<Texts> = fc.record({
  ...{ name: hostile, label: hostile, group: hostile, owner: hostile, source: hostile },
  ...{ note: hostile, unit: hostile, scenario: hostile, baseline: hostile },
});

function planOf(of: Texts): Plan {
  const told = { label: of.label, group: of.group, owner: of.owner, source: of.source, note: of.note };
  const parsed = parsePlan({
    format: 'hurdle-plan',
    version: 1,
    name: of.name,
    description: `${of.note}\n${of.name}`,
    timeline: { start: '2027-01', periodicity: 'month', periods: 2 },
    lines: [
      {
        id: 'a',
        code: 'price',
        kind: 'driver',
        ...told,
        unit: of.unit.slice(0, 40),
        entry: { type: 'constant', value: 2 },
      },
      { id: 'b', code: 'volume', kind: 'driver', ...told, entry: { type: 'constant', value: 3 } },
      {
        id: 'c',
        code: 'sales',
        kind: 'revenue',
        ...told,
        entry: { type: 'formula', formula: 'price * volume' },
      },
      {
        id: 'd',
        code: 'plant',
        kind: 'investment',
        ...told,
        entry: { type: 'constant', value: 0, opening: 5 },
        investment: { book: { method: 'none' } },
      },
    ],
    scenarios: [
      {
        id: 's',
        name: of.scenario,
        overrides: [{ target: 'line', lineId: 'a', change: { type: 'scale', factor: 2 } }],
      },
    ],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

function extrasOf(of: Texts): Extras {
  const shifts = [-0.1, 0, 0.1];
  return {
    twoWay: { x: { code: 'price', label: of.label, shifts }, y: { code: 'volume', label: of.name, shifts } },
    simulation: {
      ...{ trials: 10, seed: 1, method: 'plain', mean: 1, sd: 1, least: 0, most: 2 },
      ...{ lossShare: 0, lossLow: 0, lossHigh: 0.3, uniqueRates: 10, belowHurdle: 0 },
      percentiles: [{ p: 0.5, npv: 1, irr: 0.1 }],
      histogram: [{ from: 0, to: 2, count: 10 }],
      shares: [{ code: 'price', label: of.label, share: 1, correlation: 1 }],
    },
    actuals: {
      ...{ months: ['2027-01'], yearFrom: 0, baseline: of.baseline, partMonth: false },
      lines: [
        {
          ...{ lineId: 'c', code: 'sales', label: of.label, unit: of.unit, kind: 'revenue', profitSign: 1 },
          ...{ measure: 'money', values: [5], reference: [6], outlookYear: 10, referenceYear: 12 },
        },
      ],
    },
  };
}

describe('text in a workbook', () => {
  it(
    'is never part of what a spreadsheet evaluates, whatever it looks like',
    async () => {
      await fc.assert(
        fc.asyncProperty(texts, async (of) => {
          const plan = planOf(of);
          const written = await exportWorkbook(plan, 'en', {}, { extras: extrasOf(of) });
          if (!written.ok) throw new Error(JSON.stringify(written.error));
          const parts = partsOf(written.value.bytes);
          for (const [name, text] of parts) {
            expect([name, xmlFault(text)]).toEqual([name, null]);
            for (const evaluated of text.matchAll(
              /<(?:f|formula|formula1|formula2|definedName|c:f|cfRule)(?: [^>]*)?>([^<]*)</g,
            ))
              expect([name, evaluated[1]?.includes(MARK)]).toEqual([name, false]);
            for (const target of text.matchAll(/(?:location|Target|ref|sqref)="([^"]*)"/g))
              expect([name, target[1]?.includes(MARK)]).toEqual([name, false]);
          }
          const book = XLSX.read(written.value.bytes, { cellFormula: true });
          let shown = 0;
          for (const sheet of Object.values(book.Sheets))
            for (const cell of Object.values(sheet) as readonly XLSX.CellObject[]) {
              if (!String(cell.v).includes(MARK)) continue;
              shown += 1;
              // A formula may show a text (the name of the scenario), never hold it.
              if (cell.f === undefined) expect(cell.t).toBe('s');
              else expect(cell.f).not.toContain(MARK);
            }
          expect(shown).toBeGreaterThan(20);
        }),
        { numRuns: 8, seed: 20261122 },
      );
    },
    PATIENCE,
  );
});
