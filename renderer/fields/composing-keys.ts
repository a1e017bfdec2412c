/**
 * Keys of an input method. While it composes, Enter chooses a word, Esc drops it, Tab and the arrows walk its list: such
 * a key belongs to nobody else. One listener before all others holds it back, so no field, dialog or page asks for itself.
 */

/** The key code of whatever an input method has taken, also where the event does not call itself composing. */
const TAKEN = 229;

type Key = { readonly isComposing?: boolean; readonly keyCode?: number };

export function isComposingKey({ isComposing, keyCode }: Key): boolean {
  return isComposing === true || keyCode === TAKEN;
}

/** Gives back what ends it. The browser still does with the key what the input method wants. */
export function withholdComposingKeys(root: EventTarget): () => void {
  const withhold = (event: Event): void => {
    if (isComposingKey(event as Key) && isWrittenIn(event.target)) event.stopImmediatePropagation();
  };
  root.addEventListener('keydown', withhold, { capture: true });
  return () => root.removeEventListener('keydown', withhold, { capture: true });
}

/** Outside of a field the key is what opens one: a grid begins to edit with it. */
function isWrittenIn(target: EventTarget | null): boolean {
  if (target === null) return false;
  return 'value' in target || ('isContentEditable' in target && target.isContentEditable === true);
}
