/**
 * Drafts: what cannot be computed is named in words, since a dash reads as zero; a sum that lacks a line is not shown,
 * and no sentence says more than the plan allows.
 */
import { describe, expect, it } from 'vitest';
import type { Cell, PackContent } from '../../../../electron/packs/content/pack-content.ts';
import type { SectionKind } from '../../../../models/plan/packs/pack-schema.ts';
import type { Line } from '../../../../models/plan/schema.ts';
import { blocks, line, made, packOf, said, tableOf, untaxed } from './small-pack.ts';

const BROKEN: Line['entry'] = { type: 'formula', formula: 'nowhere * 2' };
const constant = (value: number): Line['entry'] => ({ type: 'constant', value });
const opening = (value: number): Line['entry'] => ({ type: 'series', values: [], opening: value });

const sales = line('sales', 'revenue', constant(1000));
const plant = line('plant', 'investment', opening(500));
const goods = line('goods', 'variable-cost', constant(200));
const staff = line('staff', 'fixed-cost', constant(300));
const lent = { financing: { role: 'loan-draw' } } as const;
const repaid = { financing: { role: 'loan-repayment' } } as const;
const interest = line('interest', 'financing', constant(10), { financing: { role: 'interest' } });
const WORDS = { en: 'n/a', zh: '无法计算' } as const;

async function drafted(lines: readonly Line[], kinds: readonly SectionKind[], language: 'en' | 'zh' = 'en') {
  const { content } = await made(untaxed(2, lines), packOf('investment-paper', kinds), language);
  return content;
}

function text(cell: Cell | undefined): string {
  return typeof cell === 'string' ? cell : (cell?.text ?? '');
}

function texts(content: PackContent, kind: SectionKind, title: string): readonly (readonly string[])[] {
  return tableOf(content, kind, title).rows.map(({ cells }) => cells.map(text));
}

describe('the split of the budget in a draft', () => {
  it.each(['en', 'zh'] as const)(
    'names what cannot be computed, and shows what can (%s)',
    async (language) => {
      const lines = [sales, plant, goods, staff, line('more', 'fixed-cost', BROKEN)];
      const content = await drafted(lines, ['outlay'], language);
      const title =
        language === 'en' ? 'Fixed, variable and investment budget' : '固定成本、变动成本与投资构成';
      const none = WORDS[language];
      // 300 a year of staff are known, but they are not the fixed cost; two years of goods and the plant are whole.
      expect(texts(content, 'outlay', title).map((cells) => cells.slice(1, 3))).toEqual([
        [none, none],
        ['400', none],
        ['500', none],
        [none, ''],
      ]);
    },
  );

  it('has its sums and shares as soon as the line is mended', async () => {
    const content = await drafted([sales, plant, goods, staff], ['outlay']);
    // 600, 400 and 500 of 1,500.
    expect(
      texts(content, 'outlay', 'Fixed, variable and investment budget').map((cells) => cells.slice(1, 3)),
    ).toEqual([
      ['600', '40.0 %'],
      ['400', '26.7 %'],
      ['500', '33.3 %'],
      ['1,500', ''],
    ]);
  });
});

describe('the outlay of a draft', () => {
  it.each([
    ['en', 'The investment cannot be computed as the plan stands.'],
    ['zh', '按方案目前的数据，投资总额无法计算。'],
  ] as const)('is not told as an amount where a line of it has none (%s)', async (language, sentence) => {
    const lines = [sales, plant, line('later', 'investment', BROKEN)];
    const content = await drafted(lines, ['outlay'], language);
    expect(said(content, 'outlay')).toContain(sentence);
  });

  it.each([
    ['en', 'The working capital cannot be computed as the plan stands.'],
    ['zh', '按方案目前的数据，营运资金无法计算。'],
  ] as const)('says so of the working capital, too (%s)', async (language, sentence) => {
    const stock = line('stock', 'working-capital', BROKEN);
    const content = await drafted([sales, plant, stock], ['outlay'], language);
    const title = language === 'en' ? 'Investment by type and phase' : '投资估算及使用计划';
    // The investment is known and said; its sum with the working capital is not.
    expect(said(content, 'outlay')).toContain('500');
    expect(said(content, 'outlay')).toContain(sentence);
    const [investment, , together] = texts(content, 'outlay', title).slice(-3);
    expect(investment?.at(-1)).toBe('500');
    expect(together?.at(-1)).toBe(WORDS[language]);
  });
});

describe('an explanation in a draft', () => {
  it('names the sums that have no number, and the drivers', async () => {
    const rate = line('rate', 'driver', BROKEN, { unit: 'CNY/unit' });
    const content = await drafted([sales, plant, rate, line('costs', 'fixed-cost', BROKEN)], ['summary']);
    const [explained] = content.explanations;
    const ingredients = new Map(explained?.ingredients.map(({ label, text: value }) => [label, value]));
    expect(ingredients.get('Revenue')).toMatch(/2,000$/);
    expect(ingredients.get('Fixed cost')).toBe('n/a');
    expect(ingredients.get('rate')).toBe('n/a');
  });
});

describe('the funding of a draft', () => {
  // A loan is no part of the free cash flow: there is an NPV, but no cash position.
  it.each([
    ['en', 'The cash position cannot be computed as the plan stands.', 'Need and sources'],
    ['zh', '按方案目前的数据，现金结余无法计算。', '资金需求与来源'],
  ] as const)('does not call unknown cash enough (%s)', async (language, sentence, title) => {
    const content = await drafted(
      [sales, plant, line('loan', 'financing', BROKEN, lent)],
      ['funding'],
      language,
    );
    expect(said(content, 'funding')).toContain(sentence);
    expect(said(content, 'funding')).not.toMatch(/never falls below|均不为负/);
    const rows = texts(content, 'funding', title);
    expect(rows[0]?.[1]).toBe('500');
    // Loans drawn, and what own funds must bear beyond them.
    expect(rows.slice(-2).map((cells) => cells[1])).toEqual([WORDS[language], WORDS[language]]);
  });

  it('covers what is due only where all of it is known', async () => {
    const lines = [sales, plant, staff, interest, line('back', 'financing', BROKEN, repaid)];
    const content = await drafted(lines, ['funding']);
    const [ebitOverInterest, debtService] = texts(content, 'funding', 'Debt service');
    // EBIT is 1,000 - 300 - 100 of depreciation over five years; 600 / 10.
    expect(ebitOverInterest?.slice(1)).toEqual(['60.00x', '60.00x']);
    expect(debtService?.slice(1)).toEqual(['n/a', 'n/a']);
    expect(said(content, 'funding')).toContain('interest cover is 60.00x and debt service cover n/a');
    expect(blocks(content, 'funding').length).toBeGreaterThan(3);
  });
});
