/**
 * Budget: what will it cost and bring? The time grid by kind with its subtotals, and the three-way split of the
 * budget beside its guide.
 */
import { Switch } from '@mantine/core';
import { useMemo, useState } from 'react';
import { timeColumns } from '../../grid/plan/plan-columns.ts';
import { PlanGrid } from '../../grid/plan/plan-grid.tsx';
import { budgetRows } from '../../grid/plan/plan-rows.ts';
import { useFolded } from '../../grid/plan/use-folded.ts';
import { useText } from '../../i18n/use-text.ts';
import { usePlanNumbers } from '../../state/plan-context.tsx';
import styles from './budget.module.css';
import { ShareBar } from './share-bar.tsx';

export function BudgetPage() {
  const texts = useText();
  const { t } = texts;
  const { plan, appraisal } = usePlanNumbers();
  const { folded, toggle } = useFolded(plan.id);
  const [totals, setTotals] = useState(false);
  const { lines, timeline } = plan;
  const foldedKeys = [...folded].join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys are the set by value
  const rows = useMemo(() => budgetRows(lines, folded), [lines, foldedKeys]);
  const columns = useMemo(() => timeColumns(timeline, totals, texts), [timeline, totals, texts]);
  return (
    <PlanGrid label={t('budget.grid')} rows={rows} columns={columns} remarkOf={noRemark} onToggle={toggle}>
      <div className={styles.tools}>
        <ShareBar shares={appraisal.shares} guide={plan.settings.guide} />
        <Switch
          label={t('budget.totals')}
          checked={totals}
          onChange={(event) => setTotals(event.currentTarget.checked)}
        />
      </div>
    </PlanGrid>
  );
}

function noRemark(): undefined {
  return undefined;
}
