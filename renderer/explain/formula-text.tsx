/** A formula whose names are links: plan lines by their code, statement rows by their label. */
import { Fragment } from 'react';
import type { Appraisal } from '../../models/appraisal/types.ts';
import { useText } from '../i18n/use-text.ts';
import { nameOf } from './code-words.ts';
import classes from './explain.module.css';
import { formulaParts } from './formula-parts.ts';

type Props = {
  readonly appraisal: Appraisal;
  readonly formula: string;
  readonly onFollow: (code: string) => void;
};

export function FormulaText({ appraisal, formula, onFollow }: Props) {
  const texts = useText();
  const parts = formulaParts(formula, appraisal.evaluation.has);
  return (
    <code className={classes.formula}>
      {parts.map((part, index) => {
        const key = `${index}${part.text}`;
        if (part.code === null) return <Fragment key={key}>{part.text}</Fragment>;
        const { code } = part;
        const name = nameOf(texts, appraisal, code);
        return (
          <button
            key={key}
            type="button"
            className={classes.link}
            title={name}
            onClick={() => onFollow(code)}
          >
            {code.startsWith('$') ? name : code}
          </button>
        );
      })}
    </code>
  );
}
