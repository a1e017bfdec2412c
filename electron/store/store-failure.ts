/**
 * What a failure of SQLite or of the disk means for the user: full, held by another, damaged, no right to write.
 * Any other failure comes back as null; the caller treats it as a broken promise.
 */
import { type HostError, hostError } from '../contract/host-error.ts';

export function storeFailure(error: unknown): HostError | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  // By the code: encrypted files are read by another build of SQLite, whose errors are of another class.
  if (typeof error.code === 'string' && error.code.startsWith('SQLITE_')) return sqliteFailure(error.code);
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') return diskFull();
  if (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS') return denied();
  if (error.code === 'ENOENT') return missing();
  if (error.code === 'ENAMETOOLONG') return nameTooLong();
  return null;
}

function sqliteFailure(code: string): HostError | null {
  if (code.startsWith('SQLITE_FULL')) return diskFull();
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return locked(null);
  if (code.startsWith('SQLITE_READONLY')) return readOnly();
  if (code.startsWith('SQLITE_NOTADB')) return foreign();
  if (code.startsWith('SQLITE_CORRUPT')) return damaged();
  if (
    code.startsWith('SQLITE_CANTOPEN') ||
    code.startsWith('SQLITE_PERM') ||
    code.startsWith('SQLITE_AUTH')
  ) {
    return denied();
  }
  if (code.startsWith('SQLITE_IOERR')) {
    return hostError(
      'disk-full',
      'The disk could not be read or written. Nothing was changed. Check that the disk is connected and has free space, then try again.',
    );
  }
  return null;
}

export function diskFull(): HostError {
  return hostError(
    'disk-full',
    'The disk is full, so this was not saved and nothing was changed. Free some space, then try again; everything saved before is safe.',
  );
}

export function locked(holder: string | null): HostError {
  const by = holder ? ` (${holder})` : '';
  return hostError(
    'workspace-locked',
    `Another program is using this workspace${by}. Close it there, or open a copy of the file, then try again.`,
    holder ? { params: { holder } } : {},
  );
}

export function readOnly(): HostError {
  return hostError(
    'read-only',
    'This workspace is open for reading only. Save a copy to a folder you may write to, and edit the copy.',
  );
}

export function foreign(): HostError {
  return hostError(
    'workspace-foreign',
    'This file is not a Hurdle workspace. Choose a file that ends in .hurdle; a workbook or a plan is brought in with Import.',
  );
}

export function damaged(): HostError {
  return hostError(
    'workspace-damaged',
    'This workspace is damaged, or was altered by another program. It was left as it is. Open the newest backup of it: backups are listed under Settings.',
  );
}

export function denied(): HostError {
  return hostError(
    'workspace-denied',
    'You have no right to open or write this file, or its folder. Ask its owner, or use a folder of your own.',
  );
}

export function missing(): HostError {
  return hostError(
    'workspace-missing',
    'This file does not exist any more. It may have been moved or renamed, or its disk is not connected.',
  );
}

function nameTooLong(): HostError {
  return hostError('workspace-denied', 'This name is too long for a file. Choose a shorter one.', {
    params: { reason: 'name-too-long' },
  });
}

/** The file is encrypted and no passphrase was given. */
export function passphraseNeeded(name: string): HostError {
  return hostError('passphrase-needed', `"${name}" is encrypted. Enter its passphrase to open it.`, {
    params: { name },
  });
}

/** SQLite cannot tell these two apart: every page is authenticated with the key. */
export function passphraseWrong(): HostError {
  return hostError(
    'passphrase-wrong',
    'This passphrase does not open the workspace. Check capital letters and the keyboard; nothing was changed, try again. If you are sure of it, the beginning of the file may be damaged: then open a backup.',
  );
}

export function isFolder(): HostError {
  return hostError(
    'workspace-folder',
    'This is a folder, not a workspace. Choose a file that ends in .hurdle.',
  );
}

export function newer(version: number, known: number): HostError {
  return hostError(
    'workspace-newer',
    `This workspace was written by a newer Hurdle (format ${version}; this one knows ${known}). It was left as it is: update Hurdle to open it.`,
    { params: { version, known } },
  );
}
