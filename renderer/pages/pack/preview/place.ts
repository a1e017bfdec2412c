/**
 * Where a reader is in the pages: the section at the top of what is seen, and how far it is scrolled. So that renewed pages
 * stand where the old ones stood, whatever has become longer above.
 */

export type Place = { readonly section: string; readonly offset: number };

type Box = { readonly section: string; readonly top: number; readonly bottom: number };

/** The first section that is not yet passed; null where there is none. Tops and bottoms from the top of what is seen. */
export function placeAt(boxes: readonly Box[]): Place | null {
  const seen = boxes.find(({ bottom }) => bottom > 0);
  return seen ? { section: seen.section, offset: seen.top } : null;
}

/** By how much to scroll so that the section is where it was; 0 where it is gone. */
export function scrollBy(place: Place | null, boxes: readonly Box[]): number {
  const now = place && boxes.find(({ section }) => section === place.section);
  return now ? now.top - place.offset : 0;
}
