/** What a failure is called in another language than English: by its code, the reason within it, and what narrows it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultyPlaceSchema, hostErrorCodeSchema } from '../../../electron/contract/host-error.ts';
import {
  importErrorSchema,
  importNoticeSchema,
  ownNoticeSchema,
} from '../../../electron/contract/import/notices.ts';
import { errorText, importErrorText, placeText } from '../../../renderer/app/error-text.ts';
import type { Area, TextParams } from '../../../renderer/i18n/text-keys.ts';

type Words = Readonly<Record<string, string>>;

function wordsOf(area: string): Record<string, unknown> {
  const file = join(import.meta.dirname, `../../../renderer/i18n/zh/${area}.json`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

const errors = wordsOf('errors') as Words;
const chinese = {
  language: 'zh' as const,
  dynamic: (_area: Area, key: string, params: TextParams = {}, otherwise = key) =>
    (errors[key] ?? otherwise).replace(/\{\{(\w+)\}\}/g, (_, name) => String(params[name] ?? '')),
};
const english = { ...chinese, language: 'en' as const };

describe('the words for a failure', () => {
  it('are there in Chinese for every code of the host, every refusal and notice of the reader', () => {
    const places = faultyPlaceSchema.shape.code.unwrap().options.map((code) => `place/${code}`);
    const refusals = importErrorSchema.shape.code.options.map((code) => `import-refused/${code}`);
    const missing = [...hostErrorCodeSchema.options, ...refusals, ...places].filter((key) => !errors[key]);
    expect(missing).toEqual([]);
    const importing = wordsOf('import') as { readonly notice: Words; readonly ownNotice: Words };
    expect(importNoticeSchema.shape.code.options.filter((code) => !importing.notice[code])).toEqual([]);
    expect(ownNoticeSchema.shape.code.options.filter((code) => !importing.ownNotice[code])).toEqual([]);
  });

  it('say what the file really is and which limit it broke', () => {
    const png = { reason: 'not-a-spreadsheet', what: 'a PNG picture', type: 'picture' };
    expect(errorText({ code: 'import-refused', message: 'This is …', params: png }, chinese)).toBe(
      '这是图片，不是工作簿。请选择 .xlsx、.xls、.ods 或 .csv 文件。',
    );
    const bomb = { reason: 'zip-bomb', why: 'size', limit: 160 };
    expect(errorText({ code: 'import-refused', message: 'It …', params: bomb }, chinese)).toContain('160 MB');
    const days = { code: 'no-periods', message: 'The …', params: { why: 'days' } } as const;
    expect(importErrorText(days, chinese)).toBe(errors['import-refused/no-periods/days']);
  });

  it('fall back to the code where the reason is unknown, and to the message where the code is', () => {
    const known = { code: 'export-refused', message: 'No.', params: { reason: 'of another day' } };
    expect(errorText(known, chinese)).toBe(errors['export-refused']);
    expect(errorText({ code: 'of another day', message: 'No.' }, chinese)).toBe('No.');
  });

  it('of a refused export are there for each of its reasons, with no gap left open', () => {
    // What electron/host/workbooks/workbook-thread.ts and electron/exchange/export/export-workbook.ts give with each reason.
    const given: Readonly<Record<string, TextParams>> = {
      'plan-errors': { count: 3 },
      workbook: { count: 3 },
      'too-large': { limit: 6144 },
      stuck: {},
      cancelled: {},
    };
    for (const [reason, params] of Object.entries(given)) {
      const refused = { code: 'export-refused', message: 'No.', params: { reason, ...params } };
      expect(errorText(refused, chinese)).not.toBe(errors['export-refused']);
      const gaps = [...(errors[`export-refused/${reason}`] ?? '').matchAll(/\{\{(\w+)\}\}/g)];
      expect(gaps.filter(([, name = '']) => !(name in params))).toEqual([]);
    }
  });

  it('of a refused change are those of the change', () => {
    const params = { reason: 'duplicate-code', code: 'sales', label: '销售' };
    expect(errorText({ code: 'change-refused', message: 'The code …', params }, chinese)).toBe(
      '代码 sales 已用于“销售”。',
    );
  });

  it('at a place are left out where only English has them', () => {
    const cell = {
      path: 'E7',
      message: 'holds the error #N/A',
      code: 'error-value',
      params: { shown: '#N/A' },
    };
    expect(placeText({ ...cell, code: 'error-value' }, chinese)).toBe('为错误值 #N/A');
    expect(placeText({ path: 'lines.0', message: 'is missing' }, chinese)).toBeNull();
    expect(placeText({ path: 'lines.0', message: 'is missing' }, english)).toBe('is missing');
  });
});
