/**
 * What is done to the description of a pack, as pure functions of the pack as it is at that moment: another window may have
 * changed it since it was drawn. Where there is nothing to do any more, the same pack comes back.
 */
import type { Pack, PackSection } from '../../../models/plan/packs/pack-schema.ts';

type Words = Partial<Pick<PackSection, 'title' | 'comment'>>;
type Signatory = Pack['signatories'][number];

export function withWords(pack: Pack, sectionId: string, words: Words): Pack {
  if (!pack.sections.some(({ id }) => id === sectionId)) return pack;
  const sections = pack.sections.map((each) => (each.id === sectionId ? { ...each, ...words } : each));
  return { ...pack, sections };
}

/** Up (-1) or down (1) by one place; at the end nothing moves. */
export function withMoved(pack: Pack, sectionId: string, by: -1 | 1): Pack {
  const from = pack.sections.findIndex(({ id }) => id === sectionId);
  const section = pack.sections[from];
  if (!section || !pack.sections[from + by]) return pack;
  return { ...pack, sections: pack.sections.toSpliced(from, 1).toSpliced(from + by, 0, section) };
}

/** After the section named, else at the end. */
export function withAdded(pack: Pack, section: PackSection, afterId: string | null): Pack {
  const at = pack.sections.findIndex(({ id }) => id === afterId);
  return { ...pack, sections: pack.sections.toSpliced(at < 0 ? pack.sections.length : at + 1, 0, section) };
}

/** A pack without sections is none: the last one stays. */
export function withoutSection(pack: Pack, sectionId: string): Pack {
  const sections = pack.sections.filter(({ id }) => id !== sectionId);
  return sections.length === 0 || sections.length === pack.sections.length ? pack : { ...pack, sections };
}

/** Where one goes on when a section is left out: the one after it, else the one before. */
export function neighbourOf({ sections }: Pack, sectionId: string): string | null {
  const at = sections.findIndex(({ id }) => id === sectionId);
  return at < 0 ? null : ((sections[at + 1] ?? sections[at - 1])?.id ?? null);
}

export function withSignatory(pack: Pack, index: number, patch: Partial<Signatory>): Pack {
  const row = pack.signatories[index];
  return row ? { ...pack, signatories: pack.signatories.with(index, { ...row, ...patch }) } : pack;
}

export function withoutSignatory(pack: Pack, index: number): Pack {
  return pack.signatories[index] ? { ...pack, signatories: pack.signatories.toSpliced(index, 1) } : pack;
}
