/** Why a start failed: each cause with what to do, and never the words of SQLite or of the system alone. */
import { describe, expect, it } from 'vitest';
import { startFailure } from '../../../electron/host/data/start-failure.ts';

const failure = (code: string): Error => Object.assign(new Error('database or disk is full'), { code });

describe('a start that failed', () => {
  it.each([
    ['EADDRINUSE', '--port'],
    ['EACCES', '--data'],
    ['EROFS', '--data'],
    ['SQLITE_CANTOPEN', '--data'],
    ['ENOTDIR', '--data'],
    ['ENOENT', '--data'],
    ['ENOSPC', 'Free some space'],
    ['SQLITE_FULL', 'Free some space'],
    ['SQLITE_IOERR_WRITE', 'Free some space'],
  ])('says for %s what to do', (code, advice) => {
    expect(startFailure(failure(code))).toContain(advice);
    expect(startFailure(failure(code))).not.toContain('database');
  });

  it('keeps the reason of what it does not know', () => {
    expect(startFailure(new Error('no such thing'))).toBe('Hurdle could not start: no such thing');
  });
});
