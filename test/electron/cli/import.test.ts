/** `hurdle import`: formulas in the answer, dry runs, several sheets, and a workbook of ours back into its plan. */
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fileBytes, loadExcelize } from '../../../electron/exchange/excelize.ts';
import { exportWorkbook } from '../../../electron/exchange/export/export-workbook.ts';
import { blankLine, blankPlan } from '../../../models/plan/blank.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { bookOf, sheetWriter } from '../../fixtures/ugly/book-writer.ts';
import { subscriptionModel } from '../../fixtures/ugly/published-models.ts';
import { emptyFolder, hurdle } from './run-for-test.ts';

describe('a model as a new plan', () => {
  it('says what became of its formulas, and writes nothing in a dry run', async () => {
    const at = emptyFolder();
    writeFileSync(at('saas.xlsx'), subscriptionModel());
    const dry = await hurdle('import', at('saas.xlsx'), '--dry-run', '--json');
    expect(dry.exit).toBe(0);
    const answer = z
      .looseObject({
        planId: z.null(),
        formulas: z.array(z.looseObject({ code: z.string(), state: z.string(), formula: z.string() })),
      })
      .parse(JSON.parse(dry.out));
    expect(answer.formulas.find(({ code }) => code === 'hosting')).toMatchObject({
      state: 'formula',
      formula: 'subscription_revenue * hosting_cost_of_revenue',
    });
    expect((await hurdle('import', at('saas.xlsx'), '--dry-run')).out).toContain('nothing was written');
  });

  it('takes several sheets with the same periods together, and counts what one copies of the other once', async () => {
    const at = emptyFolder();
    const costs = sheetWriter('Costs');
    const summary = sheetWriter('Summary');
    for (const sheet of [costs, summary])
      ['Item', '2026-01', '2026-02'].forEach((text, column) => {
        sheet.put(0, column, text);
      });
    [
      ['Rent', 5, 6],
      ['Salaries', 50, 60],
    ].forEach((row, line) => {
      row.forEach((value, column) => {
        costs.put(1 + line, column, value);
      });
    });
    summary.put(1, 0, 'Product sales');
    summary.put(2, 0, 'Staff costs');
    [100, 110].forEach((value, month) => {
      const column = month === 0 ? 'B' : 'C';
      summary.put(1, 1 + month, value);
      summary.put(2, 1 + month, [55, 66][month] ?? 0, 'plain', `SUM(Costs!${column}2:${column}3)`);
    });
    writeFileSync(at('two.xlsx'), bookOf([costs, summary]));
    const both = await hurdle('import', at('two.xlsx'), '--dry-run', '--json', '--sheet', 'Costs,Summary');
    const { mappings } = z
      .looseObject({
        mappings: z.array(
          z.looseObject({ lines: z.array(z.looseObject({ label: z.string(), include: z.boolean() })) }),
        ),
      })
      .parse(JSON.parse(both.out));
    const labels = mappings.flatMap(({ lines }) =>
      lines.filter(({ include }) => include).map(({ label }) => label),
    );
    expect(labels).toEqual(['Rent', 'Salaries', 'Product sales']);
    expect((await hurdle('import', at('two.xlsx'), '--dry-run', '--sheet', 'None')).err).toContain(
      'has no sheet "None"',
    );
  });
});

describe('a workbook of ours', () => {
  it('goes back into its plan as one change, tells conflicts and leaves them alone', {
    timeout: 120_000,
  }, async () => {
    const at = emptyFolder();
    const plan: Plan = {
      ...blankPlan('shop', 'Shop', '2027-01'),
      timeline: { start: '2027-01', periodicity: 'year', periods: 2, fiscalYearStart: 1 },
      lines: [
        { ...blankLine('l1', 'price', 'Price', 'driver'), entry: { type: 'constant', value: 10 } },
        { ...blankLine('l2', 'sales', 'Sales', 'revenue'), entry: { type: 'formula', formula: 'price * 3' } },
      ],
    };
    writeFileSync(at('shop.json'), JSON.stringify(plan));
    const into = await hurdle('import', at('shop.json'), '--into', at('w.hurdle'), '--json');
    const planId = z.looseObject({ planId: z.string() }).parse(JSON.parse(into.out)).planId;
    const written = await exportWorkbook({ ...plan, id: planId }, 'en');
    if (!written.ok) throw new Error(written.error.message);
    const file = (await loadExcelize()).OpenReader(written.value.bytes);
    const row = file.GetRows('Assumptions').result.findIndex((cells) => cells[1] === 'price') + 1;
    expect(file.SetCellValue('Assumptions', `D${row}`, 12).error).toBeNull();
    writeFileSync(at('shop.xlsx'), fileBytes(file));

    const dry = await hurdle('import', at('shop.xlsx'), '--update', at('w.hurdle'), '--dry-run');
    expect(dry.out).toMatch(/Price: 10 -> 12; NPV \+/);
    expect(dry.out).toContain('1 change(s) found, 0 applied');
    const done = await hurdle('import', at('shop.xlsx'), '--update', at('w.hurdle'), '--json');
    expect(JSON.parse(done.out)).toMatchObject({
      planId,
      applied: 1,
      changes: [{ state: 'ready', after: 12 }],
    });
    const again = await hurdle('import', at('shop.xlsx'), '--update', at('w.hurdle'), '--json');
    expect(JSON.parse(again.out)).toMatchObject({ applied: 0, changes: [{ state: 'same' }] });
    expect(
      (await hurdle('import', at('shop.xlsx'), '--update', at('w.hurdle'), '--into', at('x.json'))).exit,
    ).toBe(2);
  });
});
