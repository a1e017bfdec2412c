/** The loopback server against pages and programs that should not get in, and against hostile requests. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { request as rawRequest } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentDisposition } from '../../../electron/host/http/transfer.ts';
import { type HttpServer, startHttpServer } from '../../../electron/host/http-server.ts';
import { type HttpClient, signIn } from '../http-client.ts';
import { closeAll, openTestHost, type TestHost, temporaryFolder } from '../test-host.ts';

const SECRET = 'a-secret-of-the-data-folder';
let server: HttpServer;
let test: TestHost;
let client: HttpClient;

beforeEach(async () => {
  const page = temporaryFolder();
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Hurdle</title>');
  mkdirSync(join(page, 'assets'));
  writeFileSync(join(page, 'assets', 'index-Ab12Cd34.js'), 'export {}');
  writeFileSync(join(page, '.secret.html'), 'hidden');
  symlinkSync('/etc/hostname', join(page, 'link.html'));
  writeFileSync(join(page, '..', 'outside.html'), 'outside');
  test = openTestHost();
  server = await startHttpServer({
    host: test.host,
    page,
    version: '9.9.9',
    port: 0,
    handoverSecret: SECRET,
    log: (problem) => test.problems.push(problem),
  });
  client = await signIn(server.newAddress());
});

afterEach(async () => {
  client.close();
  await server.close();
  await closeAll();
});

type Sent = { readonly status: number; readonly body: string; readonly headers: Record<string, unknown> };

/** Node's own client, because fetch refuses to send a wrong Host or an unnormalised path. */
function send(method: string, path: string, headers: Record<string, string>, body = ''): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const request = rawRequest(
      { host: '127.0.0.1', port: server.port, method, path, headers: { cookie: client.cookie, ...headers } },
      (response) => {
        let text = '';
        response.on('data', (part) => {
          text += part;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers }),
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

const call = (headers: Record<string, string>, body = '{"method":"app.info","input":{}}') =>
  send('POST', '/api/call', { 'content-type': 'application/json', ...headers }, body);

describe('who may come in', () => {
  it('a browser with the one-time token, once, which then holds a strict cookie and a clean address', async () => {
    const address = server.newAddress();
    const first = await fetch(address, { redirect: 'manual' });
    expect(first.status).toBe(302);
    expect(first.headers.get('location')).toBe('/');
    expect(first.headers.get('set-cookie')).toMatch(
      /^hurdle-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const second = await fetch(address, { redirect: 'manual' });
    expect([second.status, second.headers.get('set-cookie')]).toEqual([401, null]);
    const again = await fetch(address, { redirect: 'manual', headers: { cookie: client.cookie } });
    expect([again.status, again.headers.get('location')]).toEqual([302, '/']);
  });

  it('nobody without the cookie, or with a wrong one', async () => {
    for (const cookie of [
      '',
      'hurdle=1',
      `hurdle-${server.port}=`,
      `hurdle-${server.port}=${'A'.repeat(43)}`,
    ]) {
      expect((await call({ cookie, origin: client.origin })).status).toBe(401);
      for (const path of ['/', '/index.html', '/assets/index-Ab12Cd34.js', '/api/events', '/api/files/abc']) {
        expect((await send('GET', path, { cookie })).status).toBe(401);
      }
    }
    expect((await send('GET', '/?token=guess', { cookie: '' })).status).toBe(401);
  });

  it('nobody who asks for another host name, which is what DNS rebinding does', async () => {
    for (const host of [
      'evil.example',
      `localhost:${server.port}`,
      `evil.example:${server.port}`,
      '127.0.0.1',
      '127.0.0.1:1',
    ]) {
      expect((await call({ host, origin: client.origin })).status).toBe(421);
      expect(
        (await send('GET', new URL(server.newAddress()).search.replace('?', '/?'), { host })).status,
      ).toBe(421);
    }
  });

  it('no page of another origin, and nothing that changes without an origin', async () => {
    expect((await call({})).status).toBe(403);
    for (const origin of [
      'http://evil.example',
      'null',
      `http://localhost:${server.port}`,
      `https://127.0.0.1:${server.port}`,
    ]) {
      expect((await call({ origin })).status).toBe(403);
      expect((await send('GET', '/api/events', { origin })).status).toBe(403);
    }
    for (const site of ['cross-site', 'same-site']) {
      expect((await send('GET', '/', { 'sec-fetch-site': site })).status).toBe(403);
    }
    expect((await send('GET', '/', { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('a second start that knows the secret of the data folder, and no other', async () => {
    const ask = (authorization: string, origin = client.origin) =>
      send('POST', '/api/handover', { cookie: '', origin, authorization });
    expect((await ask('Bearer wrong')).status).toBe(403);
    expect((await ask('')).status).toBe(403);
    expect((await ask(`Bearer ${SECRET}`, 'http://evil.example')).status).toBe(403);
    const answer = JSON.parse((await ask(`Bearer ${SECRET}`)).body);
    const other = await signIn(answer.value.address);
    expect((await other.call('app.info', {})).ok).toBe(true);
    other.close();
  });

  it('listens on the loopback address only', async () => {
    const { networkInterfaces } = await import('node:os');
    const outside = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter((entry) => entry.family === 'IPv4' && !entry.internal);
    for (const { address } of outside) {
      const reached = await new Promise((resolve) => {
        const socket = connect({ host: address, port: server.port, timeout: 500 });
        socket.on('connect', () => resolve('reached'));
        socket.on('error', () => resolve('refused'));
        socket.on('timeout', () => resolve('refused'));
      });
      expect(reached).toBe('refused');
    }
    expect((await send('GET', '/', {})).status).toBe(200);
  });
});

describe('every answer', () => {
  it('carries the content policy, nosniff, no framing and no referrer', async () => {
    for (const path of ['/', '/none', '/api/none', '/assets/index-Ab12Cd34.js']) {
      const { headers } = await send('GET', path, {});
      expect(headers['content-security-policy']).toContain("default-src 'self'");
      expect(headers['content-security-policy']).toContain("script-src 'self';");
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(String(headers['content-security-policy'])).not.toMatch(/script-src[^;]*unsafe|\*|https?:/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-frame-options']).toBe('DENY');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it('is kept for ever only where the name holds a hash', async () => {
    expect((await send('GET', '/assets/index-Ab12Cd34.js', {})).headers['cache-control']).toContain(
      'immutable',
    );
    expect((await send('GET', '/', {})).headers['cache-control']).toBe('no-cache');
    expect((await call({ origin: client.origin })).headers['cache-control']).toBe('no-store');
  });
});

describe('a hostile request', () => {
  it('reaches no file outside the page, hidden or linked', async () => {
    const paths = [
      '/../outside.html',
      '/..%2foutside.html',
      '/%2e%2e/outside.html',
      '/..%5coutside.html',
      '/assets/../../outside.html',
      '/assets/%2e%2e%2f%2e%2e%2foutside.html',
      '//etc/hostname',
      '/.secret.html',
      '/link.html',
      '/index.html%00.js',
      '/%',
      '/assets',
      '/assets/',
      '/C:/index.html',
    ];
    for (const path of paths) expect([path, (await send('GET', path, {})).status]).toEqual([path, 404]);
    expect((await send('PUT', '/index.html', { origin: client.origin })).status).toBe(405);
  });

  it('with a body that is no call gets an answer, not a crash', async () => {
    const origin = client.origin;
    for (const body of [
      '',
      'null',
      '[]',
      '{',
      '"x"',
      '{"method":"app.info","input":{},"x":1}',
      '\0'.repeat(100),
    ]) {
      const { status, body: text } = await call({ origin }, body);
      expect([body.slice(0, 20), status]).toEqual([body.slice(0, 20), 400]);
      expect(JSON.parse(text)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    }
    expect((await send('POST', '/api/call', { origin, 'content-type': 'text/plain' }, '{}')).status).toBe(
      415,
    );
    const deep = `{"method":"plan.load","input":{"planId":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`;
    expect(JSON.parse((await call({ origin }, deep)).body)).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    });
    expect((await client.call('app.info', {})).ok).toBe(true);
    expect(test.problems).toEqual([]);
  });

  it('that is too long is stopped by its announced and by its real length', async () => {
    const announced = await send('POST', '/api/call', {
      origin: client.origin,
      'content-type': 'application/json',
      'content-length': String(65 * 1024 * 1024),
    }).catch((error: Error) => error.message);
    expect(typeof announced === 'string' ? 413 : announced.status).toBe(413);
    const upload = await fetch(`${client.origin}/api/files?purpose=plan&name=a.json`, {
      method: 'POST',
      headers: { cookie: client.cookie, origin: client.origin },
      body: new Blob([new Uint8Array(33 * 1024 * 1024)]),
    }).then(
      (response) => response.status,
      () => 413,
    );
    expect(upload).toBe(413);
    expect((await client.call('app.info', {})).ok).toBe(true);
  });
});

describe('files', () => {
  it('come in under a ticket of their purpose, whatever path their name pretends', async () => {
    const sent = await client.upload('plan', '../../etc/passwd.json', new TextEncoder().encode('{}'));
    expect(await sent.json()).toMatchObject({ ok: true, value: { name: 'passwd.json', size: 2 } });
    expect((await client.upload('anything', 'a', new Uint8Array(1))).status).toBe(400);
    expect((await client.upload('plan', '', new Uint8Array(1))).status).toBe(400);
  });

  it('go out with a name in any script, and only those that were made ready', async () => {
    const created = await client.call('plan.create', {
      from: { kind: 'blank', name: '预算 "2027"; a/b\r\nX: y', start: '2027-01' },
    });
    const planId = created.ok ? created.value.planId : '';
    const ready = await client.call('exchange.exportPlan', { planId });
    const response = await client.download(ready.ok ? ready.value.ticket : '');
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    const encoded = encodeURIComponent('预算 2027 ; a b X y.json');
    expect(response.headers.get('content-disposition')).toContain(`filename*=UTF-8''${encoded}`);
    expect(await response.json()).toMatchObject({ format: 'hurdle-plan' });
    const incoming = await client.upload('plan', 'a.json', new TextEncoder().encode('{}'));
    const { value } = (await incoming.json()) as { value: { ticket: string } };
    expect((await client.download(value.ticket)).status).toBe(404);
    expect((await client.download('../../etc/passwd')).status).toBe(404);
  });

  it('have headers that RFC 6266 and RFC 5987 allow', () => {
    expect(contentDisposition('plan.json')).toBe(
      `attachment; filename="plan.json"; filename*=UTF-8''plan.json`,
    );
    // RFC 5987 section 3.2.1: attr-char excludes ( ) ' * and %, which must be percent-encoded.
    expect(contentDisposition("a'(b)*.x")).toContain("filename*=UTF-8''a%27%28b%29%2A.x");
    expect(contentDisposition('a"\\\r\nb%41')).toBe(
      `attachment; filename="a____b_41"; filename*=UTF-8''a%22%5C%0D%0Ab%2541`,
    );
  });
});

describe('events', () => {
  it('reach every window, the sender included, and a new connection is greeted', async () => {
    const other = await signIn(server.newAddress());
    expect(server.connections()).toBe(2);
    const heard: string[] = [];
    const both = new Promise<void>((resolve) => {
      for (const [name, page] of Object.entries({ one: client, two: other })) {
        page.on('plan.listed', () => {
          heard.push(name);
          if (heard.length === 2) resolve();
        });
      }
    });
    await client.call('plan.create', { from: { kind: 'blank', name: 'x', start: '2027-01' } });
    await both;
    expect(heard.sort()).toEqual(['one', 'two']);
    other.close();
  });

  it('end when the server closes, which open connections do not delay', async () => {
    await server.close();
  });
});
