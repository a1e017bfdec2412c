/** How wide words are taken to be on slides: never narrower than Helvetica, whose widths Adobe published, and not much wider. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentences, shortened, textWidth, wrapped } from '../../../../electron/packs/slides/text/measure.ts';

/** Adobe Font Metrics of Helvetica, in thousandths; Arial has the same, Calibri is narrower. */
const HELVETICA: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ...[...'ijl'].map((sign) => [sign, 222]),
    ...[..." .,:;/!It'f"].map((sign) => [sign, 278]),
    ...[...'r()-'].map((sign) => [sign, 333]),
    ...[...'ckJsvxyz'].map((sign) => [sign, 500]),
    ...[...'abdeghnopquLß0123456789?'].map((sign) => [sign, 556]),
    ...[...'+=<>'].map((sign) => [sign, 584]),
    ...[...'TFZ'].map((sign) => [sign, 611]),
    ...[...'ABEKPSVXY&'].map((sign) => [sign, 667]),
    ...[...'CDHNRUw'].map((sign) => [sign, 722]),
    ...[...'GOQ'].map((sign) => [sign, 778]),
    ...[...'mM'].map((sign) => [sign, 833]),
    ...[...'%'].map((sign) => [sign, 889]),
    ...[...'W'].map((sign) => [sign, 944]),
  ].map(([sign, width]) => [String(sign), Number(width)]),
);

const TEXTS = [
  'NPV at the hurdle of 12.0 % is CNY 41,274 thousand: value is created.',
  'Management assumption, to be confirmed by quotation',
  'Head of technology, Head of operations',
  '(1,234,567.8)',
  'Cost of goods, share of sales',
  'EBITDA, full year, 2027-01 to 2027-12: outlook against plan, CNY thousand',
];

describe('the width of words', () => {
  it.each(TEXTS)('is that of Helvetica or up to a fifth more: %s', (text) => {
    const published = [...text].reduce((sum, sign) => sum + (HELVETICA[sign] ?? Number.NaN), 0);
    expect(textWidth(text, 1000)).toBeGreaterThanOrEqual(published);
    expect(textWidth(text, 1000)).toBeLessThanOrEqual(published * 1.2);
  });

  it('is a square for each Chinese sign', () => {
    expect(textWidth('净现值', 12)).toBe(36);
  });
});

describe('lines', () => {
  const words = fc.array(
    fc.constantFrom(
      'a',
      'profit',
      '利润',
      '，',
      ' ',
      '\n',
      '12,345.6',
      'Donaudampfschifffahrtsgesellschaft',
      '😀',
    ),
    { maxLength: 60 },
  );

  it('put together again are the text, and none is wider than the box', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 8 }), (parts, width) => {
        const text = parts.join('');
        const lines = wrapped(text, 12, width);
        expect(lines.join('')).toBe(text);
        for (const line of lines) expect(textWidth(line.trimEnd(), 12)).toBeLessThanOrEqual(width * 72);
      }),
    );
  });

  it('begin with no Chinese comma or full stop', () => {
    const lines = wrapped('第三季度的成本超支，原因是交房晚了。'.repeat(6), 12, 1.2);
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) expect(line).not.toMatch(/^[，。]/);
  });

  it('are no more than asked for where a text is shortened, and the rest is marked as left out', () => {
    const text = 'The landlord handed the space over six weeks late. '.repeat(20);
    const short = shortened(text, 12, 3, 4);
    expect(wrapped(short, 12, 3).length).toBeLessThanOrEqual(4);
    expect(short.endsWith('…')).toBe(true);
    expect(text.startsWith(short.slice(0, -1).trimEnd())).toBe(true);
    expect(shortened('Short.', 12, 3, 4)).toBe('Short.');
  });
});

describe('sentences', () => {
  it('end at a full stop before a capital, not inside a number', () => {
    expect(sentences('IRR is 12.5 % a year. The hurdle is 12.0 %. e.g. this stays')).toEqual([
      'IRR is 12.5 % a year. ',
      'The hurdle is 12.0 %. e.g. this stays',
    ]);
    expect(sentences('净现值为 20.9 万元，创造价值。内部收益率 15.6 %。')).toEqual([
      '净现值为 20.9 万元，创造价值。',
      '内部收益率 15.6 %。',
    ]);
  });
});
