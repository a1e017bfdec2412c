/** CSV after RFC 4180 (sections 2.5 to 2.7), and nothing that a spreadsheet would run. */
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../models/text/csv.ts';

describe('rows as CSV', () => {
  it('are separated by commas and line ends, with a mark for UTF-8 in front', () => {
    expect(
      toCsv([
        ['a', 1],
        ['b', 2],
      ]),
    ).toBe('\ufeffa,1\r\nb,2\r\n');
  });
  it('quote a cell with a comma, a quote or a line end, doubling its quotes (RFC 4180, 2.6 and 2.7)', () => {
    expect(toCsv([['a,b', 'say "x"', 'two\nlines']])).toBe('\ufeff"a,b","say ""x""","two\nlines"\r\n');
  });
  it('keep numbers in full precision, leave out what is no number, and disarm formulas', () => {
    expect(toCsv([[0.1 + 0.2, Number.NaN, null, '=1+1']])).toBe("\ufeff0.30000000000000004,,,'=1+1\r\n");
  });
});
