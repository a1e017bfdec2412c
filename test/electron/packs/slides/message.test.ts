/** What the title of a section says: the figures it names are the section's own, in their own words. */
import { describe, expect, it } from 'vitest';
import { figure, RATE } from '../../../../electron/packs/content/figures.ts';
import type { Block, Figure, Section } from '../../../../electron/packs/content/pack-content.ts';
import { told } from '../../../../electron/packs/slides/titles/message.ts';
import { slideWords } from '../../../../electron/packs/slides/titles/slide-words.ts';

const THOUSANDS = { kind: 'amount', unit: 'thousand', digits: 0 } as const;
const amount = (id: string, value: number): Figure => figure(id, value, THOUSANDS);

const META = {
  en: { currency: 'CNY', unit: 'CNY thousand' },
  zh: { currency: 'CNY', unit: '千元' },
} as const;

function message(
  kind: Section['kind'],
  blocks: readonly Block[],
  language: 'en' | 'zh' = 'en',
): string | null {
  const section: Section = { id: 's', kind, number: 1, title: 'T', comment: [], blocks, empty: null };
  return told(section, META[language], slideWords(language)).message;
}

function rowsOf(columns: readonly string[], cells: readonly (string | Figure)[]): Block {
  return {
    type: 'table',
    title: '',
    unit: '',
    note: '',
    columns: columns.map((title) => ({ title, align: 'right' })),
    rows: [{ cells, look: 'plain', level: 0 }],
  };
}

const NPV = 'metric:npv:postTax:withTerminal';

describe('the message of a section', () => {
  it('names the outlay and what of it falls due at the opening', () => {
    const table = rowsOf(
      ['', 'Opening', 'Total'],
      [
        'Investment',
        amount('cell:$investment:0', 30_000_000),
        amount('sum:$investment:0:12', 34_000_000),
        amount('sum:$investment:0:36', 43_000_000),
      ],
    );
    expect(message('outlay', [table])).toBe(
      'The plan invests CNY 43,000 thousand, 30,000 of it at the opening',
    );
    expect(message('outlay', [table], 'zh')).toBe('计划投资 43,000 千元，其中期初 30,000');
  });

  it('puts the rate of return beside its hurdle, and does without where there is none', () => {
    const hurdle = figure('hurdle', 0.12, RATE);
    const npv = amount(NPV, -2_500_000);
    const irr = figure('metric:irr:postTax:withTerminal', 0.063, RATE);
    expect(message('returns', [rowsOf(['', 'After tax'], ['x', npv, irr, hurdle])])).toBe(
      `IRR of ${irr.text} against a hurdle of ${hurdle.text}; NPV of CNY (2,500) thousand`,
    );
    expect(message('returns', [rowsOf(['', 'After tax'], ['x', npv, hurdle])])).toBe(
      `NPV of CNY (2,500) thousand at the discount rate; the hurdle is ${hurdle.text}`,
    );
  });

  it('spans the scenarios from the worst to the best', () => {
    const table = rowsOf(
      ['', 'Plan', 'Bad', 'Good'],
      [
        'NPV',
        amount(NPV, 2_000_000),
        amount(`scenario:a:${NPV}`, -1_000_000),
        amount(`scenario:b:${NPV}`, 5_000_000),
      ],
    );
    expect(message('scenarios', [table])).toBe(
      'NPV runs from CNY (1,000) thousand (Bad) to CNY 5,000 thousand (Good)',
    );
  });

  it('says where a bridge begins and ends and names its largest step, whichever way it goes', () => {
    const steps = [
      { name: 'Plan', figure: amount('a', 900_000), total: true },
      { name: 'Price', figure: amount('b', 50_000), total: false },
      { name: 'Volume', figure: amount('c', -300_000), total: false },
      { name: 'Actual', figure: amount('d', 650_000), total: true },
    ];
    const chart: Block = {
      type: 'chart',
      title: 'EBITDA of 2027-12: from plan to actual',
      unit: 'CNY thousand',
      note: '',
      chart: { kind: 'waterfall', steps },
    };
    expect(message('profit-bridge', [chart])).toBe(
      'EBITDA of 2027-12: Plan 900, Actual 650; largest step: Volume (300)',
    );
  });

  it('is none where the section has neither words nor such figures', () => {
    expect(message('outlay', [])).toBeNull();
    expect(message('scenarios', [rowsOf(['', 'Plan'], ['NPV', amount(NPV, 1)])])).toBeNull();
    expect(message('milestones', [rowsOf(['', ''], ['a', 'b'])])).toBeNull();
  });
});
