/**
 * The columns of the plan's grids: which property of a line, or which column of the timeline, each one shows.
 * Widths are in pixels at 100 %; texts come from the page.
 */
import type { Timeline } from '../../../models/plan/schema.ts';
import { columnTitle } from '../../app/plan-format.ts';
import { columnGroups } from '../../charts/column-groups.ts';
import type { Texts } from '../../i18n/use-text.ts';
import type { GridColumn } from '../grid-source.ts';

export type LineField = 'label' | 'code' | 'unit' | 'group' | 'owner' | 'source' | 'value' | 'low' | 'high';

export type PlanColumn = GridColumn &
  (
    | { readonly field: LineField }
    /** What the simulation draws; edited in the line's details. */
    | { readonly field: 'uncertainty' }
    | { readonly field: 'cell'; readonly column: number }
    /** A sum over columns from..to of the timeline. */
    | { readonly field: 'sum'; readonly from: number; readonly to: number }
  );

export function timeColumns(timeline: Timeline, totals: boolean, { t }: Texts): readonly PlanColumn[] {
  const frozen: PlanColumn[] = [
    textColumn('label', t('grid.line'), 248, true),
    textColumn('code', t('grid.code'), 118, true),
    textColumn('unit', t('grid.unit'), 84, true),
  ];
  const opening: PlanColumn = {
    ...numberColumn('opening', t('grid.opening'), 'opening', 104),
    name: t('grid.openingName'),
    field: 'cell',
    column: 0,
  };
  if (!totals) {
    return [...frozen, opening, ...periods(timeline, 1, timeline.periods, t)];
  }
  const years = columnGroups(timeline, 'years').filter((group) => group.kind === 'year');
  const [first] = years;
  const parts = years.flatMap((year): PlanColumn[] => [
    ...periods(timeline, year.from, year.to, t),
    {
      ...numberColumn(year.key, t('grid.yearTotal', { year: yearName(year.year) }), 'total', 104),
      field: 'sum',
      from: year === first ? 0 : year.from,
      to: year.to,
    },
  ]);
  const whole: PlanColumn = {
    ...numberColumn('total', t('grid.total'), 'total', 112),
    field: 'sum',
    from: 0,
    to: timeline.periods,
  };
  return [
    ...frozen,
    opening,
    ...(timeline.periodicity === 'year' ? periods(timeline, 1, timeline.periods, t) : parts),
    whole,
  ];
}

/** The columns of the Assumptions page: one value a driver, with what is believed about it. */
export function assumptionColumns({ t }: Texts): readonly PlanColumn[] {
  return [
    textColumn('label', t('grid.line'), 248, true),
    textColumn('code', t('grid.code'), 132, false),
    { ...numberColumn('value', t('grid.base'), 'period', 188), field: 'value' },
    textColumn('unit', t('grid.unit'), 120, false),
    { ...numberColumn('low', t('grid.low'), 'period', 92), field: 'low' },
    { ...numberColumn('high', t('grid.high'), 'period', 92), field: 'high' },
    {
      key: 'uncertainty',
      kind: 'text',
      title: t('simulation.column'),
      width: 176,
      frozen: false,
      align: 'right',
      field: 'uncertainty',
    },
    textColumn('source', t('grid.source'), 300, false),
    textColumn('owner', t('grid.owner'), 150, false),
    textColumn('group', t('grid.group'), 120, false),
  ];
}

function periods(timeline: Timeline, from: number, to: number, t: Texts['t']): readonly PlanColumn[] {
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const column = from + index;
    const title = columnTitle(timeline, column);
    return {
      ...numberColumn(`p${column}`, title, 'period', 84),
      name: t('grid.periodName', { title, period: column }),
      field: 'cell' as const,
      column,
    };
  });
}

function yearName([from, to]: readonly [number, number]): string {
  return from === to ? String(from) : `${from}/${to % 100}`;
}

function textColumn(field: LineField, title: string, width: number, frozen: boolean): PlanColumn {
  return {
    key: field,
    kind: field === 'label' ? 'label' : 'text',
    title,
    width,
    frozen,
    align: 'left',
    field,
  };
}

function numberColumn(key: string, title: string, kind: GridColumn['kind'], width: number): GridColumn {
  return { key, kind, title, width, frozen: false, align: 'right' };
}
