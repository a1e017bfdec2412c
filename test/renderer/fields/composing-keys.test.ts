// Keys that an input method has taken reach nobody; all others do. UI Events: keyCode 229 and isComposing while composing.
import { describe, expect, it } from 'vitest';
import { isComposingKey, withholdComposingKeys } from '../../../renderer/fields/composing-keys.ts';

type Sent = { readonly isComposing: boolean; readonly keyCode: number };

/** The event of a key, with what Node's events lack; it is given to the root, as a document gets it first. */
function heard(target: object, sent: Sent, withheld = true): number {
  const root = new EventTarget();
  const stop = withheld ? withholdComposingKeys(root) : () => {};
  let count = 0;
  root.addEventListener('keydown', () => {
    count += 1;
  });
  const event = Object.assign(new Event('keydown', { bubbles: true, cancelable: true }), sent);
  Object.defineProperty(event, 'target', { value: target });
  root.dispatchEvent(event);
  const prevented = event.defaultPrevented;
  stop();
  if (prevented) throw new Error('what the input method does with its key was prevented');
  return count;
}

const field = Object.assign(new EventTarget(), { value: 'ni' });
const editable = Object.assign(new EventTarget(), { isContentEditable: true });
const grid = Object.assign(new EventTarget(), { isContentEditable: false });
const ENTER = 13;

describe('a key of an input method', () => {
  it('is known by either of its two signs', () => {
    expect(isComposingKey({ isComposing: true, keyCode: ENTER })).toBe(true);
    // The Enter that ends a composition in some browsers: no longer composing, but taken.
    expect(isComposingKey({ isComposing: false, keyCode: 229 })).toBe(true);
    expect(isComposingKey({ isComposing: false, keyCode: ENTER })).toBe(false);
    expect(isComposingKey({})).toBe(false);
  });

  it.each([field, editable])('reaches nobody where text is written', (target) => {
    expect(heard(target, { isComposing: true, keyCode: 229 })).toBe(0);
    expect(heard(target, { isComposing: false, keyCode: 229 })).toBe(0);
    expect(heard(target, { isComposing: false, keyCode: ENTER })).toBe(1);
  });

  it('reaches the grid, which opens its field with it', () => {
    expect(heard(grid, { isComposing: false, keyCode: 229 })).toBe(1);
  });

  it('reaches everybody again once nothing withholds it', () => {
    expect(heard(field, { isComposing: true, keyCode: 229 }, false)).toBe(1);
  });
});
