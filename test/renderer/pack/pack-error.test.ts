// Why something with a pack was refused: the reasons that the host gives, each with words of its own.
import { describe, expect, it } from 'vitest';
import { hostError } from '../../../electron/contract/host-error.ts';
import { isCancelled, packRefusal } from '../../../renderer/pages/pack/pack-error.ts';

const formRefused = (reason: string) => hostError('export-refused', 'x', { params: { reason } });

describe('a refusal about a pack', () => {
  it('is known by its reason where a form was not made', () => {
    expect(
      ['no-browser', 'print-failed', 'stuck', 'too-large'].map((each) => packRefusal(formRefused(each))),
    ).toEqual(['no-browser', 'print-failed', 'stuck', 'too-large']);
    expect(packRefusal(formRefused('something new'))).toBeNull();
    expect(packRefusal(hostError('export-refused', 'x'))).toBeNull();
  });

  it('is known by its field where the pack or its scenario is gone', () => {
    expect(packRefusal(hostError('not-found', 'x', { field: 'packId' }))).toBe('no-pack');
    expect(packRefusal(hostError('not-found', 'x', { field: 'scenarioId' }))).toBe('no-scenario');
    expect(packRefusal(hostError('change-refused', 'x', { field: 'scenarioId' }))).toBe('bad-scenario');
    expect(packRefusal(hostError('not-found', 'x', { field: 'planId' }))).toBeNull();
    expect(packRefusal(hostError('workspace-missing', 'x'))).toBe('closed');
    expect(packRefusal(hostError('too-large', 'x', { params: { limit: 100 } }))).toBe('too-large-file');
    expect(packRefusal(hostError('disk-full', 'x'))).toBeNull();
  });

  it('is none where somebody cancelled', () => {
    expect(isCancelled(formRefused('cancelled'))).toBe(true);
    expect(isCancelled(formRefused('stuck'))).toBe(false);
    expect(isCancelled(hostError('internal', 'x'))).toBe(false);
  });
});
