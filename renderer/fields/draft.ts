/**
 * A text while somebody types it: what stands in the field, and what stood there when the typing began. What arrives from
 * another window meanwhile never replaces what is typed; it is told beside it. Pure.
 */

/** null: nobody types, the field shows what is kept. */
export type Draft = {
  readonly text: string;
  readonly begun: string;
  /** It could not be kept and the field was left: what stood there then. */
  readonly leftAt?: string;
} | null;

/** A text that was refused and left alone gives way once its place holds something else. */
export function living(draft: Draft, kept: string): Draft {
  return draft?.leftAt === undefined || draft.leftAt === kept ? draft : null;
}

export function shownText(draft: Draft, kept: string): string {
  return draft === null ? kept : draft.text;
}

/** A text typed back to what is kept is nothing to keep. */
export function typed(draft: Draft, kept: string, text: string): Draft {
  return text === kept ? null : { text, begun: draft?.begun ?? kept };
}

export function refused(draft: Draft, kept: string): Draft {
  return draft === null ? null : { ...draft, leftAt: kept };
}

/** What is to be kept; null where there is nothing: not typed, the same but for spaces, or empty where it must not be. */
export function toKeep(draft: Draft, kept: string, required: boolean): string | null {
  if (draft === null) return null;
  const text = draft.text.trim();
  return text === kept || (required && text === '') ? null : text;
}

/** What another window has put there since the typing began; null where it has left it alone or typed the same. */
export function putElsewhere(draft: Draft, kept: string): string | null {
  return draft === null || draft.begun === kept || draft.text.trim() === kept ? null : kept;
}
