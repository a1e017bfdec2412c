/** An explanation that is closed leaves the reader where it was opened; a block of signatures stays on one page. */
import { describe, expect, it } from 'vitest';
import { packDocument } from '../../../../electron/packs/document/document.ts';
import { line, made, packOf, untaxed } from '../content/small-pack.ts';

describe('the page of a pack', () => {
  it('closes an explanation by an address of no place, and keeps signatures together in print', async () => {
    const plan = untaxed(2, [
      line('sales', 'revenue', { type: 'constant', value: 900 }),
      line('shop', 'investment', { type: 'series', values: [0, 0], opening: 1000 }),
    ]);
    const { content } = await made(plan, packOf('investment-paper', ['summary', 'sign-off']));
    const html = packDocument(content, { changes: null, seal: '{}' });
    const close = /<a class="close" href="#([^"]*)"/.exec(html)?.[1] ?? '';
    // '' and 'top' are the top of the page to a browser.
    expect(close).not.toMatch(/^(top)?$/i);
    expect(html).not.toContain(`id="${close}"`);
    expect(html).toMatch(/table\.signatures\{break-inside:avoid\}/);
  });
});
