/** Texts and formulas that a plan cannot hold are refused at the cell, before anything is sent, and cut in messages. */
import { describe, expect, it } from 'vitest';
import { blankPlan } from '../../../models/plan/blank.ts';
import { LIMITS } from '../../../models/plan/limits.ts';
import { type Line, lineSchema } from '../../../models/plan/schema.ts';
import { formulaErrorText } from '../../../renderer/app/formula-error-text.ts';
import { createLineDraft } from '../../../renderer/grid/plan/line-draft.ts';
import { shortText, TEXT_LIMITS } from '../../../renderer/grid/plan/text-limits.ts';
import { cellOf } from '../../../renderer/pages/import/cell-of.ts';

const line: Line = lineSchema.parse({
  id: 'l1',
  code: 'sales',
  label: 'Sales',
  kind: 'revenue',
  entry: { type: 'series', values: [1, 2, 3] },
});
const draft = () => createLineDraft(blankPlan('p', 'Plan', '2026-01'), line);
const FIRST = { field: 'cell', column: 1 } as Parameters<ReturnType<typeof draft>['take']>[0];

describe('what is too long', () => {
  it('is refused at the cell: a formula of one character more than a plan holds', () => {
    const longest = `${'1+'.repeat((LIMITS.formulaLength - 2) / 2)}11`;
    expect(longest).toHaveLength(LIMITS.formulaLength);
    expect(draft().take(FIRST, { row: 0, col: 0, text: `=${longest}` })).toBeNull();
    expect(draft().take(FIRST, { row: 0, col: 0, text: `=${longest}1` })).toEqual({
      code: 'formula-too-long',
      params: { limit: LIMITS.formulaLength },
    });
  });

  it('has for every text the limit of the schema, to the character', () => {
    for (const [field, limit] of Object.entries(TEXT_LIMITS)) {
      const parsed = (length: number) =>
        lineSchema.safeParse({ ...line, [field]: 'a'.repeat(length) }).success;
      expect([field, parsed(limit), parsed(limit + 1)]).toEqual([field, true, false]);
    }
  });

  it('fills no message with itself', () => {
    expect(shortText('1+'.repeat(500_000)).length).toBeLessThan(60);
    expect(shortText('12.x')).toBe('12.x');
  });
});

describe('the cell of a place', () => {
  it('is found with a sheet before it, a value behind it, and an error value with its own exclamation mark', () => {
    expect(['Budget!C7', 'C7 n/a', 'C7 #REF!', 'My Budget!AB12', '第 3 行'].map(cellOf)).toEqual([
      'C7',
      'C7',
      'C7',
      'AB12',
      '',
    ]);
  });
});

describe('a faulty formula in another language', () => {
  const words: Readonly<Record<string, string>> = {
    'error.not-allowed': '不允许',
    'error.not-allowed/text': '不能含文字',
    'error.unknown-name/suggestion': '是否指',
  };
  const zh = {
    language: 'zh' as const,
    dynamic: (_area: string, key: string, _params?: unknown, otherwise = key) => words[key] ?? otherwise,
  };
  const error = (code: string, params: Readonly<Record<string, string>>) => ({
    code,
    params,
    message: 'Sorry.',
  });

  it('is told by its variant, else by its code, else in English', () => {
    expect(formulaErrorText(error('not-allowed', { reason: 'text' }), zh)).toBe('不能含文字');
    expect(formulaErrorText(error('not-allowed', { reason: 'new' }), zh)).toBe('不允许');
    expect(formulaErrorText(error('unknown-name', { suggestion: 'sales' }), zh)).toBe('是否指');
    expect(formulaErrorText(error('of another day', {}), zh)).toBe('Sorry.');
  });
});
