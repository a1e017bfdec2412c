/**
 * Board pack: what do we hand over? The packs of the plan, the sections of the chosen one at the left, its pages in the
 * middle, what is said beside them at the right, and one button. What was handed over stands below.
 */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useRef, useState } from 'react';
import type { Pack } from '../../../models/plan/packs/pack-schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { useNavigation } from '../../state/navigation.ts';
import { usePlan } from '../../state/plan-context.tsx';
import { PackSettings } from './description/pack-settings.tsx';
import { SectionList } from './description/section-list.tsx';
import { SectionWords } from './description/section-words.tsx';
import { HandedOver } from './handed-over/handed-over.tsx';
import { NewPackMenu } from './new-pack-menu.tsx';
import classes from './pack.module.css';
import { PackHead } from './pack-head.tsx';
import { Preview } from './preview/preview.tsx';
import { usePackEdit } from './use-pack-edit.ts';

export function PackPage() {
  const { t } = useText();
  const { params, go } = useNavigation();
  const { base } = usePlan();
  const edit = usePackEdit();
  const page = useRef<HTMLDivElement>(null);
  const packs = base.packs ?? [];
  const pack = packs.find(({ id }) => id === params.pack) ?? packs[0] ?? null;
  const count = packs.length;
  const before = useRef(count);
  // The pack that had the focus is gone: one goes on where another one is chosen or begun.
  useEffect(() => {
    if (count < before.current && document.activeElement === document.body) {
      const choice = page.current?.querySelector<HTMLElement>('select[data-pack-choice]');
      (choice ?? page.current?.querySelector<HTMLElement>('[data-new-pack]'))?.focus();
    }
    before.current = count;
  }, [count]);

  function remove(removed: Pack): void {
    edit.remove(removed.id);
    notifications.show({ message: t('pack.removed', { name: removed.name }) });
  }

  return (
    <div ref={page} className={classes.page}>
      {pack === null ? (
        <Empty onMade={(id) => id !== null && go('pack', { pack: id })} />
      ) : (
        <PackDesk key={pack.id} pack={pack} packs={packs} onRemove={remove} />
      )}
      <HandedOver />
    </div>
  );
}

function Empty({ onMade }: { readonly onMade: (id: string | null) => void }) {
  const { t } = useText();
  return (
    <div className={classes.empty}>
      <h1>{t('pack.title')}</h1>
      <p>{t('pack.empty')}</p>
      <NewPackMenu primary onMade={onMade} />
    </div>
  );
}

type DeskProps = {
  readonly pack: Pack;
  readonly packs: readonly Pack[];
  readonly onRemove: (pack: Pack) => void;
};

function PackDesk({ pack, packs, onRemove }: DeskProps) {
  const { t, language: own } = useText();
  const [chosen, setChosen] = useState<string | null>(pack.sections[0]?.id ?? null);
  const [language, setLanguage] = useState<'en' | 'zh'>(own);
  const [side, setSide] = useState<'section' | 'pack'>('section');
  const shown = pack.language === 'both' ? language : pack.language;
  const section = pack.sections.find(({ id }) => id === chosen) ?? pack.sections[0] ?? null;
  return (
    <>
      <PackHead pack={pack} packs={packs} onRemove={onRemove} />
      <div className={classes.desk}>
        <SectionList
          pack={pack}
          chosen={section?.id ?? null}
          onChoose={(id) => {
            setChosen(id);
            setSide('section');
          }}
        />
        <aside className={classes.side} aria-label={t('pack.sideName')}>
          <div className={classes.sideChoice}>
            {(['section', 'pack'] as const).map((each) => (
              <Button
                key={each}
                size="compact-sm"
                variant={side === each ? 'light' : 'subtle'}
                aria-pressed={side === each}
                onClick={() => setSide(each)}
              >
                {t(`pack.side.${each}`)}
              </Button>
            ))}
          </div>
          {side === 'pack' ? (
            <PackSettings pack={pack} />
          ) : section ? (
            <SectionWords key={section.id} pack={pack} section={section} />
          ) : null}
        </aside>
        <Preview
          pack={pack}
          language={shown}
          section={section?.id ?? null}
          onLanguage={pack.language === 'both' ? setLanguage : null}
        />
      </div>
    </>
  );
}
