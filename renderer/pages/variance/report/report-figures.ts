/**
 * The report as rows of figures, for the clipboard and for a file: what is on show, in units of the currency and in full
 * precision. Pure; nothing is added up here.
 */
import type { ReviewNote } from '../../../../electron/contract/tracking/note-calls.ts';
import type { VarianceRow } from '../../../../electron/contract/tracking/variance-calls.ts';
import { MINOR } from '../../../../models/tracking/actuals/day-sums.ts';
import type { Texts } from '../../../i18n/use-text.ts';
import type { Against } from '../choice.ts';
import { inOrderOfWork } from '../notes/note-facts.ts';
import { type Blocks, differenceOf, type ShownRow } from './report-layout.ts';
import type { ReportHead } from './report-table.tsx';

type Cell = string | number | null;

/** A head, then a row each: name, unit, the horizons, and what the first open note says. */
export function reportFigures(
  rows: readonly ShownRow[],
  { horizons, notes: withNotes }: Blocks,
  against: Against,
  head: ReportHead,
  notes: ReadonlyMap<string, readonly ReviewNote[]>,
  t: Texts['t'],
  nameOf: (row: VarianceRow) => string,
): readonly (readonly Cell[])[] {
  const names = ['actual', 'plan', ...(against === 'flexed' ? (['flexed'] as const) : [])] as const;
  const titles = horizons.flatMap((horizon) => {
    const { title, forecast } = head[horizon];
    return [
      ...names.map((name) => t(`variance.column.${name === 'actual' && forecast ? 'outlook' : name}`)),
      t('variance.column.delta'),
      '%',
      t('variance.column.judgement'),
    ].map((name) => `${title}: ${name}`);
  });
  const noted = withNotes
    ? (['cause', 'action', 'owner'] as const).map((name) => t(`variance.column.${name}`))
    : [];
  return [
    [t('variance.line'), ...titles, ...noted],
    ...rows.map(({ row }): readonly Cell[] => [
      nameOf(row),
      ...horizons.flatMap((horizon): readonly Cell[] => {
        const cell = row[horizon];
        const difference = differenceOf(row, horizon, against);
        return [
          ...names.map((name) => inUnits(cell[name])),
          inUnits(difference?.amount ?? null),
          difference?.percent ?? null,
          [
            difference?.effect ? t(`variance.letter.${difference.effect}`) : '',
            cell.light ? t(`variance.light.${cell.light}`) : '',
          ]
            .filter((text) => text !== '')
            .join(' '),
        ];
      }),
      ...(withNotes ? noteCells(notes.get(row.lineId ?? row.code)) : []),
    ]),
  ];
}

function noteCells(notes: readonly ReviewNote[] = []): readonly Cell[] {
  const [note] = inOrderOfWork(notes);
  if (!note) return ['', '', ''];
  return [
    [note.comment, note.cause].filter((text) => text !== '').join(' — '),
    note.action,
    [note.owner, note.due ?? ''].filter((text) => text !== '').join(', '),
  ];
}

function inUnits(minor: number | null): number | null {
  return minor === null ? null : minor / MINOR;
}
