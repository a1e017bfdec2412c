/**
 * A planned number moved without its range: wherever P(NPV < 0) is a headline, the pack says that it still describes the
 * old case. The plan: 11 are sold at `price` a year later against 2,600 at the opening; at ten percent NPV is 10 price -
 * 2,600 and zero at 260. Stratified trials hit the area of a triangle exactly where it is a whole number of them.
 */
import { describe, expect, it } from 'vitest';
import type { PackContent } from '../../../../electron/packs/content/pack-content.ts';
import type { PackTemplate } from '../../../../models/plan/packs/pack-schema.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { blocks, line, made, packOf, said, untaxed } from './small-pack.ts';

const AROUND_300 = { min: 250, mode: 300, max: 350 };

function sold(price: number, triangle: typeof AROUND_300 = AROUND_300): Plan {
  const distribution = { type: 'triangular' as const, ...triangle };
  const lines = [
    line(
      'price',
      'driver',
      { type: 'constant', value: price },
      { label: 'Unit price', uncertainty: { type: 'once', measure: 'value', distribution } },
    ),
    line('sales', 'revenue', { type: 'formula', formula: 'price * 11' }),
    line('plant', 'investment', { type: 'series', values: [], opening: 2600 }),
  ];
  const simulation = { trials: 2000, seed: 7, method: 'latin-hypercube' as const };
  return { ...untaxed(1, lines), simulation };
}

async function packed(plan: Plan, language: 'en' | 'zh' = 'en', template: PackTemplate = 'investment-paper') {
  const { content } = await made(plan, packOf(template, ['summary', 'simulation', 'sign-off']), language);
  return content;
}

/** The figure and the note of the tile, in the summary and in the simulation. */
function tiles(content: PackContent): readonly (readonly [string, string])[] {
  return (['summary', 'simulation'] as const).flatMap((kind) =>
    blocks(content, kind).flatMap((block) =>
      block.type === 'headline'
        ? block.items
            .filter(({ figure }) => figure.id === 'sim:loss')
            .map(({ figure, note }) => [figure.text, note] as const)
        : [],
    ),
  );
}

function recommendation(content: PackContent, label: string): unknown {
  const [facts] = blocks(content, 'summary').filter((block) => block.type === 'facts');
  return facts?.type === 'facts' ? facts.rows.find((row) => row.label === label)?.cell : undefined;
}

