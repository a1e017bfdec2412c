/**
 * Entry of the worker thread that parses a spreadsheet, so that a hostile file can cost at most one thread.
 * Promises: for a single job exactly one message, the result of readSpreadsheet; as a desk one message for each request, by
 * its number. It must not do anything else.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { answerAtDesk, type DeskRequest } from './desk/answer-at-desk.ts';
import { readSpreadsheet } from './read-workbook.ts';

const jobSchema = z.strictObject({
  bytes: z.instanceof(Uint8Array),
  name: z.string(),
  desk: z.boolean().optional(),
  options: z.strictObject({
    encoding: z
      .enum(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'shift_jis', 'windows-1252'])
      .optional(),
    delimiter: z.enum([',', ';', '\t', '|']).optional(),
    decimal: z.enum(['.', ',']).optional(),
  }),
});

const { bytes, name, options, desk } = jobSchema.parse(workerData);
const result = readSpreadsheet(bytes, name, {
  ...(options.encoding && { encoding: options.encoding }),
  ...(options.delimiter && { delimiter: options.delimiter }),
  ...(options.decimal && { decimal: options.decimal }),
});
if (desk) {
  parentPort?.on('message', ({ number, request }: { number: number; request: DeskRequest }) => {
    parentPort?.postMessage({ number, answer: answerAtDesk(result, name, request) });
  });
} else parentPort?.postMessage(result);
