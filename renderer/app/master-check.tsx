/** The master check: ✓, or how many findings there are; a click lists them and each leads to its place. */
import { Popover } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import { type ComponentProps, memo, useCallback, useState } from 'react';
import type { Finding, Severity } from '../../models/appraisal/findings.ts';
import styles from '../frame/frame.module.css';
import { useText } from '../i18n/use-text.ts';
import { useNavigation } from '../state/navigation.ts';
import { usePlanNumbers, usePlanStore } from '../state/plan-context.tsx';
import { useFindingText } from './finding-text.ts';
import own from './master-check.module.css';

const ICONS = { error: IconCircleX, warning: IconAlertTriangle, note: IconInfoCircle } as const;
const ORDER = { error: 0, warning: 1, note: 2 } as const satisfies Record<Severity, number>;

type CheckProps = { readonly errors: number; readonly warnings: number };

/** Drawn again when the counts change, not at each edit. */
export const MasterCheck = memo(function MasterCheck({ errors, warnings }: CheckProps) {
  const [opened, setOpened] = useState(false);
  const toggle = useCallback(() => setOpened((known) => !known), []);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={440} shadow="md" trapFocus>
      <Popover.Target>
        <CheckButton errors={errors} warnings={warnings} onClick={toggle} />
      </Popover.Target>
      <Popover.Dropdown p={4}>
        {opened ? <FindingList onLeave={() => setOpened(false)} /> : null}
      </Popover.Dropdown>
    </Popover>
  );
});

type ButtonProps = Omit<ComponentProps<'button'>, 'children'> & CheckProps;

/** The popover adds its own attributes and reference to the button, so both are passed on. */
function CheckButton({ errors, warnings, ...rest }: ButtonProps) {
  const { t } = useText();
  const state = errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'ok';
  const Icon = state === 'error' ? IconCircleX : state === 'warning' ? IconAlertTriangle : IconCircleCheck;
  const words =
    state === 'error'
      ? t('frame.checkErrors', { count: errors })
      : state === 'warning'
        ? t('frame.checkWarnings', { count: warnings })
        : t('frame.checkOk');
  return (
    <button {...rest} type="button" className={styles.check} data-state={state}>
      <Icon size={15} stroke={1.8} />
      <span className={styles.words}>{words}</span>
      {/* Where there is no room for words. */}
      <span className={styles.checkCount} aria-hidden="true">
        {errors || warnings || ''}
      </span>
    </button>
  );
}

function FindingList({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useText();
  const { appraisal } = usePlanNumbers();
  const textOf = useFindingText(appraisal);
  const visit = useVisit();
  const sorted = appraisal.findings.toSorted((a, b) => ORDER[a.severity] - ORDER[b.severity]);
  if (sorted.length === 0) return <div className={own.finding}>{t('frame.noFindings')}</div>;
  return (
    <div className={own.findings}>
      {sorted.map((finding) => {
        const Icon = ICONS[finding.severity];
        return (
          <button
            type="button"
            key={`${finding.code} ${finding.lineCode ?? ''} ${JSON.stringify(finding.params)}`}
            className={own.finding}
            data-severity={finding.severity}
            onClick={() => {
              onLeave();
              visit(finding);
            }}
          >
            <Icon size={15} stroke={1.8} aria-label={t(`frame.severity.${finding.severity}`)} />
            <span>{textOf(finding)}</span>
          </button>
        );
      })}
    </div>
  );
}

/** Leads to the line a finding stands at, or to the page that can mend it. */
export function useVisit(): (finding: Finding) => void {
  const { go } = useNavigation();
  const store = usePlanStore();
  return (finding) => {
    // A sum of the statements has no row in the budget.
    if (finding.lineCode?.startsWith('$')) return go('returns');
    if (finding.lineCode !== undefined) {
      const state = store?.get();
      const lines = state?.status === 'ready' ? state.plan.lines : [];
      const driver = lines.find((line) => line.code === finding.lineCode)?.kind === 'driver';
      const column = finding.column === undefined ? {} : { column: String(finding.column) };
      go(driver ? 'assumptions' : 'budget', { line: finding.lineCode, ...column });
    } else if (finding.code === 'check-failed') go('returns');
    else if (finding.code === 'shares-off-guide' || finding.code === 'no-outlay') go('budget');
    else if (finding.code === 'first-outlay-discounted') go('budget');
    else go('settings');
  };
}
