/** Rates that are several, overrides without effect, hints to the author: what would mislead who reads the paper. */
import { describe, expect, it } from 'vitest';
import { handedOver } from '../../../../electron/packs/content/handed-over.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { line, made, packOf, said, tableOf, untaxed } from './small-pack.ts';

/** -1,000, 2,300, -1,320: zero at 10 % and at 20 %, since 1,000 (x - 1.1)(x - 1.2) = 1,000 x^2 - 2,300 x + 1,320. */
function twiceZero(): Plan {
  return untaxed(2, [
    line('inflow', 'revenue', { type: 'series', values: [2300, 0] }),
    line('outlay', 'investment', { type: 'series', values: [0, 1320], opening: 1000 }),
  ]);
}

describe('a plan with two rates of return', () => {
  it('shows both wherever one would stand', async () => {
    const { content } = await made(twiceZero(), packOf('investment-paper', ['summary', 'returns']));
    const irr = tableOf(content, 'returns', 'Returns in every view').rows.find(
      ({ cells }) => cells[0] === 'Internal rate of return',
    );
    expect(irr?.cells[1]).toMatchObject({ value: null, text: '10.0\u00a0% / 20.0\u00a0%' });
    const [tile] = content.sections[0]?.blocks.filter(({ type }) => type === 'headline') ?? [];
    if (tile?.type !== 'headline') throw new Error('no headline');
    const rate = tile.items.find(({ label }) => label === 'Internal rate of return');
    expect(rate?.figure).toMatchObject({ value: null, text: '10.0\u00a0% / 20.0\u00a0%' });
  });
});

describe('a scenario that changes a line which is gone', () => {
  it('is named beneath the table, with the line', async () => {
    const plan = twiceZero();
    const scenarios = [
      {
        id: 's1',
        name: 'Dear rent',
        parentId: null,
        overrides: [
          {
            target: 'line' as const,
            lineId: 'gone',
            label: 'Rent of the shop',
            change: { type: 'scale' as const, factor: 1.2 },
          },
        ],
      },
    ];
    const { content } = await made({ ...plan, scenarios }, packOf('scenario-comparison', ['scenarios']));
    expect(said(content, 'scenarios')).toContain(
      'Dear rent: changes of lines that are no longer in the plan have no effect: Rent of the shop.',
    );
  });
});

describe('a pack that is handed over', () => {
  it('has no hints to its author, which the preview has', async () => {
    const pack = { ...packOf('investment-paper', ['options', 'risks', 'sign-off']), signatories: [] };
    const { content } = await made(twiceZero(), pack);
    for (const [kind, hint] of [
      ['options', 'is compared here'],
      ['risks', 'No early-warning rule'],
      ['sign-off', 'Name the signatories'],
    ] as const) {
      expect(said(content, kind)).toContain(hint);
      expect(said(handedOver(content), kind)).not.toContain(hint);
    }
  });
});
