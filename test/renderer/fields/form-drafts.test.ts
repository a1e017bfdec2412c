// Forms that are sent by a button: what is typed outlives the form, and what another window changed is not overwritten.
import { describe, expect, it } from 'vitest';
import { createFormDrafts, mergedFields } from '../../../renderer/fields/form-drafts.ts';

describe('what is typed in a form', () => {
  it('is there again when the form opens again, each form its own, until it is sent or given up', () => {
    const drafts = createFormDrafts<string>();
    expect(drafts.of('a')).toBeNull();
    drafts.hold('a', 'half a sen');
    drafts.hold('a', 'half a sentence');
    expect(drafts.of('a')).toBe('half a sentence');
    expect(drafts.of('b')).toBeNull();
    drafts.drop('a');
    expect(drafts.of('a')).toBeNull();
  });

  it('replaces only the fields in which something was typed', () => {
    const begun = { cause: 'rain', action: '', due: null };
    const typed = { cause: 'rain', action: 'umbrellas', due: null };
    const theirs = { cause: 'storm', action: 'stay inside', due: '2026-05-01' };
    expect(mergedFields<Record<string, string | null>>(typed, begun, theirs)).toEqual({
      cause: 'storm',
      action: 'umbrellas',
      due: '2026-05-01',
    });
  });

  it('keeps what was emptied here empty', () => {
    expect(mergedFields({ cause: '' }, { cause: 'rain' }, { cause: 'storm' })).toEqual({ cause: '' });
  });
});
