/**
 * Edits of a pack: each is one change of the plan, so it can be undone and stands in its history. An edit is made of the
 * pack as it is now, not as it was drawn: what another window has changed meanwhile stays.
 */
import { useMemo } from 'react';
import type { Pack, PackTemplate } from '../../../models/plan/packs/pack-schema.ts';
import { packFromTemplate } from '../../../models/plan/packs/pack-templates.ts';
import { useText } from '../../i18n/use-text.ts';
import { usePlanStore } from '../../state/plan-context.tsx';
import { freeName } from './free-name.ts';

export type PackEdit = {
  /** False where it was not done: the pack, or what was to be changed of it, is gone. */
  readonly put: (packId: string, change: (pack: Pack) => Pack) => boolean;
  /** The id of the new pack; null where the plan takes no more. */
  readonly add: (template: PackTemplate) => string | null;
  readonly copy: (packId: string) => string | null;
  readonly remove: (packId: string) => void;
};

export function usePackEdit(): PackEdit {
  const { t, language } = useText();
  const store = usePlanStore();
  return useMemo(() => {
    const packsNow = (): readonly Pack[] => {
      const state = store?.get();
      return state?.status === 'ready' ? (state.base.packs ?? []) : [];
    };
    const keep = (item: Pack, index: number, label: string): boolean =>
      store?.change({ type: 'put-part', part: { list: 'packs', item }, index }, label) === null;
    const begin = (wanted: string, make: (id: string, name: string) => Pack): string | null => {
      const packs = packsNow();
      const name = freeName(
        wanted,
        packs.map((pack) => pack.name),
      );
      const id = crypto.randomUUID();
      return keep(make(id, name), packs.length, t('pack.edit.added', { name })) ? id : null;
    };
    return {
      put: (packId, change) => {
        const index = packsNow().findIndex(({ id }) => id === packId);
        const before = packsNow()[index];
        const after = before && change(before);
        if (!after || after === before) return false;
        return keep(after, index, t('pack.edit.changed', { name: after.name }));
      },
      add: (template) =>
        begin(t(`pack.template.${template}`), (id, name) =>
          packFromTemplate(template, {
            id,
            name,
            language: template === 'feasibility-study' ? 'zh' : language,
          }),
        ),
      copy: (packId) => {
        const pack = packsNow().find(({ id }) => id === packId);
        return pack ? begin(pack.name, (id, name) => ({ ...pack, id, name })) : null;
      },
      remove: (packId) => {
        const name = packsNow().find(({ id }) => id === packId)?.name ?? '';
        store?.change({ type: 'remove-part', list: 'packs', id: packId }, t('pack.edit.removed', { name }));
      },
    };
  }, [store, language, t]);
}
