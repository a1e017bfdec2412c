/**
 * The portfolio's budgets and relations, kept as JSON under one key of the workspace's `meta` table. What another
 * program has made unreadable is treated as nothing kept: the plans themselves are never touched from here.
 */
import type { Database } from 'better-sqlite3';
import { type Portfolio, portfolioSchema } from '../contract/portfolio-calls.ts';

const KEY = 'portfolio';

export const NO_PORTFOLIO: Portfolio = {
  currency: null,
  budgets: [],
  statuses: [],
  partial: [],
  relations: [],
};

export function loadPortfolio(db: Database): Portfolio {
  const row = db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?').get(KEY);
  const read = portfolioSchema.safeParse(row ? parsed(row.value) : undefined);
  return read.success ? read.data : NO_PORTFOLIO;
}

export function savePortfolio(db: Database, portfolio: Portfolio): void {
  db.prepare(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(KEY, JSON.stringify(portfolio));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
