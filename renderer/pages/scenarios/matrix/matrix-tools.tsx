/** The matrix out of the page: to the clipboard for a spreadsheet, or as a CSV file. */
import type { Plan } from '../../../../models/plan/schema.ts';
import type { InputCell } from '../../../../scenarios/matrix.ts';
import type { MetricId } from '../../../../scenarios/metrics.ts';
import { metricName } from '../../../app/what-if-words.ts';
import { CopyButton } from '../../../charts/export/copy-button.tsx';
import { ExportMenu } from '../../../charts/export/export-menu.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { originOf } from '../override-origin.ts';
import { scenariosOf } from '../scenario-changes.ts';
import type { InputRow } from './input-rows.ts';
import { cellWords, inputName } from './input-words.ts';
import { type MatrixCell, matrixCells } from './matrix-cells.ts';
import { columnOf, type MatrixView } from './matrix-view.ts';

type Props = {
  readonly plan: Plan;
  readonly view: MatrixView | null;
  readonly metrics: readonly MetricId[];
  readonly rows: readonly InputRow[];
};

export function MatrixTools({ plan, view, metrics, rows }: Props) {
  const texts = useText();
  const { t } = texts;
  const scenarios = scenariosOf(plan);
  const cells = () =>
    matrixCells(
      scenarios,
      view,
      metrics,
      rows
        .filter(({ pinned }) => !pinned)
        .map(({ input, planned, cells: own }) => {
          const cellOf = (cell: InputCell, scenarioId: string | null): MatrixCell => {
            const scenario = scenarios.find(({ id }) => id === scenarioId);
            const origin = scenario ? originOf(scenarios, scenario, input) : null;
            const constant = cell.entry === null || cell.entry.type === 'constant';
            return constant && cell.value !== null
              ? cell.value
              : cellWords(texts, plan, input, cell, origin).text;
          };
          return {
            name: inputName(texts, plan, input),
            cells: [
              cellOf(planned, null),
              ...scenarios.map(({ id }) => cellOf(own[columnOf(view, id)] ?? planned, id)),
            ],
          };
        }),
      {
        plan: t('scenarios.plan'),
        expected: t('scenarios.expected'),
        probability: t('scenarios.probability'),
        inputs: t('scenarios.inputs'),
        metric: (id) => metricName(texts, id),
      },
    );
  return (
    <>
      <CopyButton rows={cells} />
      <ExportMenu title={t('scenarios.exportTitle', { plan: plan.name })} subtitle="" rows={cells} />
    </>
  );
}
