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
import { memo } from 'react';
import type { Finding, Severity } from '../../models/appraisal/findings.ts';
import { MasterCheck } from '../app/master-check.tsx';
import { useFormat } from '../app/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { useNavigation } from '../state/navigation.ts';
import { usePlan, usePlanNumbers, usePlanStatus } from '../state/plan-context.tsx';
import { usePreferences } from '../state/preferences-context.tsx';
import styles from './frame.module.css';
import { PlanName } from './plan-name.tsx';
import { ScenarioPick } from './scenario-pick.tsx';
import { useDark } from './use-dark.ts';

export function TopBar() {
  const { t } = useText();
  const { page } = useNavigation();
  const ready = usePlanStatus() === 'ready';
  const { language, set } = usePreferences();
  const dark = useDark();
  const themeName = t(dark ? 'frame.toLight' : 'frame.toDark');
  return (
    <header className={styles.top}>
      {ready ? <PlanTools /> : <strong>{t(`frame.page.${page}`)}</strong>}
      <div className={styles.spring} />
      <button type="button" className={styles.search} onClick={openSpotlight}>
        <IconSearch size={15} stroke={1.6} />
        <span className={styles.words}>{t('frame.search')}</span>
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
  const { plan, appraisal } = usePlanNumbers();
  const { unit } = useFormat(plan.settings);
  return (
    <>
      <PlanName />
      <ScenarioPick />
      <span className={styles.unit}>{t('frame.inUnit', { unit })}</span>
      <MasterCheck
        errors={countOf(appraisal.findings, 'error')}
        warnings={countOf(appraisal.findings, 'warning')}
      />
      <Steps />
    </>
  );
}

function countOf(findings: readonly Finding[], severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

function Steps() {
  const { canUndo, canRedo, undo, redo } = usePlan();
  return (
    <>
      <Step way="undo" label={canUndo?.label ?? null} run={undo} />
      <Step way="redo" label={canRedo?.label ?? null} run={redo} />
    </>
  );
}

type StepProps = { readonly way: 'undo' | 'redo'; readonly label: string | null; readonly run: () => void };

const Step = memo(function Step({ way, label, run }: StepProps) {
  const { t } = useText();
  const Icon = way === 'undo' ? IconArrowBackUp : IconArrowForwardUp;
  const name =
    label === null
      ? t(way === 'undo' ? 'frame.nothingToUndo' : 'frame.nothingToRedo')
      : t(way === 'undo' ? 'frame.undoStep' : 'frame.redoStep', { label });
  return (
    <Tooltip label={name}>
      <ActionIcon aria-label={name} aria-disabled={label === null} onClick={label === null ? noop : run}>
        <Icon size={18} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
});

function noop(): void {}
