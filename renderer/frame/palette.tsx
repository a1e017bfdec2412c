/** Ctrl+K: pages, lines and commands by name, in either language whatever the page speaks. */
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState, useSyncExternalStore } from 'react';
import type { Line } from '../../models/plan/schema.ts';
import { loadTexts, textIn } from '../i18n/language.ts';
import type { TextKey } from '../i18n/text-keys.ts';
import { useText } from '../i18n/use-text.ts';
import { useLock, useLockNow } from '../lock/lock-context.tsx';
import { FREE_PAGES, PLAN_PAGES, useNavigation } from '../state/navigation.ts';
import { usePlanStore } from '../state/plan-context.tsx';
import { usePreferences } from '../state/preferences-context.tsx';
import { useExport } from './export/use-export.ts';
import { useDark } from './use-dark.ts';

type Command = { readonly key: TextKey; readonly run: () => void };

export function Palette() {
  const { t, language } = useText();
  const { planId, go } = useNavigation();
  const [bilingual, setBilingual] = useState(false);
  const [opened, setOpened] = useState(false);
  const lines = useLines(opened);
  const commands = useCommands();
  const open = () => {
    setOpened(true);
    void loadTexts(language === 'en' ? 'zh' : 'en').then(() => setBilingual(true));
  };
  const groups = useMemo((): SpotlightActionGroupData[] => {
    // Rebuilt once the other language's texts are there.
    const other = bilingual ? (language === 'en' ? 'zh' : 'en') : null;
    const action = ({ key, run }: Command): SpotlightActionData => ({
      id: key,
      label: t(key),
      keywords: other ? (textIn(other, key) ?? '') : '',
      onClick: run,
    });
    const pages = planId === null ? FREE_PAGES : (['home', ...PLAN_PAGES] as const);
    return [
      {
        group: t('frame.palettePages'),
        actions: pages.map((page) => action({ key: `frame.page.${page}`, run: () => go(page) })),
      },
      { group: t('frame.paletteCommands'), actions: commands.map(action) },
      ...(lines
        ? [{ group: t('frame.paletteLines'), actions: lines.map((line) => lineAction(line, go)) }]
        : []),
    ];
  }, [t, language, bilingual, planId, go, commands, lines]);
  return (
    <Spotlight
      actions={groups}
      shortcut="mod + K"
      // Also while a text field has the focus, the palette's own one on its way out included.
      tagsToIgnore={[]}
      triggerOnContentEditable
      limit={12}
      highlightQuery
      scrollable
      overlayProps={{ backgroundOpacity: 0.3, blur: 0 }}
      maxHeight={420}
      styles={{ content: { boxShadow: 'var(--h-float)' } }}
      nothingFound={t('frame.paletteNothing')}
      onSpotlightOpen={open}
      onSpotlightClose={() => setOpened(false)}
      searchProps={{
        leftSection: <IconSearch size={18} stroke={1.6} />,
        placeholder: t('frame.paletteHint'),
        'aria-label': t('frame.paletteHint'),
      }}
    />
  );
}

/** The plan's lines while they can be searched; none while the palette is shut, so that an edit does not draw it. */
function useLines(opened: boolean): readonly Line[] | null {
  const store = usePlanStore();
  return useSyncExternalStore(store?.subscribe ?? never, () => {
    const state = opened ? store?.get() : undefined;
    return state?.status === 'ready' ? state.plan.lines : null;
  });
}

const never = () => () => {};

function lineAction(line: Line, go: ReturnType<typeof useNavigation>['go']): SpotlightActionData {
  return {
    id: line.id,
    label: line.label,
    description: line.code,
    keywords: [line.code, line.group],
    onClick: () => go(line.kind === 'driver' ? 'assumptions' : 'budget', { line: line.code }),
  };
}

function useCommands(): readonly Command[] {
  const store = usePlanStore();
  const { language, set } = usePreferences();
  const dark = useDark();
  const exporting = useExport();
  const { go } = useNavigation();
  const { encrypted } = useLock();
  const lockNow = useLockNow();
  return useMemo(() => {
    const always: Command[] = [
      { key: 'frame.otherLanguage', run: () => set({ language: language === 'en' ? 'zh' : 'en' }) },
      { key: dark ? 'frame.toLight' : 'frame.toDark', run: () => set({ theme: dark ? 'light' : 'dark' }) },
    ];
    always.push({ key: 'home.otherWorkspace', run: () => go('exchange') });
    if (encrypted) always.push({ key: 'workspace.lockNow', run: lockNow });
    if (!store) return always;
    return [
      { key: 'frame.undo', run: store.undo },
      { key: 'frame.redo', run: store.redo },
      { key: 'frame.exportWorkbook', run: exporting.workbook },
      { key: 'frame.exportPlan', run: exporting.plan },
      ...always,
    ];
  }, [store, language, set, dark, exporting, encrypted, lockNow, go]);
}
