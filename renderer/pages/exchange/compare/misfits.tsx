/** Why what is chosen would not fit together, and the way out: the lines that are missing, to be taken as well. */
import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { appraise } from '../../../../models/appraisal/appraise.ts';
import type { Appraisal } from '../../../../models/appraisal/types.ts';
import type { Piece } from '../../../../models/plan/compare/compare-plans.ts';
import type { MergedPlan, Misfit } from '../../../../models/plan/compare/merge-plans.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { findingSentence } from '../../../app/finding-text.ts';
import { type Texts, useText } from '../../../i18n/use-text.ts';
import styles from '../exchange.module.css';
import { pieceName } from './piece-words.ts';

type Props = {
  readonly merged: MergedPlan;
  readonly pieces: readonly Piece[];
  readonly onTake: (keys: readonly string[]) => void;
};

export function Misfits({ merged, pieces, onTake }: Props) {
  const texts = useText();
  const { t } = texts;
  const appraisal = useMemo(() => appraise(merged.plan), [merged.plan]);
  const helpful = pieces.filter(({ key }) => merged.helpful.includes(key));
  return (
    <div className={styles.misfits} role="alert">
      <p>{t('exchange.misfits')}</p>
      <ul>
        {merged.misfits.slice(0, MOST).map((misfit) => (
          <li key={JSON.stringify(misfit)}>{misfitWords(texts, merged.plan, appraisal, misfit)}</li>
        ))}
      </ul>
      {helpful.length > 0 ? (
        <Button size="compact-xs" variant="default" onClick={() => onTake(helpful.map(({ key }) => key))}>
          {t('exchange.takeToo', {
            names: helpful.map((piece) => pieceName(texts, piece, merged.plan)).join(', '),
          })}
        </Button>
      ) : null}
    </div>
  );
}

const MOST = 20;

function misfitWords(texts: Texts, plan: Plan, appraisal: Appraisal, misfit: Misfit): string {
  const { t } = texts;
  switch (misfit.kind) {
    case 'finding': {
      const { lineCode = '' } = misfit.finding;
      const label = plan.lines.find(({ code }) => code === lineCode)?.label ?? lineCode;
      return t('exchange.misfitAt', { label, text: findingSentence(texts, appraisal, misfit.finding) });
    }
    case 'lost-line':
      return t('exchange.lostLine', { by: misfit.by });
    case 'invalid':
      return t('exchange.invalid', { path: misfit.path, message: misfit.message });
  }
}
