// Changes of a board pack as facts and in the words of both languages; inverses are those of the real applyChange.
import { describe, expect, it } from 'vitest';
import { applyChange } from '../../../models/plan/apply-change.ts';
import type { Pack, PackSection } from '../../../models/plan/packs/pack-schema.ts';
import { packFromTemplate } from '../../../models/plan/packs/pack-templates.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { en } from '../../../renderer/i18n/en.ts';
import type { Texts } from '../../../renderer/i18n/use-text.ts';
import { zh } from '../../../renderer/i18n/zh.ts';
import { changeItems } from '../../../renderer/pages/history/change-items.ts';
import { itemWords } from '../../../renderer/pages/history/change-words.ts';
import { yearlyPlan } from '../sample-plan.ts';

const section = (id: string, kind: PackSection['kind']): PackSection => ({
  id,
  kind,
  title: '',
  comment: '',
});
const [one, two, three] = [section('1', 'summary'), section('2', 'returns'), section('3', 'risks')];
const made = packFromTemplate('investment-paper', { id: 'p', name: 'Paper', language: 'zh' });
const pack: Pack = { ...made, sections: [one, two, three], signatories: [{ role: 'CFO', name: '' }] };

/** What i18next does with these keys: looked up, names filled in. */
function textsIn(texts: object): Texts {
  const find = (key: string, params: object = {}): string | null => {
    let found: unknown = texts;
    for (const part of key.split('.'))
      found = found && typeof found === 'object' ? (found as Record<string, unknown>)[part] : null;
    return typeof found === 'string'
      ? Object.entries(params).reduce(
          (text, [name, value]) => text.replaceAll(`{{${name}}}`, String(value)),
          found,
        )
      : null;
  };
  const t = (key: string, params?: object): string => {
    const found = find(key, params);
    if (found === null) throw new Error(`no text ${key}`);
    return found;
  };
  const dynamic = (area: string, key: string, params?: object, otherwise = key): string =>
    find(`${area}.${key}`, params) ?? otherwise;
  return { t, dynamic, language: 'en' } as unknown as Texts;
}

function put(item: Pack, to: Plan): { readonly plan: Plan; readonly said: (texts: object) => string[] } {
  const change = { type: 'put-part', part: { list: 'packs', item }, index: 0 } as const;
  const result = applyChange(to, change);
  if (!result.ok) throw new Error(result.error.message);
  const { plan, inverse } = result.value;
  return {
    plan,
    said: (texts) =>
      changeItems(change, inverse).map((each) => {
        const { what, before, after } = itemWords(textsIn(texts), plan, each);
        return before === '' && after === '' ? what : `${what}: ${before} → ${after}`;
      }),
  };
}

const withPack = put(pack, yearlyPlan()).plan;
const changed = (patch: Partial<Pack>, texts: object = en) =>
  put({ ...pack, ...patch }, withPack).said(texts);

describe('a changed board pack in the change log', () => {
  it('tells its settings in words of the language, not as they are stored', () => {
    const patch = { language: 'both', paper: 'letter', unit: 'wan' } as const;
    expect(changed(patch)).toEqual([
      'Board pack Paper, language: Chinese → Both, a file each',
      'Board pack Paper, paper: A4 → Letter',
      `Board pack Paper, unit: As in the plan → ${en.units.name.wan}`,
    ]);
    expect(changed({ language: 'both' }, zh)).toEqual(['报告“Paper”，语言: 中文 → 中英文各一份']);
  });

  it('tells who signs as a list, and a scenario by its name or that it is gone', () => {
    const signatories = [
      { role: 'CFO', name: 'Li Na' },
      { role: 'Board', name: '' },
    ];
    expect(changed({ signatories })).toEqual(['Board pack Paper, who signs: CFO → CFO Li Na; Board']);
    expect(changed({ scenarioId: 'gone' })).toEqual([
      'Board pack Paper, scenario shown: As planned → A scenario that was removed',
    ]);
  });

  it('never tells a picture by its bytes', () => {
    const logo = 'data:image/png;base64,iVBORw0KGgo=';
    expect(changed({ logo })).toEqual(['Board pack Paper, logo: – → a picture']);
    const withLogo = put({ ...pack, logo }, withPack).plan;
    const other = put({ ...pack, logo: 'data:image/png;base64,AAAA' }, withLogo);
    expect(other.said(en)).toEqual(['Board pack Paper, logo: a picture → another picture']);
  });

  it('tells sections by their name: left out, added, moved, and what is said to them', () => {
    expect(changed({ sections: [one, three] })).toEqual([
      `Board pack Paper, section “${en.pack.section.returns}” left out`,
    ]);
    expect(changed({ sections: [one, two, three, section('4', 'sensitivity')] })).toEqual([
      'Board pack Paper, section “Sensitivity” added',
    ]);
    expect(changed({ sections: [three, one, two] })).toEqual([
      `Board pack Paper, place of “${en.pack.section.risks}”: 3 → 1`,
    ]);
    expect(changed({ sections: [three, two, one] })).toEqual(['Board pack Paper, order of the sections']);
    const sections = [one, { ...two, title: 'What it earns', comment: 'Enough.' }, three];
    expect(changed({ sections })).toEqual([
      `Board pack Paper, title of “${en.pack.section.returns}”: – → What it earns`,
      `Board pack Paper, comment on “${en.pack.section.returns}”: – → Enough.`,
    ]);
  });
});
