/** What is kept of a portfolio survives closing the file; what another program has broken is nothing kept. */
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Portfolio } from '../../../electron/contract/portfolio-calls.ts';
import { loadPortfolio, NO_PORTFOLIO, savePortfolio } from '../../../electron/portfolio/kept-portfolio.ts';
import {
  createWorkspace,
  type OpenWorkspace,
  openWorkspace,
} from '../../../electron/store/open-workspace.ts';
import { closeAll, temporaryFolder } from '../test-host.ts';

const KEPT: Portfolio = {
  currency: 'CNY',
  budgets: [
    { year: 2026, amount: 0.1 },
    { year: 2028, amount: 0 },
  ],
  statuses: [{ planId: 'a', status: 'mandatory' }],
  partial: ['b'],
  relations: [
    { kind: 'requires', project: 'a', needs: 'b' },
    { kind: 'excludes', projects: ['a', 'c', '计划'] },
  ],
};

function opened(path: string): OpenWorkspace {
  const file = openWorkspace(path, { backup: () => undefined });
  if (!file.ok) throw new Error(file.error.message);
  return file.value;
}

describe('the kept portfolio', () => {
  afterEach(closeAll);

  it('is empty at first, and the same after the file was closed and opened', () => {
    const path = join(temporaryFolder(), 'w.hurdle');
    createWorkspace(path);
    const first = opened(path);
    expect(loadPortfolio(first.db)).toEqual(NO_PORTFOLIO);
    savePortfolio(first.db, NO_PORTFOLIO);
    savePortfolio(first.db, KEPT);
    first.close();
    const second = opened(path);
    expect(loadPortfolio(second.db)).toEqual(KEPT);
    second.close();
  });

  it('is empty where it cannot be read, and can be written again', () => {
    const path = join(temporaryFolder(), 'w.hurdle');
    createWorkspace(path);
    const { db, close } = opened(path);
    for (const value of ['{', '[]', '{"currency":5}']) {
      db.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('portfolio', ?)").run(value);
      expect(loadPortfolio(db)).toEqual(NO_PORTFOLIO);
    }
    savePortfolio(db, KEPT);
    expect(loadPortfolio(db)).toEqual(KEPT);
    close();
  });
});
