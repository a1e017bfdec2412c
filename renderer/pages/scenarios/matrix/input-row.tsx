/**
 * One input below the matrix: what it is in the plan and in each scenario, whose override holds, the editor that opens
 * where it is clicked, and the way back to what it would be without.
 */
import { ActionIcon } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { memo, useRef } from 'react';
import type { Plan } from '../../../../models/plan/schema.ts';
import { overrideKey, type Scenario } from '../../../../models/plan/what-if/scenario-schema.ts';
import type { InputCell } from '../../../../scenarios/matrix.ts';
import { useText } from '../../../i18n/use-text.ts';
import { OverrideEditor } from '../editor/override-editor.tsx';
import { type Origin, originOf } from '../override-origin.ts';
import type { ScenarioActions } from '../use-scenario-actions.ts';
import type { InputRow } from './input-rows.ts';
import { cellWords, inputName, inputUnit } from './input-words.ts';
import classes from './matrix.module.css';
import { columnOf, type MatrixView } from './matrix-view.ts';

type Props = {
  readonly plan: Plan;
  readonly scenarios: readonly Scenario[];
  readonly view: MatrixView | null;
  readonly row: InputRow;
  readonly withExpected: boolean;
  /** The scenario whose cell of this row is being edited. */
  readonly editing: string | null;
  readonly onEdit: (rowKey: string, scenarioId: string | null) => void;
  readonly onVisit: (row: InputRow) => void;
  readonly actions: ScenarioActions;
};

export const DifferingInput = memo(function DifferingInput(props: Props) {
  const { plan, scenarios, view, row, withExpected, editing, onEdit, onVisit, actions } = props;
  const texts = useText();
  const { t } = texts;
  const { input } = row;
  const name = inputName(texts, plan, input);
  const unit = inputUnit(texts, plan, input);
  const planned = cellWords(texts, plan, input, row.planned, null);
  return (
    <tr>
      <th scope="row">
        {name}
        {unit === '' ? null : <small className={classes.unit}>{unit}</small>}
      </th>
      <td data-column="plan">
        <button
          type="button"
          className={`${classes.input} ${classes.planned}`}
          title={planned.full}
          aria-label={t('scenarios.visit', { name, value: planned.text })}
          onClick={() => onVisit(row)}
        >
          {planned.text}
        </button>
      </td>
      {scenarios.map((scenario) => (
        <td key={scenario.id}>
          <ScenarioCell
            plan={plan}
            scenarios={scenarios}
            scenario={scenario}
            row={row}
            name={name}
            cell={row.cells[columnOf(view, scenario.id)] ?? row.planned}
            open={editing === scenario.id}
            onOpen={(open) => onEdit(row.key, open ? scenario.id : null)}
            actions={actions}
          />
        </td>
      ))}
      {withExpected ? <td className={classes.expected} /> : null}
    </tr>
  );
});

type CellProps = Pick<Props, 'plan' | 'scenarios' | 'row' | 'actions'> & {
  readonly scenario: Scenario;
  readonly name: string;
  readonly cell: InputCell;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
};

function ScenarioCell({ plan, scenarios, scenario, row, name, cell, open, onOpen, actions }: CellProps) {
  const texts = useText();
  const { t } = texts;
  const button = useRef<HTMLButtonElement>(null);
  const { input } = row;
  const origin = originOf(scenarios, scenario, input);
  const words = cellWords(texts, plan, input, cell, origin);
  const whose = originWords(t, origin);
  const close = () => {
    onOpen(false);
    button.current?.focus();
  };
  const label = t('scenarios.cell', { name, scenario: scenario.name, value: words.text });
  return (
    <div className={classes.cell} data-origin={origin ? (origin.own ? 'own' : 'inherited') : undefined}>
      {origin?.own && overrideKey(origin.override) === row.key ? (
        <ActionIcon
          size={24}
          className={classes.reset}
          title={t('scenarios.reset')}
          aria-label={t('scenarios.resetOf', { name, scenario: scenario.name })}
          onClick={() => actions.reset(scenario, row.key, name)}
        >
          <IconArrowBackUp size={13} />
        </ActionIcon>
      ) : null}
      {input.kind === 'section' ? (
        <span className={classes.figure}>{words.text}</span>
      ) : (
        <button
          ref={button}
          type="button"
          className={classes.input}
          title={words.full}
          aria-label={[label, whose].filter((text) => text !== '').join(', ')}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => onOpen(!open)}
        >
          <span className={classes.inputText}>{words.text}</span>
          {words.note === '' && (whose === '' || origin?.own) ? null : (
            <small className={classes.note}>
              {[words.note, origin?.own ? '' : whose].filter((text) => text !== '').join(' · ')}
            </small>
          )}
        </button>
      )}
      {open ? (
        <OverrideEditor plan={plan} scenario={scenario} input={input} actions={actions} onClose={close} />
      ) : null}
    </div>
  );
}

function originWords(t: ReturnType<typeof useText>['t'], origin: Origin | null): string {
  if (!origin) return '';
  return origin.own ? t('scenarios.own') : t('scenarios.inherited', { name: origin.owner.name });
}
