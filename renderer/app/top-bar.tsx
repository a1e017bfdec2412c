/** The top bar: the plan's name (editable), its unit, the master check, undo and redo, search, language, theme. */
import { ActionIcon, Kbd, Tooltip } from '@mantine/core';
import { openSpotlight } from '@mantine/spotlight';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconLanguage,
  IconMoon,
  IconSearch,
  IconSun,
} from '@tabler/icons-react';
import { useText } from '../i18n/use-text.ts';
import { useNavigation } from '../state/navigation.ts';
import { usePlan, usePlanState } from '../state/plan-context.tsx';
import { usePreferences } from '../state/preferences-context.tsx';
import styles from './frame.module.css';
import { MasterCheck } from './master-check.tsx';
import { PlanName } from './plan-name.tsx';
import { useDark } from './use-dark.ts';
import { useFormat } from './use-format.ts';

export function TopBar() {
  const { t } = useText();
  const { page } = useNavigation();
  const ready = usePlanState().status === 'ready';
  const { language, set } = usePreferences();
  const dark = useDark();
  const themeName = t(dark ? 'frame.toLight' : 'frame.toDark');
  return (
    <header className={styles.top}>
      {ready ? <PlanTools /> : <strong>{t(`frame.page.${page}`)}</strong>}
      <div className={styles.spring} />
      <button type="button" className={styles.search} onClick={openSpotlight}>
        <IconSearch size={15} stroke={1.6} />
        <span>{t('frame.search')}</span>
        <Kbd size="xs">Ctrl K</Kbd>
      </button>
      <Tooltip label={t('frame.otherLanguage')}>
        <ActionIcon
          aria-label={t('frame.otherLanguage')}
          onClick={() => set({ language: language === 'en' ? 'zh' : 'en' })}
        >
          <IconLanguage size={18} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={themeName}>
        <ActionIcon aria-label={themeName} onClick={() => set({ theme: dark ? 'light' : 'dark' })}>
          {dark ? <IconSun size={18} stroke={1.6} /> : <IconMoon size={18} stroke={1.6} />}
        </ActionIcon>
      </Tooltip>
    </header>
  );
}

function PlanTools() {
  const { t } = useText();
  const { plan, appraisal, canUndo, canRedo, undo, redo } = usePlan();
  const { unit } = useFormat(plan.settings);
  const undoName = canUndo ? t('frame.undoStep', { label: canUndo.label }) : t('frame.nothingToUndo');
  const redoName = canRedo ? t('frame.redoStep', { label: canRedo.label }) : t('frame.nothingToRedo');
  return (
    <>
      <PlanName />
      <span className={styles.unit}>{t('frame.inUnit', { unit })}</span>
      <MasterCheck appraisal={appraisal} />
      <Tooltip label={undoName}>
        <ActionIcon
          aria-label={undoName}
          aria-disabled={canUndo === null}
          onClick={canUndo ? undo : noop}
        >
          <IconArrowBackUp size={18} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={redoName}>
        <ActionIcon
          aria-label={redoName}
          aria-disabled={canRedo === null}
          onClick={canRedo ? redo : noop}
        >
          <IconArrowForwardUp size={18} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}

function noop(): void {}
