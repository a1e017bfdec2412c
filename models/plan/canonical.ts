/**
 * One form for values that mean the same, so that undo gives back exactly what was there:
 * a series has no trailing empty cells and an empty opening is absent, never null.
 */
import type { Entry, Line, Plan } from './schema.ts';

export function canonicalPlan(plan: Plan): Plan {
  const { scenarios, correlations, warnings, milestones, targets, packs, ...rest } = plan;
  return {
    ...rest,
    lines: plan.lines.map(canonicalLine),
    ...(scenarios && scenarios.length > 0 ? { scenarios } : {}),
    ...(correlations && correlations.length > 0 ? { correlations } : {}),
    ...(warnings && warnings.length > 0 ? { warnings } : {}),
    ...(milestones && milestones.length > 0 ? { milestones } : {}),
    ...(targets && targets.length > 0 ? { targets } : {}),
    ...(packs && packs.length > 0 ? { packs } : {}),
  };
}

export function canonicalLine(line: Line): Line {
  return { ...line, code: line.code.normalize('NFC'), entry: canonicalEntry(line.entry) };
}

export function canonicalEntry(entry: Entry): Entry {
  switch (entry.type) {
    case 'formula':
      return entry;
    case 'constant':
      return entry.opening === null ? { type: 'constant', value: entry.value } : entry;
    case 'series': {
      const last = entry.values.findLastIndex((value) => value !== null);
      const values = entry.values.slice(0, last + 1);
      return typeof entry.opening === 'number'
        ? { type: 'series', values, opening: entry.opening }
        : { type: 'series', values };
    }
  }
}
