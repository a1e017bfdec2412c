/**
 * A change of a board pack as single facts with before and after: its settings, who signs, its sections and what is said
 * to them. Sections are told by what they are, not by their place. Pure data; the words are made in pack-words.ts.
 */
import type { Pack, PackSection } from '../../../models/plan/packs/pack-schema.ts';

const FIELDS = [
  'name',
  'template',
  'language',
  'paper',
  'scenarioId',
  'comparedId',
  'unit',
  'decision',
  'recommendation',
] as const satisfies readonly (keyof Pack)[];

export type PackField = (typeof FIELDS)[number] | 'signatories' | 'primary' | 'accent';

export type PackItem =
  | {
      readonly kind: 'pack';
      readonly name: string;
      readonly field: PackField;
      readonly before: string | null;
      readonly after: string | null;
    }
  /** A picture is not told byte by byte. */
  | { readonly kind: 'pack-logo'; readonly name: string; readonly before: boolean; readonly after: boolean }
  | {
      readonly kind: 'pack-section';
      readonly name: string;
      readonly section: PackSection;
      readonly what: 'added' | 'removed' | 'title' | 'comment';
      readonly before: string;
      readonly after: string;
    }
  /** Places count from one; no section where more than one has moved. */
  | {
      readonly kind: 'pack-order';
      readonly name: string;
      readonly moved: { readonly section: PackSection; readonly from: number; readonly to: number } | null;
    };

export function packItems(after: Pack, before: Pack): readonly PackItem[] {
  const { name } = after;
  const fact = (field: PackField, was: string | null, is: string | null): readonly PackItem[] =>
    was === is ? [] : [{ kind: 'pack', name, field, before: was, after: is }];
  return [
    // A pack from before a setting was there has none.
    ...FIELDS.flatMap((field) => fact(field, before[field] ?? null, after[field] ?? null)),
    ...fact('signatories', signers(before), signers(after)),
    ...fact('primary', before.colours?.primary ?? null, after.colours?.primary ?? null),
    ...fact('accent', before.colours?.accent ?? null, after.colours?.accent ?? null),
    ...logoItems(after, before),
    ...sectionItems(after, before),
  ];
}

function signers({ signatories }: Pack): string {
  return signatories
    .map(({ role, name }) => [role, name].filter((part) => part !== '').join(' '))
    .filter((each) => each !== '')
    .join('; ');
}

function logoItems(after: Pack, before: Pack): readonly PackItem[] {
  if (after.logo === before.logo) return [];
  const { name } = after;
  return [{ kind: 'pack-logo', name, before: before.logo !== null, after: after.logo !== null }];
}

function sectionItems(after: Pack, before: Pack): readonly PackItem[] {
  const { name } = after;
  const old = new Map(before.sections.map((section) => [section.id, section]));
  const now = new Map(after.sections.map((section) => [section.id, section]));
  const removed = before.sections.filter(({ id }) => !now.has(id));
  const added = after.sections.filter(({ id }) => !old.has(id));
  const item = (section: PackSection, what: 'added' | 'removed' | 'title' | 'comment', was = '', is = '') =>
    ({ kind: 'pack-section', name, section, what, before: was, after: is }) as const;
  const words = after.sections.flatMap((section) => {
    const was = old.get(section.id);
    if (!was) return [];
    return (['title', 'comment'] as const).flatMap((what) =>
      was[what] === section[what] ? [] : [item(section, what, was[what], section[what])],
    );
  });
  return [
    ...removed.map((section) => item(section, 'removed')),
    ...added.map((section) => item(section, 'added')),
    ...orderItems(name, before.sections, after.sections),
    ...words,
  ];
}

/** The order of what was there and still is. */
function orderItems(
  name: string,
  before: readonly PackSection[],
  after: readonly PackSection[],
): readonly PackItem[] {
  const was = before.filter(({ id }) => after.some((section) => section.id === id)).map(({ id }) => id);
  const is = after.filter(({ id }) => was.includes(id)).map(({ id }) => id);
  if (sameOrder(was, is)) return [];
  // Taking the one that was moved out of both leaves the same order; of two that changed places, the later one.
  const moved = after.findLast(({ id }) =>
    sameOrder(
      was.filter((each) => each !== id),
      is.filter((each) => each !== id),
    ),
  );
  if (!moved) return [{ kind: 'pack-order', name, moved: null }];
  const placeIn = (sections: readonly PackSection[]) => 1 + sections.findIndex(({ id }) => id === moved.id);
  return [{ kind: 'pack-order', name, moved: { section: moved, from: placeIn(before), to: placeIn(after) } }];
}

function sameOrder(some: readonly string[], other: readonly string[]): boolean {
  return some.length === other.length && some.every((id, index) => id === other[index]);
}
