/**
 * The bar above the grid: what the active line is made of (constant, series or formula), and the field to change it.
 * Changing the kind of entry keeps the numbers where it can; every step is one undoable change.
 */
import { ActionIcon } from '@mantine/core';
import { IconListDetails, IconZoomQuestion } from '@tabler/icons-react';
import { memo, type RefObject, useMemo } from 'react';
import { err, ok } from '../../../models/plan/result.ts';
import type { Entry, Line } from '../../../models/plan/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { useExplain } from '../../state/explain.ts';
import { usePlanNumbers } from '../../state/plan-context.tsx';
import { readFigure, writeFigure } from '../plan/figure-text.ts';
import { shortText } from '../plan/text-limits.ts';
import { type Candidate, fixedCandidates } from './completion.ts';
import { entryAs } from './entry-as.ts';
import { EntryTypes } from './entry-types.tsx';
import styles from './formula-bar.module.css';
import { type FieldHandle, FormulaErrorText, FormulaField } from './formula-field.tsx';
import { NumberField } from './number-field.tsx';

type Props = {
  readonly line: Line | null;
  /** The label of a row that is no line. */
  readonly title: string;
  /** The row is a figure that follows from others. */
  readonly computed: boolean;
  /** Column of the timeline that is active, or null on a label. */
  readonly column: number | null;
  readonly columnTitle: string;
  /** The line that is to become a formula although it is none yet; its field begins empty. */
  readonly formulaFor: string | null;
  readonly onFormulaFor: (lineId: string | null) => void;
  readonly fieldHandle: RefObject<FieldHandle | null>;
  readonly onLeave: () => void;
  readonly onDetails: () => void;
  /** Sets one cell, by the grid's own door. */
  readonly onCell: (text: string) => string | null;
};

export function FormulaBar(props: Props) {
  const { line, title, computed, column, onDetails } = props;
  const { t } = useText();
  return (
    <section className={styles.bar} aria-label={t('formula.bar')}>
      <span className={styles.where}>
        <span title={line?.label ?? title}>{line?.label ?? title}</span>
        {column === null ? null : <small>{props.columnTitle}</small>}
      </span>
      {line ? (
        <LineEntry {...props} line={line} />
      ) : (
        <span className={styles.caption}>{computed ? t('formula.computed') : ''}</span>
      )}
      {line ? <LineTools code={line.code} column={column ?? 1} onDetails={onDetails} /> : null}
    </section>
  );
}

type ToolsProps = { readonly code: string; readonly column: number; readonly onDetails: () => void };

const LineTools = memo(function LineTools({ code, column, onDetails }: ToolsProps) {
  const { t } = useText();
  const { open } = useExplain();
  return (
    <>
      <ActionIcon
        aria-label={t('formula.explain')}
        title={t('formula.explain')}
        onClick={() => open(code, column)}
      >
        <IconZoomQuestion size={18} stroke={1.6} />
      </ActionIcon>
      <ActionIcon aria-label={t('formula.details')} title={t('formula.details')} onClick={onDetails}>
        <IconListDetails size={18} stroke={1.6} />
      </ActionIcon>
    </>
  );
});

