/**
 * Reading and writing files for commands. Promises messages instead of exceptions, a whole file or none (written
 * beside and renamed), and never more than the size limit in memory.
 */
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { err, ok, type Result } from '../../models/plan/result.ts';
import { type Failure, wrongUse } from './failure.ts';

const LARGEST_JSON = 64 * 1024 * 1024;

export type FileKind = 'workspace' | 'json' | 'workbook' | 'other';

export function kindOfName(path: string): FileKind {
  switch (extname(path).toLowerCase()) {
    case '.hurdle':
      return 'workspace';
    case '.json':
      return 'json';
    case '.xlsx':
    case '.xlsm':
    case '.xls':
    case '.xlsb':
    case '.ods':
    case '.csv':
    case '.tsv':
    case '.txt':
      return 'workbook';
    default:
      return 'other';
  }
}

export function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

export function readFile(path: string, limit = LARGEST_JSON): Result<Buffer, Failure> {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return wrongUse('no-such-file', `There is no file ${path}.`);
    if (stat.isDirectory()) return wrongUse('is-a-folder', `${path} is a folder; name a file in it.`);
    if (!stat.isFile() && !stat.isFIFO())
      return wrongUse('not-a-file', `${path} is a device, not a file; name a file.`);
    if (stat.size > limit) {
      return wrongUse(
        'too-large',
        `${path} is larger than ${Math.round(limit / 1024 / 1024)} MB and was not read.`,
      );
    }
    return ok(readFileSync(path));
  } catch (error) {
    return err(fileFailure(error, path, 'read'));
  }
}

export function readJson(path: string): Result<unknown, Failure> {
  const bytes = readFile(path);
  if (!bytes.ok) return bytes;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.value);
  } catch {
    return wrongUse('not-a-plan', `${path} is neither a workspace nor UTF-8 text; it cannot be a plan.`);
  }
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    const reason = error instanceof SyntaxError ? ` (${error.message})` : '';
    return wrongUse('not-a-plan', `${path} is not JSON${reason}.`);
  }
}

export function writeWhole(path: string, content: string | Uint8Array): Result<true, Failure> {
  const part = `${path}.part`;
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
      return wrongUse('is-a-folder', `${path} is a folder; name a file in it.`);
    }
    writeFileSync(part, content);
    renameSync(part, path);
    return ok(true);
  } catch (error) {
    rmSync(part, { force: true });
    return err(fileFailure(error, path, 'write'));
  }
}

function fileFailure(error: unknown, path: string, act: 'read' | 'write'): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message =
    {
      ENOENT: `There is no folder ${dirname(path)}; make it first.`,
      ENOTDIR: `${dirname(path)} is not a folder.`,
      EACCES: `You have no right to ${act} ${path}.`,
      EPERM: `You have no right to ${act} ${path}.`,
      EROFS: `${path} lies on a disk that is for reading only.`,
      ENOSPC: `The disk is full; ${path} was not written.`,
    }[code] ?? `${path} could not be ${act === 'read' ? 'read' : 'written'}.`;
  return { exit: 2, code: `cannot-${act}`, message };
}
