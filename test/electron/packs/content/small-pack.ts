/** Packs of small plans: made from a file's plan without a workspace, and read section by section. For tests. */
import { composePack } from '../../../../electron/packs/content/compose-pack.ts';
import type { PackFacts } from '../../../../electron/packs/content/facts.ts';
import { gatherFacts } from '../../../../electron/packs/content/gather-facts.ts';
import type { Block, Cell, PackContent } from '../../../../electron/packs/content/pack-content.ts';
import { blankLine, blankPlan } from '../../../../models/plan/blank.ts';
import type { Pack, PackTemplate, SectionKind } from '../../../../models/plan/packs/pack-schema.ts';
import { packFromTemplate } from '../../../../models/plan/packs/pack-templates.ts';
import type { Line, Plan } from '../../../../models/plan/schema.ts';

const NOW = new Date('2026-05-04T09:12:00.000Z');

export function packOf(template: PackTemplate, kinds: readonly SectionKind[]): Pack {
  const pack = packFromTemplate(template, { id: 'p', name: 'P', language: 'en' });
  return { ...pack, sections: kinds.map((kind) => ({ id: kind, kind, title: '', comment: '' })) };
}

export async function made(
  plan: Plan,
  pack: Pack,
  language: 'en' | 'zh' = 'en',
): Promise<{ readonly facts: PackFacts; readonly content: PackContent }> {
  const facts = await gatherFacts({ pack, plan, seq: 1, madeBy: '', now: NOW, workspace: null });
  if (!facts.ok) throw new Error(facts.error.message);
  return { facts: facts.value, content: composePack(facts.value, pack, language) };
}

export function blocks({ sections }: PackContent, kind: SectionKind): readonly Block[] {
  return sections.find((each) => each.kind === kind)?.blocks ?? [];
}

export function said(content: PackContent, kind: SectionKind): string {
  return blocks(content, kind)
    .flatMap((block) => (block.type === 'paragraphs' ? block.texts : []))
    .join(' ');
}

export function tableOf(content: PackContent, kind: SectionKind, title: string) {
  const found = blocks(content, kind).find((block) => block.type === 'table' && block.title === title);
  if (found?.type !== 'table') throw new Error(`no table ${title}`);
  return found;
}

export function numbers(cells: readonly Cell[] | undefined): readonly number[] {
  return (cells ?? []).flatMap((cell) =>
    cell === null || typeof cell === 'string' ? [] : [cell.value ?? Number.NaN],
  );
}

export function line(code: string, kind: Line['kind'], entry: Line['entry'], more: Partial<Line> = {}): Line {
  return { ...blankLine(`l-${code}`, code, code, kind), entry, ...more };
}

/** Full years without tax, discounted at ten percent as a new plan is. */
export function untaxed(periods: number, lines: readonly Line[]): Plan {
  const { timeline, settings, ...plan } = blankPlan('plan', 'Small', '2026-01');
  return {
    ...plan,
    timeline: { ...timeline, periodicity: 'year', periods },
    settings: { ...settings, tax: { ...settings.tax, rate: 0 } },
    lines: [...lines],
  };
}
