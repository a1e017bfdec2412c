/** What the simulation draws for each driver, stated on the Assumptions sheet: distribution and parameters in words. */
import type { Line } from '../../../../models/plan/schema.ts';
import type { Book } from '../book.ts';
import { note, type Row } from '../sheet-model.ts';

const MOST_DATA = 8;

export function uncertaintyRows({ plan, moreWords }: Book): readonly Row[] {
  const rows = plan.lines.flatMap((line): readonly Row[] => {
    const text = uncertaintyText(line);
    if (text === null) return [];
    return [{ label: line.label, look: 'line', number: 'text', outline: 1, constant: () => note(text) }];
  });
  return rows.length === 0
    ? []
    : [{ label: moreWords.uncertainty, look: 'heading', number: 'text' }, ...rows];
}

/** 'factor × pert(min 0.8, mode 1, max 1.3)': as the plan's file has it. */
export function uncertaintyText({ uncertainty }: Line): string | null {
  if (!uncertainty) return null;
  const spec = uncertainty.type === 'once' ? uncertainty.distribution : uncertainty.path;
  const { type, ...parameters } = spec;
  const parts = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name} ${shortValue(value)}`],
  );
  return `${uncertainty.measure === 'factor' ? 'factor × ' : ''}${type}(${parts.join(', ')})`;
}

function shortValue(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  const shown = value.slice(0, MOST_DATA).map((each: unknown) => {
    if (typeof each !== 'object' || each === null) return String(each);
    return Object.values(each).join(':');
  });
  return `[${shown.join(' ')}${value.length > MOST_DATA ? ` … ${value.length}` : ''}]`;
}
