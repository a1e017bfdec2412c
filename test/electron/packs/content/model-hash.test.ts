/** The fingerprint of a model: what changes it and what does not. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { modelHash, sortedJson } from '../../../../electron/packs/content/model-hash.ts';
import { blankPlan } from '../../../../models/plan/blank.ts';
import { packFromTemplate } from '../../../../models/plan/packs/pack-templates.ts';
import { premiumStore } from '../../../../models/templates/premium-store.ts';

const plan = premiumStore('store', 'en');

describe('the model hash', () => {
  it('is the SHA-256 of the plan and scenario as JSON with sorted keys', () => {
    expect(sortedJson({ b: 1, a: [{ d: null, c: '"' }] })).toBe('{"a":[{"c":"\\"","d":null}],"b":1}');
    const blank = blankPlan('plan', 'Plan', '2026-01');
    const text = sortedJson({ scenarioId: null, plan: blank });
    expect(modelHash(blank, null)).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('does not change with the packs or the order of keys', () => {
    const pack = packFromTemplate('monthly-report', { id: 'p', name: 'Report', language: 'en' });
    expect(modelHash({ ...plan, packs: [{ ...pack, decision: 'Approve.' }] }, null)).toBe(
      modelHash(plan, null),
    );
    const turned = Object.fromEntries(Object.entries(plan).toReversed()) as typeof plan;
    expect(modelHash(turned, null)).toBe(modelHash(plan, null));
  });

  it('changes with any number, name or setting, and with the scenario', () => {
    const [first, ...rest] = plan.lines;
    if (!first) throw new Error('the sample has lines');
    const others = [
      modelHash({ ...plan, name: `${plan.name}.` }, null),
      modelHash({ ...plan, lines: [{ ...first, owner: 'Somebody' }, ...rest] }, null),
      modelHash(
        { ...plan, settings: { ...plan.settings, tax: { ...plan.settings.tax, rate: 0.2500001 } } },
        null,
      ),
      modelHash(plan, 'downturn'),
    ];
    expect(new Set([modelHash(plan, null), ...others]).size).toBe(5);
  });
});
