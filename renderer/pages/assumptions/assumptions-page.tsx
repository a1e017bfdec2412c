/**
 * Assumptions: what do we believe? Drivers by group with value, range, source and owner, or over time; those that
 * nothing uses or that have no source are marked. The facts of the plan stand on top.
 */
import { Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import type { Line } from '../../../models/plan/schema.ts';
import { assumptionColumns, timeColumns } from '../../grid/plan/plan-columns.ts';
import { PlanGrid } from '../../grid/plan/plan-grid.tsx';
import { driverRows } from '../../grid/plan/plan-rows.ts';
import { useFolded } from '../../grid/plan/use-folded.ts';
import { useText } from '../../i18n/use-text.ts';
import { usePlanNumbers } from '../../state/plan-context.tsx';
import styles from './assumptions.module.css';
import { driverMarks } from './driver-marks.ts';
import { PlanFacts } from './plan-facts.tsx';

type View = 'values' | 'time';

export function AssumptionsPage() {
  const texts = useText();
  const { t } = texts;
  const { plan, appraisal } = usePlanNumbers();
  const { folded, toggle } = useFolded(plan.id);
  const [view, setView] = useState<View>('values');
  const [wanted, setWanted] = useState('');
  const [markedOnly, setMarkedOnly] = useState(false);
  const marks = useMemo(() => driverMarks(appraisal.findings), [appraisal.findings]);
  const { lines, timeline } = plan;
  const foldedKeys = [...folded].join('\n');
  const rows = useMemo(() => {
    const shown = lines.filter((line) => matches(line, wanted) && (!markedOnly || marks.has(line.code)));
    return driverRows(shown, new Set(foldedKeys.split('\n')));
  }, [lines, wanted, markedOnly, marks, foldedKeys]);
  const columns = useMemo(
    () => (view === 'values' ? assumptionColumns(texts) : timeColumns(timeline, false, texts)),
    [view, timeline, texts],
  );
  const remarkOf = useCallback(
    (line: Line) => {
      const found = marks.get(line.code);
      return found ? found.map((mark) => t(`assumptions.mark.${mark}`)).join(' ') : undefined;
    },
    [marks, t],
  );
  return (
    <PlanGrid
      key={view}
      label={t('assumptions.grid')}
      rows={rows}
      columns={columns}
      remarkOf={remarkOf}
      onToggle={toggle}
    >
      <PlanFacts plan={plan} appraisal={appraisal} />
      <div className={styles.tools}>
        <SegmentedControl
          aria-label={t('assumptions.view')}
          value={view}
          onChange={setView}
          data={[
            { value: 'values', label: t('assumptions.values') },
            { value: 'time', label: t('assumptions.overTime') },
          ]}
        />
        <TextInput
          aria-label={t('assumptions.filter')}
          placeholder={t('assumptions.filter')}
          leftSection={<IconSearch size={14} stroke={1.6} />}
          w={260}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        <Checkbox
          label={t('assumptions.markedOnly', { count: marks.size })}
          checked={markedOnly}
          onChange={(event) => setMarkedOnly(event.currentTarget.checked)}
        />
      </div>
    </PlanGrid>
  );
}

function matches(line: Line, wanted: string): boolean {
  const text = wanted.trim().toLowerCase();
  if (text === '') return true;
  return [line.label, line.code, line.group, line.source, line.owner].some((part) =>
    part.toLowerCase().includes(text),
  );
}
