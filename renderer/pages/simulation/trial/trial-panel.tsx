/**
 * One trial opened: how its inputs stand beside the plan's, what it is worth, and the two ways to keep it. "Show me
 * this bad case" in one click on a marked trial, a dot of the scatter, or a number.
 */
import { Button, Group } from '@mantine/core';
import type { Appraisal } from '../../../../models/appraisal/types.ts';
import type { Line, Settings } from '../../../../models/plan/schema.ts';
import { formatAmount } from '../../../../models/text/format-number.ts';
import { useFormat } from '../../../app/use-format.ts';
import { KeptNumber } from '../../../fields/kept-number.tsx';
import { type Texts, useText } from '../../../i18n/use-text.ts';
import type { SimulationResult } from '../../../simulation/simulation-state.ts';
import { plannedNumber } from '../../../uncertainty/starting-spec.ts';
import { uncertainFigure } from '../../../uncertainty/uncertainty-words.ts';
import type { Choice, Choose } from '../choice.ts';
import { whole } from '../result/headline.ts';
import classes from '../simulation.module.css';
import { useTrial } from './use-trial.ts';
import { useTrialActions } from './use-trial-actions.ts';

type Props = {
  readonly appraisal: Appraisal;
  readonly result: SimulationResult;
  readonly choice: Choice;
  readonly choose: Choose;
};

export function TrialPanel({ appraisal, result, choice, choose }: Props) {
  const texts = useText();
  const { t } = texts;
  const format = useFormat(result.plan.settings);
  const opened = useTrial(result, choice.trial);
  const { asPlan, asScenario } = useTrialActions();
  const { summary, plan } = result;
  const marked = summary.marked.find(({ trial }) => trial === opened?.trial)?.mark;
  const name = opened
    ? marked
      ? t(`simulation.trial.caseOf.${marked}`)
      : t('simulation.trial.name', { number: whole(opened.trial + 1) })
    : '';
  return (
    <section aria-label={t('simulation.trial.title')}>
      <h2 className={classes.partTitle}>{t('simulation.trial.title')}</h2>
      <p className={classes.quiet}>{t('simulation.trial.hint')}</p>
      <Group gap={4} my="sm">
        {summary.marked.map(({ mark, trial }) => (
          <Button
            key={mark}
            size="compact-xs"
            variant={trial === choice.trial ? 'light' : 'default'}
            aria-pressed={trial === choice.trial}
            onClick={() => choose({ trial })}
          >
            {t(`simulation.trial.mark.${mark}`)}
          </Button>
        ))}
      </Group>
      <div className={classes.short}>
        <KeptNumber
          label={t('simulation.trial.number')}
          value={choice.trial === null ? null : choice.trial + 1}
          optional
          whole
          min={1}
          max={summary.trials}
          onKeep={(number) => choose({ trial: number === null ? null : number - 1 })}
        />
      </div>
      {opened ? (
        <>
          <table className={classes.table} data-aside>
            <caption className="visually-hidden">{name}</caption>
            <thead>
              <tr>
                <th scope="col">{t('simulation.inputs.input')}</th>
                <th scope="col">{t('simulation.planned')}</th>
                <th scope="col">{name}</th>
                <th scope="col" title={t('simulation.trial.rankHint')}>
                  {t('simulation.trial.rank')}
                </th>
              </tr>
            </thead>
            <tbody>
              {plan.lines.flatMap((line) => {
                const draw = opened.draws.get(line.id);
                if (draw === undefined || !line.uncertainty) return [];
                const rank = opened.ranks.get(line.id);
                return [
                  <tr
                    key={line.id}
                    data-far={rank !== undefined && (rank <= 0.1 || rank >= 0.9) ? true : undefined}
                  >
                    <th scope="row">{line.label}</th>
                    <td>{plannedText(line, plan.settings)}</td>
                    <td>{drawText(texts, line, draw, plan.settings)}</td>
                    <td>
                      {rank === undefined
                        ? ''
                        : `P${formatAmount(rank * 100, { digits: 0 }).replace('-', '0')}`}
                    </td>
                  </tr>,
                ];
              })}
              <tr data-total>
                <th scope="row">{t('simulation.metric.npv')}</th>
                <td>{format.money(appraisal.headline.npv)}</td>
                <td>{format.money(opened.appraisal.headline.npv)}</td>
                <td />
              </tr>
              <tr data-total>
                <th scope="row">{t('simulation.metric.irr')}</th>
                <td>{format.irr(appraisal.headline.irr, appraisal.hurdle).text}</td>
                <td>{format.irr(opened.appraisal.headline.irr, opened.appraisal.hurdle).text}</td>
                <td />
              </tr>
            </tbody>
          </table>
          <Group gap="sm" mt="sm">
            <Button onClick={() => void asPlan(opened, name)}>{t('simulation.trial.asPlan')}</Button>
            <Button variant="default" onClick={() => asScenario(opened, name)}>
              {t('simulation.trial.asScenario')}
            </Button>
          </Group>
        </>
      ) : null}
    </section>
  );
}

function plannedText(line: Line, settings: Settings): string {
  if (line.uncertainty?.measure === 'factor') return uncertainFigure(line, 'factor', 1, settings);
  const planned = plannedNumber(line);
  return planned === null ? '…' : uncertainFigure(line, 'value', planned, settings);
}

function drawText({ t }: Texts, line: Line, draw: number | Float64Array, settings: Settings): string {
  const measure = line.uncertainty?.measure ?? 'value';
  const figure = (value: number) => uncertainFigure(line, measure, value, settings);
  if (typeof draw === 'number') return figure(draw);
  return t('simulation.trial.path', {
    first: figure(draw[1] ?? Number.NaN),
    last: figure(draw.at(-1) ?? Number.NaN),
  });
}
