/** The uncertain inputs with their editor: added, edited, made certain again; each is one undoable change. */
import { Group } from '@mantine/core';
import { useState } from 'react';
import type { Line, Plan } from '../../../../models/plan/schema.ts';
import type { StudyProblem } from '../../../../scenarios/simulation/study/study-types.ts';
import { useText } from '../../../i18n/use-text.ts';
import { usePlanNumbers } from '../../../state/plan-context.tsx';
import { UncertaintyEditor } from '../../../uncertainty/uncertainty-editor.tsx';
import classes from '../simulation.module.css';
import { InputPicker } from './input-picker.tsx';
import { InputTable } from './input-table.tsx';
import { SuggestionButtons } from './suggestion-buttons.tsx';

type Props = {
  readonly plan: Plan;
  readonly problems: readonly StudyProblem[];
  /** Nothing is uncertain yet: the suggestions are the page's next step. */
  readonly first?: boolean;
};

export function InputsSection({ plan, problems, first = false }: Props) {
  const { t } = useText();
  const { change } = usePlanNumbers();
  const [edited, setEdited] = useState<string | null>(null);
  const line = plan.lines.find(({ id }) => id === edited);
  const setLabel = (label: string) => t('simulation.step.uncertainty', { label });
  const remove = ({ id, label }: Line) =>
    change(
      { type: 'set-line', lineId: id, patch: {}, clear: ['uncertainty'] },
      t('simulation.step.certain', { label }),
    );
  const tools = (
    <Group gap="sm">
      <SuggestionButtons plan={plan} first={first} />
      <InputPicker plan={plan} onPick={({ id }) => setEdited(id)} />
    </Group>
  );
  return (
    <section aria-label={t('simulation.inputs.title')} className={first ? undefined : classes.part}>
      {first ? (
        tools
      ) : (
        <>
          <div className={classes.partHead}>
            <h2 className={classes.partTitle}>{t('simulation.inputs.title')}</h2>
            {tools}
          </div>
          <InputTable plan={plan} problems={problems} onEdit={({ id }) => setEdited(id)} onRemove={remove} />
        </>
      )}
      {line ? (
        <UncertaintyEditor
          key={line.id}
          plan={plan}
          line={line}
          onKeep={(uncertainty) =>
            change({ type: 'set-line', lineId: line.id, patch: { uncertainty } }, setLabel(line.label))
          }
          onRemove={() => remove(line)}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </section>
  );
}
