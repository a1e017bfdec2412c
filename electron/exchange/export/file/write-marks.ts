/** Formats by value: red for what failed or is adverse, green for what is right; the words say the same. */
import type { ExcelFile } from '../../excelize.ts';
import { must } from '../../excelize.ts';
import type { Mark, Workbook } from '../workbook-model.ts';

const BAD = {
  Font: { Color: 'FFFFFF', Bold: true },
  Fill: { Type: 'pattern', Pattern: 1, Color: ['B91C1C'] },
};
const LOW = { Font: { Color: 'B91C1C', Bold: true } };
const GOOD = { Font: { Color: '166534', Bold: true } };

export function addMarks(file: ExcelFile, { marks }: Workbook): void {
  if (marks.length === 0) return;
  const looks = {
    bad: must(file.NewConditionalStyle(BAD), 'style').style,
    low: must(file.NewConditionalStyle(LOW), 'style').style,
    good: must(file.NewConditionalStyle(GOOD), 'style').style,
  };
  // Formats of one range are set by one call: a second would take the place of the first.
  for (const group of Map.groupBy(marks, ({ sheet, range }) => `${sheet}!${range}`).values()) {
    const [first] = group;
    if (!first) continue;
    must(
      file.SetConditionalFormat(
        first.sheet,
        first.range,
        group.map(({ when, look }) => ({ ...condition(when), Format: looks[look] })),
      ),
      'format',
    );
  }
}

function condition(when: Mark['when']) {
  switch (when.kind) {
    case 'text':
      return { Type: 'cell', Criteria: '==', Value: `"${when.text.replaceAll('"', '""')}"` };
    case 'outside':
      return {
        Type: 'cell',
        Criteria: 'not between',
        MinValue: String(when.from),
        MaxValue: String(when.to),
      };
    case 'below':
      return { Type: 'cell', Criteria: '<', Value: String(when.limit) };
  }
}
