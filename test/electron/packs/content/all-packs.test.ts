/**
 * Every template on every sample plan in both languages, with scenarios and a year of actuals: what holds for all packs.
 * Expected values come from the engines asked again, from the planted actuals, or from algebra.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composePack } from '../../../../electron/packs/content/compose-pack.ts';
import type { PackFacts } from '../../../../electron/packs/content/facts.ts';
import { figuresOf, numberText } from '../../../../electron/packs/content/figures.ts';
import { gatherFacts, packRequest } from '../../../../electron/packs/content/gather-facts.ts';
import type { Block, PackContent } from '../../../../electron/packs/content/pack-content.ts';
import { WIDEST } from '../../../../electron/packs/content/writing/spans.ts';
import { appraise } from '../../../../models/appraisal/appraise.ts';
import { PACK_TEMPLATES } from '../../../../models/plan/packs/pack-schema.ts';
import { packFromTemplate } from '../../../../models/plan/packs/pack-templates.ts';
import { metricValue } from '../../../../scenarios/metrics.ts';
import { closeAll } from '../../test-host.ts';
import { prepareWorkspace, TODAY } from './prepared-workspace.ts';
import { textsOf } from './said.ts';

type Made = { readonly name: string; readonly facts: PackFacts; readonly content: PackContent };

const made: Made[] = [];

beforeAll(async () => {
  for (const language of ['en', 'zh'] as const) {
    const { opened, planIds, close } = await prepareWorkspace(language);
    for (const template of PACK_TEMPLATES) {
      for (const [sample, planId] of planIds) {
        const pack = packFromTemplate(template, { id: 'p', name: 'Pack', language });
        const request = packRequest(opened, planId, pack, TODAY);
        if (!request.ok) throw new Error(request.error.message);
        const facts = await gatherFacts(request.value);
        if (!facts.ok) throw new Error(facts.error.message);
        const content = composePack(facts.value, pack, language);
        made.push({ name: `${language} ${template} ${sample}`, facts: facts.value, content });
      }
    }
    close();
  }
}, 120_000);

afterAll(closeAll);

const contents = (): readonly Made[] => {
  expect(made).toHaveLength(2 * 5 * 3);
  return made;
};

function blocksOf({ sections }: PackContent): readonly Block[] {
  return sections.flatMap(({ blocks }) => blocks);
}

describe('all packs', () => {
  it('give the same number the same id, value and text wherever it stands', () => {
    for (const { name, content } of contents()) {
      const known = new Map<string, string>();
      for (const { id, value, text } of figuresOf(content)) {
        const said = `${value} ${text}`;
        expect(known.get(id) ?? said, `${name} ${id}`).toBe(said);
        known.set(id, said);
      }
    }
  });

  it('write every number by its form', () => {
    for (const { name, content } of contents()) {
      for (const { id, value, form, text } of figuresOf(content)) {
        if (value !== null) expect(text, `${name} ${id}`).toBe(numberText(value, form));
        else expect(text, `${name} ${id}`).not.toBe('');
      }
    }
  });

  it('say nothing raw: no code of a statement row, no missing word, no empty number', () => {
    for (const { name, content } of contents()) {
      for (const text of textsOf(content)) {
        expect(text, name).not.toMatch(/NaN|undefined|Infinity|\[object|\{\{|\$[a-z_]+|\bnull\b/);
      }
    }
  });

  it('leave no section of a full plan empty, but those about lines that the plan has not', () => {
    for (const { name, content } of contents()) {
      const empty = content.sections.filter((section) => section.empty !== null).map(({ kind }) => kind);
      expect(empty, name).toEqual([]);
    }
  });

  it('explain every headline number with a formula, a convention and what went in', () => {
    for (const { name, content } of contents()) {
      const explained = new Map(content.explanations.map((each) => [each.figureId, each]));
      for (const block of blocksOf(content)) {
        if (block.type !== 'headline') continue;
        for (const { figure } of block.items) {
          const found = explained.get(figure.id);
          expect(found?.formula, `${name} ${figure.id}`).not.toBe('');
          expect(found?.text, `${name} ${figure.id}`).not.toBe('');
          expect(found?.convention, `${name} ${figure.id}`).not.toBe('');
          expect(found?.ingredients.length, `${name} ${figure.id}`).toBeGreaterThan(0);
        }
      }
    }
  });

  it('take cells, sums and metrics from the appraisal of the plan shown', () => {
    for (const { name, content, facts } of contents()) {
      const again = appraise(facts.shown.plan);
      for (const { id, value, origin } of figuresOf(content)) {
        if (!origin) continue;
        const expected =
          origin.kind === 'metric'
            ? metricValue(again, origin.metric).value
            : origin.kind === 'cell'
              ? (again.evaluation.values(origin.code)[origin.column] ?? null)
              : again.evaluation
                  .values(origin.code)
                  .slice(origin.from, origin.to + 1)
                  .reduce((sum, each) => sum + each, 0);
        expect(value, `${name} ${id}`).toBe(expected);
      }
    }
  });

  it('have tables in which every row fills every column, none wider than a page', () => {
    for (const { name, content } of contents()) {
      for (const block of blocksOf(content)) {
        if (block.type !== 'table') continue;
        const numeric = block.columns.filter(({ align }) => align === 'right').length;
        expect(numeric, `${name} ${block.title}`).toBeLessThanOrEqual(WIDEST);
        for (const { cells } of block.rows)
          expect(cells, `${name} ${block.title}`).toHaveLength(block.columns.length);
      }
    }
  });

  it('have waterfalls that close', () => {
    for (const { name, content } of contents()) {
      for (const block of blocksOf(content)) {
        if (block.type !== 'chart' || block.chart.kind !== 'waterfall') continue;
        const values = block.chart.steps.map(({ figure }) => figure.value ?? Number.NaN);
        const size = Math.max(1, ...values.map(Math.abs));
        const sum = values.slice(0, -1).reduce((all, each) => all + each, 0);
        expect(Math.abs(sum - (values.at(-1) ?? 0)) / size, `${name} ${block.title}`).toBeLessThan(1e-9);
      }
    }
  });

  it('give the same content twice', () => {
    for (const { name, content, facts } of contents().slice(0, 3)) {
      expect(composePack(facts, facts.pack, content.meta.language), name).toEqual(content);
    }
  });
});
