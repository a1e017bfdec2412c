/**
 * Files in and out of the loopback server: an upload is streamed to a temporary file and becomes a ticket,
 * a download is streamed from the file behind a ticket. Bytes never pass through memory as a whole.
 */
import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { filePurposeSchema } from '../../contract/app-calls.ts';
import { hostError } from '../../contract/host-error.ts';
import { storeFailure } from '../../store/store-failure.ts';
import { LARGEST, type Tickets, tooLarge } from '../tickets.ts';
import { head, sendAnswer, sendError } from './respond.ts';

/** POST /api/files?purpose=workbook&name=Budget.xlsx with the bytes as body. */
export async function receiveFile(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  tickets: Tickets,
): Promise<void> {
  const purpose = filePurposeSchema.safeParse(url.searchParams.get('purpose'));
  const name = (url.searchParams.get('name') ?? '').split(/[\\/]/).at(-1)?.slice(0, 255) ?? '';
  if (!purpose.success || name === '') {
    return sendError(response, 400, hostError('invalid-input', 'An upload needs a purpose and a name.'));
  }
  const limit = LARGEST[purpose.data];
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    return sendError(response, 413, tooLarge(purpose.data));
  }
  const path = tickets.temporaryPath();
  let size = 0;
  const measure = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      size += chunk.byteLength;
      done(size > limit ? new Error('too large') : null, chunk);
    },
  });
  try {
    await pipeline(request, measure, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    rmSync(path, { force: true });
    if (size > limit) return sendError(response, 413, tooLarge(purpose.data));
    const failure = storeFailure(error) ?? hostError('internal', 'The file did not arrive. Choose it again.');
    return sendError(response, 500, failure);
  }
  const ticket = tickets.forTemporary(purpose.data, path, name);
  if (!ticket.ok) return sendError(response, 413, ticket.error);
  sendAnswer(response, 200, { ok: true, value: { ticket: ticket.value, name, size } });
}

/** GET /api/files/<ticket> for a file that a call made ready. */
export async function sendFile(response: ServerResponse, ticket: string, tickets: Tickets): Promise<void> {
  const file = tickets.find(ticket, 'save');
  if (!file.ok) return sendError(response, 404, file.error);
  head(response, 200, {
    'Content-Type': 'application/octet-stream',
    'Content-Length': file.value.size,
    'Content-Disposition': contentDisposition(file.value.name),
  });
  // A reader that goes away in the middle is no fault of ours.
  await pipeline(createReadStream(file.value.path), response).catch(() => undefined);
}

/** RFC 6266: a plain ASCII name for old readers, and the real one encoded as RFC 5987 says. */
export function contentDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
