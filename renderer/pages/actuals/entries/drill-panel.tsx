/**
 * What a sum is made of, beside the table: of a section or group its lines, each one step deeper; of a line its entries
 * one by one. Esc goes back to the table.
 */
import { ActionIcon } from '@mantine/core';
import { IconArrowLeft, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Batch } from '../../../../electron/contract/tracking/actuals-calls.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { Calendar } from '../../../../models/tracking/calendar/bucket.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../actuals.module.css';
import { bucketWords, daysWords } from '../day-words.ts';
import { figureText, minorText } from '../minor-text.ts';
import type { TableGrain } from '../table/table-columns.ts';
import type { LineCells } from '../table/table-source.ts';
import type { Drill } from './drill.ts';
import { EntryList } from './entry-list.tsx';
import styles from './panel.module.css';

type Props = {
  readonly plan: Plan;
  readonly batches: readonly Batch[];
  readonly drill: Drill;
  readonly calendar: Calendar;
  readonly grain: TableGrain;
  readonly cells: LineCells;
  /** Opened by the keyboard: the panel takes the focus. */
  readonly focus: boolean;
  readonly onDrill: (drill: Drill) => void;
  readonly onBack: (() => void) | null;
  readonly onClose: () => void;
};

export function DrillPanel(props: Props) {
  const { plan, batches, drill, calendar, grain, cells, focus, onDrill, onBack, onClose } = props;
  const { t, language } = useText();
  const area = useRef<HTMLElement>(null);
  useEffect(() => {
    if (focus) area.current?.focus({ preventScroll: true });
  }, [focus]);
  const [only] = drill.lines.length === 1 ? drill.lines : [];
  const { row, bucket } = drill;
  const title = only
    ? only.label
    : row.what === 'group'
      ? row.group
      : row.what === 'section'
        ? t(`kinds.section.${row.kind}`)
        : '';
  const when = bucket
    ? bucketWords(bucket, grain, calendar, language)
    : daysWords(drill.span.from, drill.span.to, language);
  return (
    <aside
      ref={area}
      tabIndex={-1}
      className={styles.panel}
      aria-label={t('actuals.drill.label', { title, when })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <div className={styles.panelHead}>
        {onBack ? (
          <ActionIcon aria-label={t('actuals.drill.back')} onClick={onBack}>
            <IconArrowLeft size={16} />
          </ActionIcon>
        ) : null}
        <div>
          <h2>{title}</h2>
          <p className={classes.quiet}>{when}</p>
        </div>
        <ActionIcon aria-label={t('actuals.drill.close')} onClick={onClose} ml="auto">
          <IconX size={16} />
        </ActionIcon>
      </div>
      {only ? (
        <EntryList
          plan={plan}
          batches={batches}
          filter={{ lineId: only.id, from: drill.span.from, to: drill.span.to }}
        />
      ) : (
        <LineSums drill={drill} cells={cells} currency={plan.settings.currency} onDrill={onDrill} />
      )}
    </aside>
  );
}

type SumsProps = {
  readonly drill: Drill;
  readonly cells: LineCells;
  readonly currency: string;
  readonly onDrill: (drill: Drill) => void;
};

/** The lines of a section or group that have entries in the bucket, the largest first. */
function LineSums({ drill, cells, currency, onDrill }: SumsProps) {
  const { t } = useText();
  const { at } = drill;
  const found = drill.lines
    .flatMap((line) => {
      const own = cells.get(line.id);
      const parts = (at >= 0 ? [own?.[at] ?? null] : (own ?? [])).filter((minor) => minor !== null);
      return parts.length > 0 ? [{ line, minor: parts.reduce((sum, part) => sum + part, 0) }] : [];
    })
    .toSorted((a, b) => Math.abs(b.minor) - Math.abs(a.minor));
  const sum = found.reduce((total, { minor }) => total + minor, 0);
  if (found.length === 0) return <p className={styles.none}>{t('actuals.drill.none')}</p>;
  return (
    <div className={styles.panelBody}>
      <table className={classes.list}>
        <thead>
          <tr>
            <th scope="col">{t('actuals.line')}</th>
            <th scope="col" data-align="right">
              {t('actuals.amountIn', { currency })}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.map(({ line, minor }) => (
            <tr key={line.id}>
              <td>
                <button
                  type="button"
                  className={classes.link}
                  onClick={() => onDrill({ ...drill, lines: [line] })}
                >
                  {line.label}
                </button>
              </td>
              <td data-align="right">{figureText(minor, line, currency)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('grid.total')}</th>
            <td data-align="right">{minorText(sum)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
