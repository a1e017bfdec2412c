/**
 * The headings under which rows stand, one in another where labels step to the right: Expenses, in it People, in it Salaries.
 * Promises that a row belongs to the nearest heading to its left, and that what follows a total belongs to its heading no
 * more. Pure.
 */
import type { Kind } from '../../../models/plan/schema.ts';

export type Section = {
  readonly number: number;
  readonly group: string;
  readonly kind: Kind | undefined;
  readonly level: number;
};

export type Headings = {
  /** The section of a row whose label stands at a level; headings at the same level or deeper are over. */
  readonly at: (level: number) => Section;
  readonly open: (group: string, kind: Kind | undefined, level: number) => void;
  /** Ends the innermost heading. */
  readonly close: () => void;
};

const ROOT: Section = { number: 0, group: '', kind: undefined, level: -1 };

export function headings(): Headings {
  let stack: readonly Section[] = [ROOT];
  let count = 0;
  const next = (section: Omit<Section, 'number'>): Section => {
    count += 1;
    return { ...section, number: count };
  };
  const above = (level: number): readonly Section[] => stack.filter((each) => each.level < level);
  return {
    at: (level) => {
      stack = above(level);
      return stack.at(-1) ?? ROOT;
    },
    open: (group, kind, level) => {
      stack = above(level);
      const outer = stack.at(-1);
      stack = [...stack, next({ group, kind: kind ?? outer?.kind, level })];
    },
    close: () => {
      const outer = stack.at(-2);
      stack = [...stack.slice(0, -2), next({ ...(outer ?? ROOT) })];
    },
  };
}

/** Ordinals before a heading's words: 一、, 1.2, A). */
export function headingText(name: string): string {
  return name
    .replace(/^[\s(（]*(?:[一二三四五六七八九十]+|\d+(?:\.\d+)*|[A-Z])[\s)）、.．:：]+/u, '')
    .replace(/[:：]\s*$/, '')
    .slice(0, 80);
}
