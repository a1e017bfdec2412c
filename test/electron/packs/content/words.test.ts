/** The words of packs: both languages say everything, and Chinese is written with its own punctuation. */
import { describe, expect, it } from 'vitest';
import { lowered, perOne } from '../../../../electron/packs/words/english/lowered.ts';
import { packWords } from '../../../../electron/packs/words/pack-words.ts';

type Leaf = { readonly path: string; readonly value: unknown };

function leaves(value: unknown, path = ''): readonly Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, part]) => leaves(part, `${path}/${key}`));
}

/** What a function says of stand-ins that read as numbers. */
function said({ value }: Leaf): string {
  if (typeof value !== 'function') return String(value);
  try {
    return String(value(...['12', '34', '56', '78', '90', '1'].slice(0, Math.max(value.length, 6))));
  } catch {
    return '';
  }
}

describe('the words of a pack', () => {
  it('are the same set in both languages', () => {
    const paths = (language: 'en' | 'zh') =>
      leaves(packWords(language)).map(({ path, value }) => `${path} ${typeof value}`);
    expect(paths('zh').toSorted()).toEqual(paths('en').toSorted());
  });

  it('are Chinese in Chinese, with full-width punctuation between Chinese characters', () => {
    for (const leaf of leaves(packWords('zh'))) {
      expect(said(leaf), leaf.path).not.toMatch(/[\u4e00-\u9fff][,:;()!?]|[,:;()!?][\u4e00-\u9fff]/);
    }
  });

  it('close up where two Chinese parts meet', () => {
    const { tracking } = packWords('zh');
    expect(tracking.baseline('年度预算', '董事会', '2028-01-15')).toBe(
      '对比基准为“年度预算”，董事会于 2028-01-15 批准。',
    );
  });
});

describe('English labels', () => {
  it('are lowered inside a sentence, unless they are abbreviations or signs', () => {
    expect(['Average order value', 'IRR', 'Δ', 'EBITDA'].map(lowered)).toEqual([
      'average order value',
      'IRR',
      'Δ',
      'EBITDA',
    ]);
  });

  it('have units per one', () => {
    expect(
      ['CNY/orders', 'orders/visits', 'CNY/boxes', 'CNY/gross', 'orders/people', 'm/s'].map(perOne),
    ).toEqual(['CNY/order', 'orders/visit', 'CNY/boxes', 'CNY/gross', 'orders/people', 'm/s']);
  });

  it('keep the sign of a difference in the headings of the variance report', () => {
    const { columns } = packWords('en').tracking;
    expect(columns.yearOf(columns.delta)).toBe('YTD Δ');
    expect(columns.yearOf(columns.actual)).toBe('YTD actual');
  });
});
