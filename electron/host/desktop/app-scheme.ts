/**
 * Serves the built page under app://hurdle, with the same headers as the loopback server. Reading only; nothing
 * outside the page's folder; never file://.
 */
import { readFile } from 'node:fs/promises';
import { SECURITY_HEADERS } from '../content-policy.ts';
import { findPageFile } from '../page-files.ts';
import { isOwnUrl } from '../window-security.ts';

export async function servePage(root: string, request: Request): Promise<Response> {
  if (request.method !== 'GET' || !isOwnUrl(request.url)) return plain(403, 'Not served.');
  const file = findPageFile(root, new URL(request.url).pathname);
  if (!file) return plain(404, 'There is no such page.');
  const bytes = await readFile(file.path);
  return new Response(bytes, { headers: { ...SECURITY_HEADERS, 'Content-Type': file.type } });
}

function plain(status: number, text: string): Response {
  return new Response(text, {
    status,
    headers: { ...SECURITY_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
