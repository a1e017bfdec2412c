/** A line's entry as another type, with its numbers kept as far as the new type can hold them. Pure. */
import type { Entry, Line, Plan } from '../../../models/plan/schema.ts';
import { modelLine } from '../../../models/statements/build.ts';
import { formatFull } from '../../../models/text/format-number.ts';

/** `values` are the line's computed values by column; `column` gives the number that a constant takes. */
export function entryAs(
  type: Entry['type'],
  line: Line,
  plan: Plan,
  values: readonly number[],
  column: number,
): Entry {
  const numbers = values.map((value) => (Number.isFinite(value) ? value : 0));
  const opening = numbers[0] ?? 0;
  const holds = modelLine(line).holdsAtOpening;
  switch (type) {
    case 'constant': {
      const value = numbers[Math.max(column, 1)] ?? 0;
      return { type, value, ...(opening === (holds ? value : 0) ? {} : { opening }) };
    }
    case 'series':
      return {
        type,
        values: numbers.slice(1, plan.timeline.periods + 1),
        ...(opening === 0 ? {} : { opening }),
      };
    case 'formula':
      return { type, formula: formatFull(numbers[Math.max(column, 1)] ?? 0) };
  }
}