function LineEntry(props: Props & { readonly line: Line }) {
  const { line, column, fieldHandle, formulaFor, onFormulaFor: setWish, onLeave, onCell } = props;
  const { t } = useText();
  const { plan, appraisal, change } = usePlanNumbers();
  const candidates = useCandidates();
  const { entry } = line;
  // A wish for a formula belongs to the line it was made on.
  const type = formulaFor === line.id ? 'formula' : entry.type;
  const error = appraisal.model.errors.get(line.code);
  const own = error?.kind === 'error' ? error : null;
  const set = (next: Entry) => {
    setWish(null);
    change({ type: 'set-entry', lineId: line.id, entry: next }, t('changes.setEntry', { label: line.label }));
  };
  const switchTo = (to: Entry['type']) => {
    // A formula begins empty: nothing changes until one is typed.
    if (to === 'formula' && entry.type !== 'formula') setWish(line.id);
    else if (to === entry.type) setWish(null);
    else set(entryAs(to, line, plan, [...appraisal.evaluation.values(line.code)], column ?? 1));
  };
  const partError = (part: 'formula' | 'opening') => (own && (own.part ?? 'formula') === part ? own : null);
  return (
    <>
      <EntryTypes value={type} onChange={switchTo} />
      {type === 'formula' ? (
        <>
          <FormulaField
            key={`${line.id} ${entry.type}`}
            value={entry.type === 'formula' ? entry.formula : ''}
            label={t('formula.formulaOf', { label: line.label })}
            placeholder={t('formula.hint')}
            candidates={candidates}
            error={partError('formula')}
            onKeep={(formula) => {
              if (formula === '') return setWish(null);
              const opening =
                entry.type === 'formula' && entry.opening !== undefined ? { opening: entry.opening } : {};
              set({ type: 'formula', formula, ...opening });
            }}
            onLeave={() => {
              setWish(null);
              onLeave();
            }}
            handle={fieldHandle}
          />
          {entry.type === 'formula' ? (
            <div className={styles.opening}>
              <FormulaField
                key={line.id}
                value={entry.opening ?? ''}
                label={t('formula.openingOf', { label: line.label })}
                placeholder={t('formula.openingHint')}
                candidates={candidates}
                error={partError('opening')}
                onKeep={(opening) =>
                  set({ type: 'formula', formula: entry.formula, ...(opening === '' ? {} : { opening }) })
                }
                onLeave={onLeave}
              />
            </div>
          ) : null}
          {own ? (
            <span className="visually-hidden" role="status">
              <FormulaErrorText error={own} />
            </span>
          ) : null}
        </>
      ) : entry.type === 'constant' ? (
        <NumberField
          key={line.id}
          value={writeFigure(entry.value, line, plan.settings)}
          label={t('formula.valueOf', { label: line.label })}
          handle={fieldHandle}
          onKeep={(text) => {
            const figure = readFigure(text, line, plan.settings);
            if (figure.kind === 'bad') return err(t('grid.notANumber', { text: shortText(text) }));
            set({ ...entry, value: figure.kind === 'number' ? figure.value : 0 });
            return ok(null);
          }}
          onLeave={onLeave}
        />
      ) : (
        <NumberField
          key={`${line.id} ${column}`}
          value={cellText(entry, column, line, plan.settings)}
          label={t('formula.valueOf', { label: line.label })}
          placeholder={column === null ? t('formula.seriesHint') : t('formula.emptyHint')}
          handle={fieldHandle}
          readOnly={column === null}
          onKeep={(text) => {
            const refused = onCell(text);
            return refused === null ? ok(null) : err(refused);
          }}
          onLeave={onLeave}
        />
      )}
    </>
  );
}

function cellText(
  entry: Entry,
  column: number | null,
  line: Line,
  settings: Parameters<typeof writeFigure>[2],
): string {
  if (entry.type !== 'series' || column === null) return '';
  const value = column === 0 ? entry.opening : entry.values[column - 1];
  return typeof value === 'number' ? writeFigure(value, line, settings) : '';
}

function useCandidates(): () => readonly Candidate[] {
  const { plan, appraisal } = usePlanNumbers();
  const { dynamic } = useText();
  const { lines } = plan;
  const { rows } = appraisal;
  return useMemo(() => {
    let made: readonly Candidate[] | null = null;
    return () => {
      made ??= [
        ...lines.map((line): Candidate => ({ text: line.code, kind: 'line', detail: line.label })),
        ...fixedCandidates(),
        ...rows
          .filter((row) => row.of === undefined)
          .map(
            (row): Candidate => ({ text: row.code, kind: 'figure', detail: dynamic('statement', row.label) }),
          ),
      ];
      return made;
    };
  }, [lines, rows, dynamic]);
}
