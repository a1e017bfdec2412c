// What is done to the description of a pack: of the pack as it is, and never of what is not there any more.
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../models/plan/limits.ts';
import { type Pack, packSchema } from '../../../models/plan/packs/pack-schema.ts';
import { packFromTemplate } from '../../../models/plan/packs/pack-templates.ts';
import { freeName } from '../../../renderer/pages/pack/free-name.ts';
import {
  neighbourOf,
  withAdded,
  withMoved,
  withoutSection,
  withoutSignatory,
  withSignatory,
  withWords,
} from '../../../renderer/pages/pack/pack-changes.ts';

const full = packFromTemplate('investment-paper', { id: 'p', name: 'Paper', language: 'en' });
/** Sections s1, s2 and s3. */
const pack: Pack = { ...full, sections: full.sections.slice(0, 3) };
const ids = ({ sections }: Pack) => sections.map(({ id }) => id).join(' ');

describe('the sections of a pack', () => {
  it('move by one place, and not beyond the ends', () => {
    expect(ids(withMoved(pack, 's1', 1))).toBe('s2 s1 s3');
    expect(ids(withMoved(pack, 's3', -1))).toBe('s1 s3 s2');
    expect(withMoved(pack, 's1', -1)).toBe(pack);
    expect(withMoved(pack, 's3', 1)).toBe(pack);
    expect(withMoved(pack, 'gone', 1)).toBe(pack);
  });

  it('are put in after the chosen one, else at the end', () => {
    const section = { id: 'new', kind: 'risks', title: '', comment: '' } as const;
    expect(ids(withAdded(pack, section, 's1'))).toBe('s1 new s2 s3');
    expect(ids(withAdded(pack, section, 'gone'))).toBe('s1 s2 s3 new');
    expect(ids(withAdded(pack, section, null))).toBe('s1 s2 s3 new');
  });

  it('are left out but for the last one, and one goes on at the neighbour', () => {
    expect(ids(withoutSection(pack, 's2'))).toBe('s1 s3');
    expect(neighbourOf(pack, 's2')).toBe('s3');
    expect(neighbourOf(pack, 's3')).toBe('s2');
    expect(neighbourOf(pack, 'gone')).toBeNull();
    expect(withoutSection(pack, 'gone')).toBe(pack);
    const one = withoutSection(withoutSection(pack, 's1'), 's2');
    expect(withoutSection(one, 's3')).toBe(one);
    expect(packSchema.safeParse(one).success).toBe(true);
  });

  it('take words where they still are, and keep what another window wrote to the others', () => {
    const theirs = withWords(pack, 's2', { comment: 'theirs' });
    const both = withWords(theirs, 's1', { comment: 'mine' });
    expect(both.sections.map(({ comment }) => comment)).toEqual(['mine', 'theirs', '']);
    expect(withWords(pack, 'gone', { comment: 'mine' })).toBe(pack);
  });
});

describe('who signs', () => {
  it('is changed and taken away by place, where there is one', () => {
    expect(withSignatory(pack, 1, { name: 'Li' }).signatories[1]).toEqual({
      role: 'Project owner',
      name: 'Li',
    });
    expect(withoutSignatory(pack, 0).signatories.map(({ role }) => role)).toEqual([
      'Project owner',
      'Finance',
      'Approved by',
    ]);
    expect(withSignatory(pack, 9, { name: 'Li' })).toBe(pack);
    expect(withoutSignatory(pack, 9)).toBe(pack);
  });
});

describe('the name of a new pack', () => {
  it('takes a number where it is taken, and stays within the limit', () => {
    expect(freeName('Paper', [])).toBe('Paper');
    expect(freeName('Paper', ['Paper', 'Paper 2'])).toBe('Paper 3');
    const long = 'x'.repeat(LIMITS.nameLength);
    const second = freeName(long, [long]);
    expect(second).toHaveLength(LIMITS.nameLength);
    expect(second.endsWith('x 2')).toBe(true);
    expect(freeName(long, [long, second]).endsWith('x 3')).toBe(true);
  });
});
