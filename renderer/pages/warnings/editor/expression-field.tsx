/**
 * The field of a rule's expression: the plan's names and the rule's functions are completed while typing, a fault is
 * underlined where it stands. The draft follows every key, so that the past is counted anew at once; Esc gives back.
 */
import { useMemo, useRef, useState } from 'react';
import { parseExpression } from '../../../../models/tracking/warnings/expression/parse-expression.ts';
import {
  isRuleFunction,
  RULE_FUNCTIONS,
} from '../../../../models/tracking/warnings/expression/rule-functions.ts';
import type { Candidate } from '../../../grid/formula-bar/completion.ts';
import { FormulaField, type Grammar, type Offence } from '../../../grid/formula-bar/formula-field.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { usePlanNumbers } from '../../../state/plan-context.tsx';
import { problemWords } from './problem-words.ts';

/** What the host finds wrong with this very text. */
export type ExpressionProblem = Offence & { readonly text: string };

type Props = {
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly error: ExpressionProblem | null;
  readonly onChange: (text: string) => void;
};

const RULE_NAMES = Object.entries(RULE_FUNCTIONS).map(
  ([text, { signature }]): Candidate => ({ text, kind: 'function', detail: signature }),
);

export function ExpressionField({ label, placeholder, value, error, onChange }: Props) {
  const texts = useText();
  const { t } = texts;
  const candidates = useRuleNames();
  // What stood in the field when it was entered: that is what Esc gives back.
  const [kept, setKept] = useState(value);
  const back = useRef(value);
  const grammar = useMemo((): Grammar => {
    return {
      offence(text) {
        const parsed = parseExpression(text);
        if (!parsed.ok) return parsed.error;
        return error?.text.trim() === text.trim() ? error : null;
      },
      isFunction: isRuleFunction,
      signature: (name) => (isRuleFunction(name) ? RULE_FUNCTIONS[name].signature : ''),
      about: (name) => (isRuleFunction(name) ? t(`warnings.fn.${name}`) : ''),
      words: (offence) => problemWords(offence, texts),
    };
  }, [error, t, texts]);
  return (
    <FormulaField
      value={kept}
      label={label}
      {...(placeholder === undefined ? {} : { placeholder })}
      candidates={candidates}
      error={error?.text.trim() === kept.trim() ? error : null}
      grammar={grammar}
      onTyped={onChange}
      onKeep={(text) => {
        back.current = text;
        setKept(text);
        onChange(text);
      }}
      onLeave={() => {
        if (value.trim() !== back.current.trim()) onChange(back.current);
      }}
    />
  );
}

function useRuleNames(): () => readonly Candidate[] {
  const { base, appraisal } = usePlanNumbers();
  const { t, dynamic } = useText();
  const { lines } = base;
  const { rows } = appraisal;
  return useMemo(() => {
    let made: readonly Candidate[] | null = null;
    return () => {
      made ??= [
        { text: 'it', kind: 'line', detail: t('warnings.eachLine') },
        ...RULE_NAMES,
        ...lines.map((line): Candidate => ({ text: line.code, kind: 'line', detail: line.label })),
        ...rows
          .filter((row) => row.of === undefined)
          .map(
            (row): Candidate => ({ text: row.code, kind: 'figure', detail: dynamic('statement', row.label) }),
          ),
      ];
      return made;
    };
  }, [lines, rows, t, dynamic]);
}
