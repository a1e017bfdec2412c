// A text while it is typed: another window never takes it away, and what was not changed is not kept again.
import { describe, expect, it } from 'vitest';
import { living, putElsewhere, refused, shownText, toKeep, typed } from '../../../renderer/fields/draft.ts';

describe('a text while it is typed', () => {
  it('shows what is kept until somebody types, and then what was typed', () => {
    expect(shownText(null, 'kept')).toBe('kept');
    expect(shownText(typed(null, 'kept', 'kept!'), 'kept')).toBe('kept!');
  });

  it('stays as typed when another window puts something else there, and says what that was', () => {
    const draft = typed(typed(null, '', 'm'), '', 'mine');
    expect(putElsewhere(draft, '')).toBeNull();
    expect(shownText(draft, 'theirs')).toBe('mine');
    expect(putElsewhere(draft, 'theirs')).toBe('theirs');
    expect(toKeep(draft, 'theirs', false)).toBe('mine');
    // Typing on does not make the other text one's own.
    expect(putElsewhere(typed(draft, 'theirs', 'mine too'), 'theirs')).toBe('theirs');
  });

  it('tells of a text that another window took away', () => {
    expect(putElsewhere(typed(null, 'a comment', 'a longer comment'), '')).toBe('');
  });

  it('has nothing to keep where both typed the same, or it was typed back', () => {
    const same = typed(null, '', 'as planned');
    expect(putElsewhere(same, 'as planned')).toBeNull();
    expect(toKeep(same, 'as planned', false)).toBeNull();
    expect(typed(same, '', '')).toBeNull();
    expect(toKeep(typed(null, 'kept', ' kept '), 'kept', false)).toBeNull();
  });

  it('keeps without the spaces around it, an empty text only where it may be empty', () => {
    expect(toKeep(typed(null, '', '  two words \n'), '', false)).toBe('two words');
    expect(toKeep(typed(null, 'name', '   '), 'name', true)).toBeNull();
    expect(toKeep(typed(null, 'comment', ''), 'comment', false)).toBe('');
    expect(toKeep(null, 'kept', false)).toBeNull();
  });

  it('that was refused and left stays until its place holds something else; typed in again it stays', () => {
    const left = refused(typed(null, '5 %', '5 per cent'), '5 %');
    expect(shownText(living(left, '5 %'), '5 %')).toBe('5 per cent');
    expect(shownText(living(left, '6 %'), '6 %')).toBe('6 %');
    expect(shownText(living(typed(left, '5 %', '5.5'), '6 %'), '6 %')).toBe('5.5');
    expect(refused(null, '5 %')).toBeNull();
  });
});
