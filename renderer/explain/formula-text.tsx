/** A formula whose names are links: plan lines by their code, statement rows by their label. */
import { Fragment } from 'react';
import type { Appraisal } from '../../models/appraisal/types.ts';
import { useText } from '../i18n/use-text.ts';
import { nameOf } from './code-words.ts';
import classes from './explain.module.css';

const NAME = /\$?[\p{ID_Start}_][\p{ID_Continue}$]*/gu;

type Part = { readonly text: string; readonly code: string | null };

/** Splits a formula at its names; words that are not in `known` (functions, clock names) stay plain text. */
export function formulaParts(formula: string, known: (code: string) => boolean): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of formula.matchAll(NAME)) {
    if (!known(match[0])) continue;
    if (match.index > from) parts.push({ text: formula.slice(from, match.index), code: null });
    parts.push({ text: match[0], code: match[0] });
    from = match.index + match[0].length;
  }
  if (from < formula.length) parts.push({ text: formula.slice(from), code: null });
  return parts;
}

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
