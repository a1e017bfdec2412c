/** A formula's error in Chinese: every kind the engine tells has a sentence of its own, with the names it is about. */
import { describe, expect, it } from 'vitest';
import { chineseFormulaError } from '../../../electron/words/chinese-formula.ts';
import texts from '../../../renderer/i18n/zh/formula.json' with { type: 'json' };

const param =
  (params: Readonly<Record<string, string>>) =>
  (name: string): string =>
    params[name] ?? '';

describe('what is wrong with a formula, in Chinese', () => {
  it('is told for every kind of error that the application tells', () => {
    const codes = Object.keys(texts.error).filter((key) => !key.includes('/'));
    expect(codes.length).toBeGreaterThan(10);
    const general = chineseFormulaError(param({ code: 'no such kind' }));
    for (const code of codes) {
      const said = chineseFormulaError(param({ code }));
      expect([code, said === general]).toEqual([code, false]);
      expect(said).not.toMatch(/[A-Za-z]/);
    }
  });

  it('names the line, and the one that may be meant', () => {
    expect(chineseFormulaError(param({ code: 'unknown-name', name: 'sale' }))).toBe(
      '没有代码为 sale 的科目。',
    );
    expect(chineseFormulaError(param({ code: 'unknown-name', name: 'sale', suggestion: 'sales' }))).toBe(
      '没有代码为 sale 的科目，是否指 sales？',
    );
  });
});
