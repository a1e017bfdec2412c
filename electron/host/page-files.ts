/**
 * Files of the built page, by the path of a URL. Only files below the page's folder, whatever the path says:
 * no traversal, no links that lead out, no hidden files. Used by the loopback server and by app://.
 */
import { realpathSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

export type PageFile = {
  readonly path: string;
  readonly type: string;
  readonly size: number;
  /** The name holds a hash of the content, so that a browser may keep it for ever. */
  readonly immutable: boolean;
};

/** Null when there is no such file. `urlPath` is the raw path of the URL, still encoded. */
export function findPageFile(root: string, urlPath: string): PageFile | null {
  const path = decode(urlPath);
  if (path === null) return null;
  const relative = path === '/' ? '/index.html' : path;
  const parts = relative.split('/').slice(1);
  if (
    parts.some((part) => part === '' || part.startsWith('.') || part.includes('\\') || part.includes(':'))
  ) {
    return null;
  }
  const type = TYPES[extname(relative).toLowerCase()];
  if (!type) return null;
  return locate(root, join(root, ...parts), type, /^\/assets\/.+-[\w-]{8,}\.\w+$/.test(relative));
}

function locate(root: string, file: string, type: string, immutable: boolean): PageFile | null {
  try {
    const real = realpathSync(file);
    if (!real.startsWith(realpathSync(root) + sep)) return null;
    const stat = statSync(real);
    return stat.isFile() ? { path: real, type, size: stat.size, immutable } : null;
  } catch {
    return null;
  }
}

function decode(urlPath: string): string | null {
  try {
    const path = decodeURIComponent(urlPath);
    return path.startsWith('/') && !path.includes('\0') ? path : null;
  } catch {
    return null;
  }
}
