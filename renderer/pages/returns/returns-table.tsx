/**
 * Every metric after and before tax, with and without the terminal value; the reason stands below where there is
 * no single figure. Each figure opens its explanation. Without a terminal value its columns are left out.
 */
import { useMemo } from 'react';
import type { Appraisal, TaxView, TerminalView } from '../../../models/appraisal/types.ts';
import type { Unit } from '../../charts/money-words.ts';
import { METRICS, type Metric, metricCode } from '../../explain/explain-target.ts';
import { metricText, nothingToShow } from '../../explain/metric-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { useExplain } from '../../state/explain.ts';
import classes from './returns.module.css';
import { Block } from './returns-blocks.tsx';

type View = { readonly tax: TaxView; readonly terminal: TerminalView };

type Props = { readonly appraisal: Appraisal; readonly unit: Unit };

export function ReturnsTable({ appraisal, unit }: Props) {
  const texts = useText();
  const { t } = texts;
  const explain = useExplain();
  const { plan } = appraisal;
  const hasTerminal = plan.settings.terminalValue.method !== 'none';
  const views = useMemo(() => viewsOf(hasTerminal), [hasTerminal]);
  const atHurdle = plan.settings.discounting.hurdle !== null;
  const metrics = METRICS.filter((metric) => metric !== 'npvAtHurdle' || atHurdle);
  const nothing = nothingToShow(texts, appraisal.headline);
  return (
    <Block
      title={t('returns.tableTitle')}
      note={nothing ?? t(`charts.timing.${plan.settings.discounting.timing}`)}
    >
      <table className={classes.table}>
        <thead>
          {hasTerminal && (
            <tr>
              <td />
              <th scope="colgroup" colSpan={2}>
                {t('returns.postTax')}
              </th>
              <th scope="colgroup" colSpan={2}>
                {t('returns.preTax')}
              </th>
            </tr>
          )}
          <tr>
            <th scope="col">{t('returns.measure')}</th>
            {views.map((view) => (
              <th key={`${view.tax}/${view.terminal}`} scope="col">
                {hasTerminal ? t(`returns.${view.terminal}`) : t(`returns.${view.tax}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {metrics.map((metric) => (
            <MetricRow
              key={metric}
              metric={metric}
              views={views}
              appraisal={appraisal}
              unit={unit}
              noted={nothing === null}
              onOpen={explain.open}
            />
          ))}
        </tbody>
      </table>
    </Block>
  );
}

function viewsOf(hasTerminal: boolean): readonly View[] {
  const terminals = hasTerminal
    ? (['withTerminal', 'withoutTerminal'] as const)
    : (['withTerminal'] as const);
  return (['postTax', 'preTax'] as const).flatMap((tax) => terminals.map((terminal) => ({ tax, terminal })));
}

type RowProps = Props & {
  readonly metric: Metric;
  readonly views: readonly View[];
  /** Whether reasons stand below the figures; not where one sentence above says it for all. */
  readonly noted: boolean;
  readonly onOpen: (code: string, column: number) => void;
};

function MetricRow({ metric, views, appraisal, unit, noted, onOpen }: RowProps) {
  const texts = useText();
  const { plan } = appraisal;
  const name = texts.t(`returns.metric.${metric}`);
  return (
    <tr data-strong={metric === 'npv' || metric === 'irr' || undefined}>
      <th scope="row">{name}</th>
      {views.map((view) => {
        const returns = appraisal.returns[view.tax][view.terminal];
        const { text: figure, note } = metricText(texts, appraisal, returns, metric, unit);
        const text = noted ? figure : texts.t('frame.notAvailable');
        return (
          <td key={`${view.tax}/${view.terminal}`}>
            <button
              type="button"
              className={classes.figure}
              aria-label={texts.t('returns.explainFigure', { name, text })}
              onClick={() => onOpen(metricCode(metric, view.tax, view.terminal), plan.timeline.periods)}
            >
              {text}
            </button>
            {note !== null && noted && <div className={classes.note}>{note}</div>}
          </td>
        );
      })}
    </tr>
  );
}
