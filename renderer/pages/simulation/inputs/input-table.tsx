/** The uncertain inputs: what each draws, its shape in small, P10, P50 and P90, and what is wrong with it. */
import { ActionIcon } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import type { Line, Plan } from '../../../../models/plan/schema.ts';
import type { StudyProblem } from '../../../../scenarios/simulation/study/study-types.ts';
import { useText } from '../../../i18n/use-text.ts';
import { problemWords } from '../../../uncertainty/problem-words.ts';
import { UncertaintyGlyph } from '../../../uncertainty/shape/glyph.tsx';
import {
  familyName,
  measureWords,
  percentilesOf,
  uncertainFigure,
} from '../../../uncertainty/uncertainty-words.ts';
import classes from '../simulation.module.css';

type Props = {
  readonly plan: Plan;
  readonly problems: readonly StudyProblem[];
  readonly onEdit: (line: Line) => void;
  readonly onRemove: (line: Line) => void;
};

export function InputTable({ plan, problems, onEdit, onRemove }: Props) {
  const texts = useText();
  const { t } = texts;
  const { settings, timeline } = plan;
  return (
    <div className={classes.tableArea}>
      <table className={classes.table} data-inputs>
        <caption className="visually-hidden">{t('simulation.inputs.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('simulation.inputs.input')}</th>
            <th scope="col" data-left>
              {t('simulation.inputs.shape')}
            </th>
            <th scope="col" data-left>
              {t('simulation.inputs.family')}
            </th>
            <th scope="col">P10</th>
            <th scope="col">P50</th>
            <th scope="col">P90</th>
            <th scope="col">{t('grid.unit')}</th>
            <th scope="col" data-left>
              {t('simulation.inputs.draws')}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t('simulation.inputs.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {plan.lines.flatMap((line) => {
            const { uncertainty } = line;
            if (!uncertainty) return [];
            const wrong = problems.find(
              ({ lineId, field }) => lineId === line.id && field !== 'correlations',
            );
            const drawn = wrong ? null : percentilesOf(uncertainty, timeline.periods);
            return [
              <tr key={line.id}>
                <th scope="row">
                  <button type="button" className={classes.link} onClick={() => onEdit(line)}>
                    {line.label}
                  </button>
                  {wrong ? (
                    <div className={classes.failed} role="alert">
                      {problemWords(texts, wrong)}
                    </div>
                  ) : null}
                </th>
                <td data-left>
                  <UncertaintyGlyph uncertainty={uncertainty} />
                </td>
                <td data-left>{familyName(texts, uncertainty)}</td>
                {[0, 1, 2].map((place) => {
                  const value = drawn?.[place];
                  return (
                    <td key={place}>
                      {value === undefined
                        ? t('frame.notAvailable')
                        : uncertainFigure(line, uncertainty.measure, value, settings)}
                    </td>
                  );
                })}
                <td>{uncertainty.measure === 'factor' ? '' : line.unit}</td>
                <td data-left>{measureWords(texts, uncertainty)}</td>
                <td>
                  <ActionIcon
                    size={24}
                    aria-label={t('simulation.field.editOf', { label: line.label })}
                    onClick={() => onEdit(line)}
                  >
                    <IconPencil size={15} stroke={1.6} />
                  </ActionIcon>
                  <ActionIcon
                    size={24}
                    aria-label={t('simulation.inputs.removeOf', { label: line.label })}
                    title={t('simulation.editor.makeCertain')}
                    onClick={() => onRemove(line)}
                  >
                    <IconTrash size={15} stroke={1.6} />
                  </ActionIcon>
                </td>
              </tr>,
            ];
          })}
        </tbody>
      </table>
    </div>
  );
}
