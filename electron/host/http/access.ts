/**
 * Who may talk to the loopback server: a browser that came with the one-time token and now holds the cookie,
 * on the exact address we serve (against DNS rebinding), from our own page (against other sites' pages).
 * Secrets are compared in constant time and never written to a log.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export type Access = {
  /** A new one-time token; each works once, and for ten minutes. */
  readonly issueToken: () => string;
  /** The value for Set-Cookie when the token is good, else null. Uses the token up. */
  readonly redeem: (token: string) => string | null;
  readonly refusal: (request: IncomingMessage, port: number) => Refusal | null;
};

export type Refusal = { readonly status: 401 | 403 | 421; readonly reason: string };

const TOKEN_LIFE_MS = 10 * 60 * 1000;
/** Cookies know no ports, so the name keeps two hosts of one user apart. */
const cookieName = (port: number): string => `hurdle-${port}`;

export function createAccess(port: () => number, now: () => number): Access {
  const secret = randomBytes(32).toString('base64url');
  const tokens = new Map<string, number>();

  return {
    issueToken: () => {
      const token = randomBytes(32).toString('base64url');
      tokens.set(digest(token).toString('hex'), now() + TOKEN_LIFE_MS);
      return token;
    },
    redeem: (token) => {
      const key = digest(token).toString('hex');
      const until = tokens.get(key);
      tokens.delete(key);
      if (until === undefined || until < now()) return null;
      return `${cookieName(port())}=${secret}; Path=/; HttpOnly; SameSite=Strict`;
    },
    refusal: (request) => addressRefusal(request, port()) ?? cookieRefusal(request, port(), secret),
  };
}

/** Checked before anything else, the token exchange included. */
export function addressRefusal(request: IncomingMessage, port: number): Refusal | null {
  const host = `127.0.0.1:${port}`;
  if (request.headers.host !== host) return { status: 421, reason: 'This address is not served here.' };
  const origin = request.headers.origin;
  if (origin !== undefined && origin !== `http://${host}`) return foreign();
  // A browser always says where a request that changes something comes from.
  if (origin === undefined && request.method !== 'GET' && request.method !== 'HEAD') return foreign();
  const site = request.headers['sec-fetch-site'];
  // none: typed or opened by the system, such as our own start of the browser.
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return foreign();
  return null;
}

function cookieRefusal(request: IncomingMessage, port: number, secret: string): Refusal | null {
  const given = cookieOf(request.headers.cookie ?? '', cookieName(port));
  if (given !== null && equal(given, secret)) return null;
  return {
    status: 401,
    reason: 'Open Hurdle with the address that it printed when it started, or start it again.',
  };
}

function foreign(): Refusal {
  return { status: 403, reason: 'Requests from other sites are not served.' };
}

function cookieOf(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name && value !== undefined) return value;
  }
  return null;
}

export function equal(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
