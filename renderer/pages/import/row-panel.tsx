/**
 * One row of the sheet explained: what it becomes, its formula in Excel and here, the cells that differ from it, and the
 * choice between formula and figures.
 */
import { SegmentedControl } from '@mantine/core';
import type { LineFormula, LineMapping } from '../../../electron/contract/import.ts';
import { useText } from '../../i18n/use-text.ts';
import classes from './import.module.css';

type Props = {
  readonly line: LineMapping;
  readonly place: string;
  readonly formula: LineFormula | undefined;
  /** Days or weeks become months: the way in which they do can be chosen. */
  readonly pooled: boolean;
  readonly onLine: (patch: Partial<LineMapping>) => void;
};

const POOLS = ['sum', 'mean', 'last'] as const;

export function RowPanel({ line, place, formula, pooled, onLine }: Props) {
  const { t, dynamic } = useText();
  const trouble = formula?.trouble;
  return (
    <aside className={classes.panel} aria-label={t('import.panel', { name: line.label })}>
      <h2>{line.label}</h2>
      <p className={classes.quiet}>
        {[
          place,
          line.group,
          line.unit,
          line.scale === 1 ? '' : t('import.scale', { scale: line.scale.toLocaleString('en') }),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      {pooled ? (
        <>
          <p className={classes.quiet}>{t('import.pool')}</p>
          <SegmentedControl
            size="xs"
            value={line.pool ?? (line.kind === 'driver' ? 'mean' : 'sum')}
            aria-label={t('import.pool')}
            data={POOLS.map((value) => ({ value, label: t(`import.pools.${value}`) }))}
            onChange={(value) => {
              const pool = POOLS.find((known) => known === value);
              if (pool) onLine({ pool });
            }}
          />
        </>
      ) : null}
      {formula ? (
        <>
          <dl>
            <dt>{t('import.inExcel')}</dt>
            <dd>
              <code>{formula.excel}</code>
            </dd>
            {formula.formula === '' ? null : (
              <>
                <dt>{t('import.inHurdle')}</dt>
                <dd>
                  <code>{formula.formula}</code>
                </dd>
              </>
            )}
          </dl>
          {formula.formula === '' ? null : (
            <SegmentedControl
              size="xs"
              value={line.take}
              aria-label={t('import.take')}
              data={[
                { value: 'formula', label: t('import.takeFormula') },
                { value: 'values', label: t('import.takeValues') },
              ]}
              onChange={(value) => onLine({ take: value === 'values' ? 'values' : 'formula' })}
            />
          )}
          {formula.odd.length > 0 ? (
            <p className={classes.warn}>
              {t('import.odd', { count: formula.odd.length })} <b>{formula.odd.slice(0, 12).join(', ')}</b>
            </p>
          ) : null}
          {trouble && formula.odd.length === 0 ? (
            <p className={classes.warn}>
              {dynamic('import', `trouble.${trouble.reason}`, { what: trouble.what }, trouble.what)}
            </p>
          ) : null}
          {formula.state === 'formula' && formula.odd.length === 0 ? (
            <p className={classes.good}>{t('import.agrees')}</p>
          ) : null}
        </>
      ) : (
        <p className={classes.quiet}>{t('import.onlyFigures')}</p>
      )}
    </aside>
  );
}
