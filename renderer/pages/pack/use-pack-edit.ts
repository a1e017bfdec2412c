/** Edits of a pack: each is one change of the plan, so it can be undone and stands in its history. */
import { useMemo } from 'react';
import type { Pack, PackTemplate } from '../../../models/plan/packs/pack-schema.ts';
import { packFromTemplate } from '../../../models/plan/packs/pack-templates.ts';
import { useText } from '../../i18n/use-text.ts';
import { usePlan } from '../../state/plan-context.tsx';

export type PackEdit = {
  readonly put: (pack: Pack) => void;
  readonly add: (template: PackTemplate) => string;
  readonly copy: (pack: Pack) => string;
  readonly remove: (pack: Pack) => void;
};

export function usePackEdit(): PackEdit {
  const { t, language } = useText();
  const { base, change } = usePlan();
  return useMemo(() => {
    const packs = base.packs ?? [];
    const keep = (item: Pack, index: number, label: string): void => {
      change({ type: 'put-part', part: { list: 'packs', item }, index }, label);
    };
    const freeName = (wanted: string): string => {
      const taken = new Set(packs.map(({ name }) => name));
      if (!taken.has(wanted)) return wanted;
      let number = 2;
      while (taken.has(`${wanted} ${number}`)) number += 1;
      return `${wanted} ${number}`;
    };
    return {
      put: (pack) =>
        keep(
          pack,
          packs.findIndex(({ id }) => id === pack.id),
          t('pack.edit.changed', { name: pack.name }),
        ),
      add: (template) => {
        const id = crypto.randomUUID();
        const name = freeName(t(`pack.template.${template}`));
        keep(
          packFromTemplate(template, {
            id,
            name,
            language: template === 'feasibility-study' ? 'zh' : language,
          }),
          packs.length,
          t('pack.edit.added', { name }),
        );
        return id;
      },
      copy: (pack) => {
        const id = crypto.randomUUID();
        const name = freeName(pack.name);
        keep({ ...pack, id, name }, packs.length, t('pack.edit.added', { name }));
        return id;
      },
      remove: (pack) => {
        change(
          { type: 'remove-part', list: 'packs', id: pack.id },
          t('pack.edit.removed', { name: pack.name }),
        );
      },
    };
  }, [base.packs, change, language, t]);
}
