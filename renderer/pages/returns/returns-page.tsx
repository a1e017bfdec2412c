/**
 * Returns: how do we know? The cash over time, every metric with its conventions, the statement with its
 * corkscrews, and what the discount rate and the break-even are made of. Any number opens its explanation.
 */
import { SegmentedControl, Select } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { CashFlowChart } from '../../charts/cash-flow-chart.tsx';
import { type ColumnGroup, columnGroups, type Granularity } from '../../charts/column-groups.ts';
import { UNITS, type Unit, unitWords } from '../../charts/money-words.ts';
import { metricCode, sumCode } from '../../explain/explain-target.ts';
import { useText } from '../../i18n/use-text.ts';
import { useExplain } from '../../state/explain.ts';
import { usePlan } from '../../state/plan-context.tsx';
import classes from './returns.module.css';
import { BreakEvenBlock, ChecksBlock, RateBlock } from './returns-blocks.tsx';
import { ReturnsTable } from './returns-table.tsx';
import { type LayoutRow, type SectionId, statementLayout } from './statement-layout.ts';
import { StatementTable } from './statement-table.tsx';
import { explainedColumn } from './statement-view.ts';

const TAX_VIEWS = ['postTax', 'preTax'] as const;
const TERMINAL_VIEWS = ['withTerminal', 'withoutTerminal'] as const;

export function ReturnsPage() {
  const texts = useText();
  const { t } = texts;
  const { plan, appraisal } = usePlan();
  const { open: openExplain } = useExplain();
  const [granularity, setGranularity] = useState<Granularity>('years');
  const [tax, setTax] = useState<(typeof TAX_VIEWS)[number]>('postTax');
  const [terminal, setTerminal] = useState<(typeof TERMINAL_VIEWS)[number]>('withTerminal');
  const [chosenUnit, setUnit] = useState<Unit | null>(null);
  const [open, setOpen] = useState<ReadonlySet<SectionId>>(() => new Set(['profit', 'cash', 'value']));
  const unit = chosenUnit ?? plan.settings.displayUnit;
  const hasTerminal = plan.settings.terminalValue.method !== 'none';
  const returns = appraisal.returns[tax][hasTerminal ? terminal : 'withTerminal'];
  const sections = useMemo(() => statementLayout(plan, appraisal.rows), [plan, appraisal.rows]);
  const groups = useMemo(() => columnGroups(plan.timeline, granularity), [plan.timeline, granularity]);
  const view = hasTerminal ? `${t(`returns.${tax}`)}, ${t(`returns.${terminal}`)}` : t(`returns.${tax}`);

  const explain = useCallback(
    (row: LayoutRow, group: ColumnGroup) => {
      const column = explainedColumn(group, row.reading);
      if (row.code.startsWith('@')) openExplain(metricCode('npv', tax, terminal), column);
      else if (row.reading === 'flow' && group.to > group.from) {
        openExplain(sumCode(row.code, group.from, group.to), group.to);
      } else openExplain(row.code, column);
    },
    [openExplain, tax, terminal],
  );
  const toggle = useCallback((section: SectionId) => {
    setOpen((before) => {
      const next = new Set(before);
      if (!next.delete(section)) next.add(section);
      return next;
    });
  }, []);

  return (
    <div className={classes.page}>
      <div className={classes.toolbar}>
        <h1>{t('returns.title')}</h1>
        <SegmentedControl
          aria-label={t('returns.taxView')}
          value={tax}
          onChange={(value) => setTax(TAX_VIEWS.find((known) => known === value) ?? 'postTax')}
          data={TAX_VIEWS.map((value) => ({ value, label: t(`returns.${value}`) }))}
        />
        {hasTerminal && (
          <SegmentedControl
            aria-label={t('returns.terminalView')}
            value={terminal}
            onChange={(value) =>
              setTerminal(TERMINAL_VIEWS.find((known) => known === value) ?? 'withTerminal')
            }
            data={TERMINAL_VIEWS.map((value) => ({ value, label: t(`returns.${value}`) }))}
          />
        )}
        <SegmentedControl
          aria-label={t('returns.columns')}
          value={granularity}
          onChange={(value) => setGranularity(value === 'periods' ? 'periods' : 'years')}
          data={[
            { value: 'years', label: t('returns.byYear') },
            { value: 'periods', label: t(`returns.periods.${plan.timeline.periodicity}`) },
          ]}
          display={plan.timeline.periodicity === 'year' ? 'none' : undefined}
        />
        <Select
          aria-label={t('returns.unit')}
          w={170}
          value={unit}
          onChange={(value) => setUnit(UNITS.find((known) => known === value) ?? null)}
          data={UNITS.map((value) => ({ value, label: unitWords(texts, plan.settings.currency, value) }))}
        />
      </div>
      <div className={classes.top}>
        <CashFlowChart
          appraisal={appraisal}
          returns={returns}
          granularity={granularity}
          unit={unit}
          title={t('returns.chartTitle')}
          view={view}
          height={340}
        />
        <ReturnsTable appraisal={appraisal} unit={unit} />
      </div>
      <section aria-label={t('returns.statement')}>
        <div className={classes.blockTitle}>{t('returns.statement')}</div>
        <p className={classes.blockNote}>
          {t('returns.statementNote', { unit: unitWords(texts, plan.settings.currency, unit) })}
        </p>
        <StatementTable
          appraisal={appraisal}
          returns={returns}
          sections={sections}
          open={open}
          groups={groups}
          unit={unit}
          onToggle={toggle}
          onExplain={explain}
        />
      </section>
      <div className={classes.bottom}>
        <RateBlock appraisal={appraisal} />
        <BreakEvenBlock appraisal={appraisal} unit={unit} />
        <ChecksBlock appraisal={appraisal} />
      </div>
    </div>
  );
}
