/**
 * Answers of the loopback server: every one with the security headers, JSON never cached, errors as the
 * contract's envelope. Also reads request bodies, up to a limit.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HostError } from '../../contract/host-error.ts';
import { SECURITY_HEADERS } from '../content-policy.ts';
import type { WireAnswer } from '../dispatch.ts';

export type Headers = Readonly<Record<string, string | number>>;

export function head(response: ServerResponse, status: number, headers: Headers): void {
  response.writeHead(status, { ...SECURITY_HEADERS, 'Cache-Control': 'no-store', ...headers });
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  head(response, status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(text);
}

export function sendAnswer(response: ServerResponse, status: number, answer: WireAnswer): void {
  head(response, status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(answer));
}

export function sendError(response: ServerResponse, status: number, error: HostError): void {
  sendAnswer(response, status, { ok: false, error });
}

/** The whole body as text; null when it is longer than allowed, in which case reading has stopped. */
export async function readBody(request: IncomingMessage, limit: number): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return null;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = part as Buffer;
    size += bytes.byteLength;
    if (size > limit) return null;
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8');
}
