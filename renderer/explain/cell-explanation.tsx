/**
 * One cell explained: its formula with names, the same with the values of its column, the cells it came from, what
 * uses it, and for what was typed who says so and where it comes from.
 */

import { type ReactNode, useMemo } from 'react';
import type { Appraisal } from '../../models/appraisal/types.ts';
import { explainCell, type Fault } from '../../models/formula/explain.ts';
import { formulaErrorText } from '../app/formula-error-text.ts';
import { columnWords } from '../charts/time-words.ts';
import { useText } from '../i18n/use-text.ts';
import { figureOf, nameOf, valueInFormula } from './code-words.ts';
import { excelForm } from './excel-form.ts';
import classes from './explain.module.css';
import { FormulaText } from './formula-text.tsx';
import { LineFacts } from './line-facts.tsx';
import { LineHistory } from './line-history.tsx';

/** A sum over 600 periods has 600 ingredients; the first ones are enough to see where they come from. */
const SHOWN = 40;

type Props = {
  readonly appraisal: Appraisal;
  readonly code: string;
  readonly column: number;
  readonly onFollow: (code: string, column: number) => void;
};

export function CellExplanation({ appraisal, code, column, onFollow }: Props) {
  const texts = useText();
  const { t } = texts;
  const cell = useMemo(() => {
    if (!appraisal.evaluation.has(code)) return null;
    // Only the model and the values are read; the appraisal keeps both.
    const evaluation = { ...appraisal.evaluation, model: appraisal.model, slots: [] };
    return explainCell(evaluation, code, column, valueInFormula);
  }, [appraisal, code, column]);
  if (!cell) return <p className={classes.quiet}>{t('explain.gone')}</p>;
  const line = appraisal.plan.lines.find((known) => known.code === code);
  const when = (at: number) => columnWords(texts, appraisal.plan.timeline, at);
  const excel =
    cell.formula === undefined || cell.error ? null : excelForm(appraisal, cell.formula, column, when);
  return (
    <>
      <div className={classes.value} data-broken={!Number.isFinite(cell.value) || undefined}>
        {figureOf(appraisal, code, cell.value)}
      </div>
      {cell.error ? (
        <p role="alert" className={classes.problem}>
          {cell.error.kind === 'depends' ? (
            <>
              {t('explain.dependsOn')}{' '}
              <CellLink appraisal={appraisal} code={cell.error.on} column={column} onFollow={onFollow} />
            </>
          ) : (
            formulaErrorText(cell.error, texts)
          )}
        </p>
      ) : null}
      {cell.fault ? <FaultText appraisal={appraisal} fault={cell.fault} onFollow={onFollow} /> : null}
      {cell.source === 'none' && <p className={classes.quiet}>{t('explain.nothingAtOpening')}</p>}
      {cell.source === 'given' && (
        <p className={classes.quiet}>{t(line ? 'explain.typed' : 'explain.fromSettings')}</p>
      )}
      {cell.formula !== undefined && (
        <Part title={t('explain.formula')}>
          <FormulaText
            appraisal={appraisal}
            formula={cell.formula}
            onFollow={(name) => {
              const found = cell.ingredients.find((ingredient) => ingredient.code === name);
              onFollow(name, found?.column ?? column);
            }}
          />
        </Part>
      )}
      {cell.withValues !== undefined && cell.withValues !== cell.formula && (
        <Part title={t('explain.withValues')}>
          <code className={classes.formula}>{cell.withValues}</code>
        </Part>
      )}
      {cell.ingredients.length > 0 && (
        <Part title={t('explain.ingredients')}>
          <Ingredients appraisal={appraisal} ingredients={cell.ingredients} onFollow={onFollow} />
        </Part>
      )}
      {excel !== null && (
        <Part title={t('explain.excel')}>
          <code className={classes.formula}>{excel}</code>
        </Part>
      )}
      <UsedBy appraisal={appraisal} code={code} column={column} onFollow={onFollow} />
      {line ? <LineFacts line={line} /> : null}
      {line ? <LineHistory plan={appraisal.plan} line={line} /> : null}
    </>
  );
}

type IngredientsProps = Pick<Props, 'appraisal' | 'onFollow'> & {
  /** All are of one line: the column tells them apart. */
  readonly sameLine?: boolean;
  readonly ingredients: readonly { readonly code: string; readonly column: number; readonly value: number }[];
};

export function Ingredients({ appraisal, ingredients, sameLine = false, onFollow }: IngredientsProps) {
  const texts = useText();
  const when = (column: number) => columnWords(texts, appraisal.plan.timeline, column);
  return (
    <ul className={classes.ingredients}>
      {ingredients.slice(0, SHOWN).map((item) => (
        <li key={`${item.code}@${item.column}`}>
          <button type="button" data-ingredient onClick={() => onFollow(item.code, item.column)}>
            <span className={classes.ingredientName}>
              {sameLine ? when(item.column) : nameOf(texts, appraisal, item.code)}
            </span>
            <span className={classes.quiet}>{sameLine ? '' : when(item.column)}</span>
            <span className={classes.ingredientValue}>{figureOf(appraisal, item.code, item.value)}</span>
          </button>
        </li>
      ))}
      {ingredients.length > SHOWN && (
        <li className={classes.quiet}>{texts.t('explain.more', { count: ingredients.length - SHOWN })}</li>
      )}
    </ul>
  );
}

function UsedBy({ appraisal, code, column, onFollow }: Props) {
  const { t } = useText();
  const users = appraisal.model.dependents(code);
  if (users.length === 0) return null;
  return (
    <Part title={t('explain.usedBy')}>
      <div className={classes.users}>
        {users.slice(0, SHOWN).map((user) => (
          <CellLink key={user} appraisal={appraisal} code={user} column={column} onFollow={onFollow} user />
        ))}
      </div>
    </Part>
  );
}

function CellLink({ appraisal, code, column, onFollow, user }: Props & { readonly user?: boolean }) {
  const texts = useText();
  return (
    <button
      type="button"
      className={classes.link}
      data-user={user || undefined}
      onClick={() => onFollow(code, column)}
    >
      {nameOf(texts, appraisal, code)}
    </button>
  );
}

type FaultProps = Pick<Props, 'appraisal' | 'onFollow'> & { readonly fault: Fault };

function FaultText({ appraisal, fault, onFollow }: FaultProps) {
  const { t } = useText();
  return (
    <p role="alert" className={classes.problem}>
      {t(`explain.fault.${fault.reason}`)}{' '}
      {fault.on ? (
        <CellLink appraisal={appraisal} code={fault.on.code} column={fault.on.column} onFollow={onFollow} />
      ) : null}
    </p>
  );
}

export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.part} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
