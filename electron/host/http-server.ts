/**
 * The loopback server of the local host: page, calls, events, files. It listens on 127.0.0.1 only, and every
 * request passes the checks of http/access.ts before anything is read from it.
 */
import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { hostError } from '../contract/host-error.ts';
import { addressRefusal, createAccess, equal } from './http/access.ts';
import { createEventStreams } from './http/event-stream.ts';
import { head, readBody, sendAnswer, sendError, sendText } from './http/respond.ts';
import { receiveFile, sendFile } from './http/transfer.ts';
import type { OpenHost } from './open-host.ts';
import { findPageFile } from './page-files.ts';

/** A plan of the largest size allowed, with room to spare. */
const LARGEST_CALL = 64 * 1024 * 1024;

export type HttpServerOptions = {
  readonly host: OpenHost;
  /** The built page. */
  readonly page: string;
  readonly version: string;
  /** 0: any free port. */
  readonly port: number;
  /** Proves that a second start is the same user's: known from a file only that user can read. */
  readonly handoverSecret: string;
  readonly log: (problem: unknown) => void;
};

export type HttpServer = {
  readonly port: number;
  /** An address that opens the page once. */
  readonly newAddress: () => string;
  readonly connections: () => number;
  readonly close: () => Promise<void>;
};

export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { host } = options;
  const streams = createEventStreams(host.events, options.version);
  let port = options.port;
  const access = createAccess(
    () => port,
    () => Date.now(),
  );
  const newAddress = (): string => `http://127.0.0.1:${port}/?token=${access.issueToken()}`;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const wrongAddress = addressRefusal(request, port);
    if (wrongAddress) return sendText(response, wrongAddress.status, wrongAddress.reason);
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
    if (url.pathname === '/api/handover') return handOver(request, response);
    const token = url.pathname === '/' ? url.searchParams.get('token') : null;
    if (token !== null && request.method === 'GET') {
      const cookie = access.redeem(token);
      if (cookie) {
        head(response, 302, { Location: '/', 'Set-Cookie': cookie });
        response.end();
        return;
      }
    }
    const refusal = access.refusal(request, port);
    if (refusal) {
      if (!url.pathname.startsWith('/api/')) return sendText(response, refusal.status, refusal.reason);
      return sendError(response, refusal.status, hostError('unauthorised', refusal.reason));
    }
    // An old address in a window that is signed in already: the token must not stay in the address bar.
    if (token !== null) {
      head(response, 302, { Location: '/' });
      response.end();
      return;
    }
    return route(request, response, url);
  }

  function handOver(request: IncomingMessage, response: ServerResponse): void {
    const given = request.headers.authorization ?? '';
    if (request.method !== 'POST' || !equal(given, `Bearer ${options.handoverSecret}`)) {
      sendText(response, 403, 'Not allowed.');
      return;
    }
    sendAnswer(response, 200, { ok: true, value: { address: newAddress() } });
  }

  async function route(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const { method } = request;
    const path = url.pathname;
    if (path === '/api/call' && method === 'POST') return call(request, response);
    if (path === '/api/files' && method === 'POST') return receiveFile(request, response, url, host.tickets);
    if (path.startsWith('/api/files/') && method === 'GET') {
      return sendFile(response, path.slice('/api/files/'.length), host.tickets);
    }
    if (path === '/api/events' && method === 'GET') {
      if (!streams.add(response)) sendText(response, 503, 'Too many windows are open.');
      return;
    }
    if (path.startsWith('/api/')) {
      return sendError(response, 404, hostError('unknown-method', 'Hurdle does not know this request.'));
    }
    if (method !== 'GET' && method !== 'HEAD')
      return sendText(response, 405, 'Only reading is possible here.');
    return sendPage(request, response, path);
  }

  async function call(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!(request.headers['content-type'] ?? '').startsWith('application/json')) {
      return sendError(response, 415, hostError('invalid-input', 'A call is sent as application/json.'));
    }
    const text = await readBody(request, LARGEST_CALL);
    if (text === null) {
      response.shouldKeepAlive = false;
      return sendError(
        response,
        413,
        hostError('too-large', 'This is more than Hurdle takes at once. Split it.'),
      );
    }
    const body = parseCall(text);
    if (!body)
      return sendError(response, 400, hostError('invalid-input', 'This request is not a call in JSON.'));
    sendAnswer(response, 200, await host.dispatcher.call(body.method, body.input));
  }

  async function sendPage(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    // The raw path: URL has resolved ".." already, and what was sent is what is to be judged.
    const raw = (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/';
    const file = findPageFile(options.page, raw === '' ? path : raw);
    if (!file) return sendText(response, 404, 'There is no such page.');
    head(response, 200, {
      'Content-Type': file.type,
      'Content-Length': file.size,
      'Cache-Control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    await pipeline(createReadStream(file.path), response).catch(() => undefined);
  }

  const server = createServer({ requestTimeout: 10 * 60 * 1000 }, (request, response) => {
    serve(request, response).catch((error: unknown) => {
      options.log(error);
      if (response.headersSent) response.destroy();
      else sendError(response, 500, hostError('internal', 'Something went wrong inside Hurdle. Try again.'));
    });
  });
  port = await listen(server, options.port);

  async function close(): Promise<void> {
    streams.close();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    // A page that keeps a connection open must not keep the program from ending.
    const force = setTimeout(() => server.closeAllConnections(), 500);
    await closed;
    clearTimeout(force);
  }
  return { port, newAddress, connections: streams.count, close };
}

function parseCall(text: string): { readonly method: unknown; readonly input: unknown } | null {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
    const keys = Object.keys(body);
    if (keys.some((key) => key !== 'method' && key !== 'input')) return null;
    const { method, input } = body as { method?: unknown; input?: unknown };
    return { method, input };
  } catch {
    return null;
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
