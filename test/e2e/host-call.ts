/**
 * Calls of the host beside the page, with the page's own right to make them: what a test needs to be there before it begins.
 * What a test is about it does through the page.
 */
import type { Page } from '@playwright/test';
import type { Input, Method, Output } from '../../electron/contract/contract.ts';

export async function callHost<M extends Method>(page: Page, method: M, input: Input<M>): Promise<Output<M>> {
  const origin = await originOf(page);
  const data = { method, input };
  const response = await page.request.post(`${origin}/api/call`, {
    headers: { origin },
    data,
    // A connection that the host has just closed for its idleness.
    maxRetries: 2,
  });
  const answer = (await response.json()) as { ok: boolean; value: unknown };
  if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer)}`);
  return answer.value as Output<M>;
}

/** The cookie that lets the page in is named after the port of its host. */
async function originOf(page: Page): Promise<string> {
  const names = (await page.context().cookies()).map(({ name }) => name);
  const port = names.map((name) => /^hurdle-(\d+)$/.exec(name)?.[1]).find((found) => found !== undefined);
  if (port === undefined) throw new Error('The page has not been let in by a host.');
  return `http://127.0.0.1:${port}`;
}
