/**
 * Cases of cases/hostile.json about text, dates, delimited files, workbooks, archives and names: odd and hostile input with the
 * behaviour that is asked for. Each case is run here; the numeric ones in hostile-numbers.test.ts.
 * Files are built as the case describes them; expected values come from the case or from what was written.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { guardFormulaText } from '../../models/text/formula-guard.ts';
import { parsePeriodText, periodKey } from '../../models/text/parse-date.ts';
import { parseNumberText } from '../../models/text/parse-number.ts';
import { serialToDay } from '../../models/text/serial-date.ts';
import { expectClose, type GoldenCase } from './case-file.ts';
import { ARCHIVE_CASES } from './hostile-archives.ts';
import { CSV_CASES } from './hostile-csv.ts';
import { previewOf } from './hostile-files.ts';
import { WORKBOOK_CASES } from './hostile-workbooks.ts';

const content: { readonly cases: readonly GoldenCase[] } = JSON.parse(
  readFileSync(new URL('cases/hostile.json', import.meta.url), 'utf8'),
);

const of = (kind: string): readonly GoldenCase[] => content.cases.filter((each) => each.kind === kind);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The zero-width space of a case must survive in its title. */
const shown = (value: unknown): string => JSON.stringify(value).replaceAll('\u200b', '\\u200b');

it('knows every kind of case', () => {
  const run = [
    'text_number',
    'text_date',
    'serial_date',
    'csv',
    'workbook',
    'archive_attack',
    'formula_injection',
    'prototype_pollution',
  ];
  // The numeric cases are about flows and taxes and run in hostile-numbers.test.ts.
  expect(new Set(content.cases.map(({ kind }) => kind))).toEqual(new Set([...run, 'numeric']));
});

describe('text_number', () => {
  for (const { id, inputs, expected, tolerance } of of('text_number')) {
    it(`${id} ${shown(inputs.text)}`, () => {
      const read = parseNumberText(text(inputs.text));
      if ('value' in expected)
        expectClose(read.kind === 'number' ? read.value : read.kind, expected.value, tolerance);
      else if ('text' in expected) expect(read).toEqual({ kind: 'text', text: expected.text });
      else {
        expect(expected.outcome).toBe('ambiguous_or_refused');
        expect(read.kind).toBe('ambiguous');
      }
    });
  }
});

describe('text_date', () => {
  for (const { id, inputs, expected } of of('text_date')) {
    it(`${id} ${shown(inputs.text)}`, () => {
      const read = parsePeriodText(text(inputs.text));
      if ('period' in expected) {
        const period =
          read.kind === 'none' || read.kind === 'ambiguous' || read.kind === 'relative' ? undefined : read;
        expect(period && periodKey(period)).toBe(expected.period);
      } else expect(read.kind).toBe('ambiguous');
    });
  }
});

describe('serial_date', () => {
  for (const { id, inputs, expected } of of('serial_date')) {
    it(`${id} ${String(inputs.serial)} in the ${String(inputs.system)} system`, () => {
      const system = inputs.system === '1904' ? '1904' : '1900';
      expect(serialToDay(Number(inputs.serial), system)).toEqual({ kind: 'day', iso: expected.date });
    });
  }
});

describe('formula_injection', () => {
  for (const { id, inputs } of of('formula_injection')) {
    it(`${id} ${shown(inputs.cell_text)}`, () => {
      const cell = text(inputs.cell_text);
      if (inputs.numeric === true) {
        expect(guardFormulaText(cell)).toBe(cell);
        return;
      }
      expect(guardFormulaText(cell)).toBe(`'${cell}`);
      const label = `${cell} rent`;
      const quoted = `"${label.replaceAll('"', '""')}"`;
      const { preview } = previewOf(
        new TextEncoder().encode(`item,2026-01,2026-02\n${quoted},1,2\nother,3,4\n`),
      );
      expect(preview.mapping?.lines[0]?.label).toBe(label.trim());
    });
  }
});

describe('prototype_pollution', () => {
  for (const { id, inputs } of of('prototype_pollution')) {
    it(`${id} ${shown(inputs.name)} as sheet, header and label`, () => {
      const name = text(inputs.name);
      const before = Object.getOwnPropertyNames(Object.prototype).sort();
      const cell = (at: string, value: string): string =>
        `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
      const rows = [
        `<row r="1">${cell('A1', name)}${cell('B1', '2026-01')}${cell('C1', '2026-02')}${cell('D1', name)}</row>`,
        `<row r="2">${cell('A2', name)}<c r="B2"><v>1</v></c><c r="C2"><v>2</v></c></row>`,
      ].join('');
      const { workbook, preview } = previewOf([
        { name, xml: `<sheetData>${rows}</sheetData>` },
        { name: 'Other', xml: '<sheetData/>' },
      ]);
      expect(workbook.sheets.map((sheet) => sheet.name)).toEqual([name, 'Other']);
      expect(preview.mapping?.lines.map(({ label }) => label)).toEqual([name]);
      expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    });
  }
});

const BUILT = [
  ['csv', CSV_CASES],
  ['workbook', WORKBOOK_CASES],
  ['archive_attack', ARCHIVE_CASES],
] as const;

for (const [kind, runs] of BUILT) {
  describe(kind, () => {
    it('has a run for each case of the file', () => {
      expect(
        of(kind)
          .map(({ inputs }) => text(inputs.name))
          .filter((name) => !runs.has(name)),
      ).toEqual([]);
    });
    for (const { id, inputs, expected } of of(kind)) {
      const run = runs.get(text(inputs.name));
      if (run) it(`${id} ${text(inputs.name)}: ${text(expected.behaviour)}`, run, 120_000);
    }
  });
}
