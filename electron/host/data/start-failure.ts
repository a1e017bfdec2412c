/** Why the program could not start, in words with what to do; the same for both entries. Pure. */

export function startFailure(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') return 'This port is in use by another program. Choose another one with --port.';
  if (/^(EACCES|EPERM|EROFS|SQLITE_(CANTOPEN|READONLY|PERM).*)$/.test(code)) {
    return 'Hurdle may not write to its data folder. Choose another one with --data.';
  }
  if (/^(ENOSPC|EDQUOT|SQLITE_FULL.*|SQLITE_IOERR.*)$/.test(code)) {
    return 'The disk with the data folder is full or not connected. Free some space, then start Hurdle again.';
  }
  if (code === 'ENOENT') return 'The data folder could not be made. Choose another one with --data.';
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return 'The data folder is not a folder. Choose another one with --data.';
  return `Hurdle could not start: ${error instanceof Error ? error.message : String(error)}`;
}
