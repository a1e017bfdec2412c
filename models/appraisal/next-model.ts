/** The compiled model of an edited plan, made from the one before: only what differs is looked at again. */
import { compileModel, type Model } from '../formula/compile.ts';
import type { ModelLine } from '../formula/model-line.ts';
import type { Entry, Timeline } from '../plan/schema.ts';

export function nextModel(before: Model | undefined, timeline: Timeline, lines: readonly ModelLine[]): Model {
  if (!before) return compileModel(timeline, lines);
  if (before.timeline !== timeline || !sameLines(before.lines, lines)) {
    return compileModel(timeline, lines, before.cache);
  }
  const changes = new Map<string, Entry>();
  lines.forEach((line, index) => {
    const old = before.lines[index];
    if (old && !sameEntry(old.entry, line.entry)) changes.set(line.code, line.entry);
  });
  return changes.size === 0 ? before : before.withEntries(changes);
}

function sameLines(before: readonly ModelLine[], after: readonly ModelLine[]): boolean {
  return (
    before.length === after.length &&
    before.every((line, index) => {
      const other = after[index];
      return (
        other !== undefined &&
        line.code === other.code &&
        line.holdsAtOpening === other.holdsAtOpening &&
        line.unit === other.unit
      );
    })
  );
}

/** Series are compared by identity: an edit makes a new one, and comparing 600 cells a line would cost more. */
function sameEntry(a: Entry, b: Entry): boolean {
  if (a === b) return true;
  if (a.type === 'formula' && b.type === 'formula') return a.formula === b.formula && a.opening === b.opening;
  return a.type === 'constant' && b.type === 'constant' && a.value === b.value && a.opening === b.opening;
}
