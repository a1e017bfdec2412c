/** The words after `npm start --`, read strictly: what is not known is refused with a sentence, not ignored. */
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../../models/plan/result.ts';

export type LocalArguments = {
  readonly port: number;
  readonly data: string | null;
  readonly open: boolean;
  readonly help: boolean;
};

export const USAGE = `Hurdle, local host
  --port N     listen on this port of 127.0.0.1 (default: any free one)
  --data DIR   keep workspaces, preferences and backups in this folder
  --no-open    do not open a window, only print the address
  --help       print this`;

export function readArguments(words: readonly string[]): Result<LocalArguments, string> {
  try {
    const { values } = parseArgs({
      args: [...words],
      strict: true,
      allowPositionals: false,
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const port = values.port ?? '0';
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
      return err(`--port needs a number from 0 to 65535, not "${port}".`);
    }
    if (values.data === '') return err('--data needs the name of a folder.');
    const open = !values['no-open'];
    return ok({ port: Number(port), data: values.data ?? null, open, help: values.help });
  } catch (error) {
    return err(error instanceof Error ? error.message : 'The arguments cannot be read.');
  }
}