describe('P(NPV < 0) of a range that stayed behind its plan', () => {
  it('carries a note beside it, and the recommendation says it', async () => {
    const content = await packed(sold(240));
    // The triangle's area below 260 is 10 x 10 / (100 x 50) = 2 %, although NPV is below zero as planned.
    const [summary, simulation] = tiles(content);
    expect(summary).toEqual(['2.0 %', '2,000 trials; range not moved with the plan']);
    expect(simulation?.[0]).toBe('2.0 %');
    expect(simulation?.[1]).toMatch(/^95 % interval .*; range not moved with the plan$/);
    expect(recommendation(content, 'Recommendation')).toBe(
      'Do not approve; P(NPV < 0) still describes the old case',
    );
    expect(said(content, 'summary')).toContain(
      'P(NPV < 0) still describes the old case: the range of unit price (planned 240, drawn around 300) was not moved with the plan.',
    );
    expect(said(content, 'simulation')).toContain(
      'NPV is below zero in 2.0\u00a0% of the trials, which still describe the old case.',
    );
    const explained = content.explanations.find(({ figureId }) => figureId === 'sim:loss')?.text;
    expect(explained).toContain('still describes the old case');
  });

  it('asks the reviewed plan to move the range', async () => {
    const { content } = await made(sold(240), packOf('investment-paper', ['risks']));
    expect(said(content, 'risks')).toContain('Move the range as well.');
  });

  it('says so in Chinese', async () => {
    const content = await packed(sold(240), 'zh');
    expect(tiles(content)[0]).toEqual(['2.0 %', '模拟 2,000 次；区间未随计划调整']);
    expect(recommendation(content, '结论与建议')).toBe('建议不予批准；净现值为负的概率仍对应原方案');
    expect(said(content, 'summary')).toContain(
      'Unit price（计划值 240，区间最可能值 300）的模拟区间未随计划调整。',
    );
    expect(said(content, 'simulation')).toContain('模拟仍对应原方案，净现值为负的概率为 2.0\u00a0%。');
  });

  it('is said once more where a feasibility study concludes', async () => {
    const content = await packed(sold(240), 'en', 'feasibility-study');
    expect(said(content, 'sign-off')).toContain('of the trials, which still describe the old case.');
    expect(said(content, 'sign-off')).toContain(
      'Recommendation: Do not approve; P(NPV < 0) still describes the old case.',
    );
  });

  it('says nothing where the range has moved too, or by less than can be read', async () => {
    // 300 and 300.001 both read 300; nobody could tell the two cases apart.
    for (const plan of [sold(300), sold(300.001)]) {
      const content = await packed(plan);
      expect(tiles(content)[0]).toEqual(['2.0 %', '2,000 trials']);
      expect(recommendation(content, 'Recommendation')).toBe('Approve');
      for (const kind of ['summary', 'simulation', 'sign-off'] as const) {
        expect(said(content, kind)).not.toMatch(/old case|not moved/);
      }
    }
  });

  it('does not let an old case say that the case hardly holds', async () => {
    // Above 260 lie 20 x 20 / (100 x 80) = 5 %.
    const content = await packed(sold(300, { min: 180, mode: 200, max: 280 }));
    expect(said(content, 'summary')).toContain('it is below zero in 95.0\u00a0% of the simulated trials.');
    expect(said(content, 'summary')).not.toContain('The case holds only');
    expect(recommendation(content, 'Recommendation')).toBe(
      'Approve only if the risk stated is accepted; P(NPV < 0) still describes the old case',
    );
  });

  it('leaves a recommendation that the user wrote alone, and says it below', async () => {
    const pack = { ...packOf('investment-paper', ['summary']), recommendation: 'Wait a year.' };
    const { content } = await made(sold(240), pack);
    expect(recommendation(content, 'Recommendation')).toBe('Wait a year.');
    expect(said(content, 'summary')).toContain('still describes the old case');
  });

  it('names two ranges and counts the others, each pair with the same digits', async () => {
    const plan = sold(240);
    const [price, sales, plant] = plan.lines;
    if (!price || !sales || !plant) throw new Error('no lines');
    const other = (code: string, planned: number, mode: number) =>
      line(
        code,
        'driver',
        { type: 'constant', value: planned },
        {
          uncertainty: {
            type: 'once',
            measure: 'value',
            distribution: { type: 'pert', min: 1, mode, max: 9 },
          },
        },
      );
    const summed = { type: 'formula' as const, formula: 'price * 11 + a + b' };
    const lines = [price, other('a', 3, 3.2), other('b', 4, 5), { ...sales, entry: summed }, plant];
    const content = await packed({ ...plan, lines });
    expect(said(content, 'summary')).toContain(
      'the ranges of unit price (planned 240, drawn around 300), a (planned 3.00, drawn around 3.20) and 1 more were not moved with the plan.',
    );
    expect(said(content, 'simulation')).toContain('b is planned at 4, but drawn around 5:');
  });

  it('is the plan’s in a scenario, which moves the number and not the range', async () => {
    const change = { type: 'replace' as const, value: 240 };
    const overrides = [{ target: 'line' as const, lineId: 'l-price', label: '', change }];
    const scenarios = [{ id: 's', name: 'Low', parentId: null, overrides }];
    const pack = { ...packOf('investment-paper', ['summary', 'simulation', 'risks']), scenarioId: 's' };
    const { content } = await made({ ...sold(300), scenarios }, pack);
    expect(tiles(content)[0]).toEqual(['2.0 %', '2,000 trials; range of the plan, not of the scenario']);
    expect(recommendation(content, 'Recommendation')).toBe(
      'Do not approve; P(NPV < 0) follows the scenario only in part',
    );
    expect(said(content, 'summary')).toContain(
      'unit price (here 240, drawn around 300) is drawn from the range of the plan.',
    );
    expect(said(content, 'simulation')).toContain(
      'Unit price is 240 in the scenario, but drawn around 300: the range is that of the plan.',
    );
    // Nothing is to be moved: ranges belong to the plan.
    expect(said(content, 'risks')).toContain('Unit price is 240 in the scenario');
    expect(said(content, 'risks')).not.toContain('Move the range');
    // One that leaves the number alone shows the plan's own case, whatever that is.
    const still = {
      ...sold(240),
      scenarios: [{ ...scenarios[0], id: 's', name: 'Low', parentId: null, overrides: [] }],
    };
    const old = (await made(still, pack)).content;
    expect(recommendation(old, 'Recommendation')).toBe(
      'Do not approve; P(NPV < 0) still describes the old case',
    );
  });
});
