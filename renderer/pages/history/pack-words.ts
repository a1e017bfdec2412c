/** A fact about a board pack in words: what it is about, what was before, what is after. Display only. */
import type { PackSection } from '../../../models/plan/packs/pack-schema.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import type { Texts } from '../../i18n/use-text.ts';
import type { ItemWords } from './change-words.ts';
import type { PackField, PackItem } from './pack-items.ts';

const NOTHING = '–';

export function packWords(texts: Texts, plan: Plan, item: PackItem): ItemWords {
  const { t } = texts;
  const line = t('history.tracking.list.packs', { name: item.name });
  const about = (what: string): string => t('history.ofLine', { line, what });
  switch (item.kind) {
    case 'pack':
      return {
        what: about(t(`history.pack.field.${item.field}`)),
        before: valueWords(texts, plan, item.field, item.before),
        after: valueWords(texts, plan, item.field, item.after),
      };
    case 'pack-logo': {
      const { before, after } = item;
      return {
        what: about(t('history.pack.logo')),
        before: before ? t('history.pack.picture') : NOTHING,
        after: after ? t(before ? 'history.pack.otherPicture' : 'history.pack.picture') : NOTHING,
      };
    }
    case 'pack-section': {
      const section = sectionName(texts, item.section);
      if (item.what === 'added' || item.what === 'removed')
        return { what: about(t(`history.pack.${item.what}`, { section })), before: '', after: '' };
      return {
        what: about(t(`history.pack.${item.what}`, { section: t(`pack.section.${item.section.kind}`) })),
        before: item.before === '' ? NOTHING : item.before,
        after: item.after === '' ? NOTHING : item.after,
      };
    }
    case 'pack-order': {
      if (item.moved === null) return { what: about(t('history.pack.order')), before: '', after: '' };
      const { section, from, to } = item.moved;
      return {
        what: about(t('history.pack.place', { section: sectionName(texts, section) })),
        before: String(from),
        after: String(to),
      };
    }
  }
}

function sectionName({ t }: Texts, { title, kind }: PackSection): string {
  return title === '' ? t(`pack.section.${kind}`) : title;
}

function valueWords({ t, dynamic }: Texts, plan: Plan, field: PackField, value: string | null): string {
  switch (field) {
    case 'template':
      return dynamic('pack', `template.${value}`);
    case 'language':
      return dynamic('pack', `languageName.${value}`);
    case 'paper':
      return dynamic('pack', `paperName.${value}`);
    case 'unit':
      return value === null ? t('pack.planUnit') : dynamic('units', `name.${value}`);
    case 'scenarioId':
    case 'comparedId':
      if (value === null) return t(field === 'scenarioId' ? 'pack.asPlanned' : 'pack.firstOther');
      return plan.scenarios?.find(({ id }) => id === value)?.name ?? t('pack.goneScenario');
    case 'primary':
    case 'accent':
      return value ?? t('history.pack.ownColour');
    default:
      return value === null || value === '' ? NOTHING : value;
  }
}
