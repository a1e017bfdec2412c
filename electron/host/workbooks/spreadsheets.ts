/**
 * The desk at which spreadsheets of any origin are read: a thread of its own, so that a hostile file can cost one thread and
 * never the host. Nothing is read before the first question.
 */
import { extname } from 'node:path';
import { createImportDesk, type ImportDesk } from '../../exchange/desk/import-desk.ts';

/** The worker's script lies beside the built files as .js, beside the sources as .ts. */
const SCRIPT = new URL(`../../exchange/parse-worker${extname(import.meta.filename)}`, import.meta.url);

export function openImportDesk(): ImportDesk {
  return createImportDesk({ script: SCRIPT });
}
