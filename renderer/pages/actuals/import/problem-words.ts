/** Why a row of the file stays out, and what was noticed in the file, in the page's language. */
import type { ImportNotice } from '../../../../electron/contract/import/notices.ts';
import type { ActualsPreview, RowProblem } from '../../../../electron/contract/tracking/actuals-import.ts';
import type { ProblemCode, ProblemField } from '../../../../models/tracking/actuals/import/import-types.ts';
import {
  FIELD_WORDS,
  LEFT_OUT_WORDS,
  problemText,
} from '../../../../models/tracking/actuals/import/problem-words.ts';
import type { Texts } from '../../../i18n/use-text.ts';

/** A row that stays out: faulty, or no entry at all such as a total, which can be taken in all the same. */
export type OutRow = {
  readonly key: string;
  readonly place: number;
  readonly field: string | null;
  readonly value: string;
  readonly why: string;
  readonly canBeTaken: boolean;
};

/** In the order of the file. */
export function outRows(
  { problems, leftOut }: Pick<ActualsPreview, 'problems' | 'leftOut'>,
  { language }: Texts,
): readonly OutRow[] {
  const faulty = problems.map((problem, index) => ({
    key: `p${index}`,
    place: problem.place,
    field: FIELD_WORDS[language][problem.field as ProblemField],
    value: problem.value,
    why: whyOf(problem, language),
    canBeTaken: false,
  }));
  const left = leftOut.map(({ place, reason, value }) => ({
    key: `l${place}`,
    place,
    field: null,
    value,
    why: LEFT_OUT_WORDS[language][reason],
    canBeTaken: reason === 'total-word' || reason === 'balance-word' || reason === 'sum-of-rows',
  }));
  return [...faulty, ...left].toSorted((a, b) => a.place - b.place);
}

function whyOf({ code, params }: RowProblem, language: Texts['language']): string {
  // The wire carries the code as text; the host that wrote it has the same list.
  return problemText({ code: code as ProblemCode, params }, language);
}

/** English keeps the host's own sentence, which names places and counts. */
export function noticeWords({ dynamic, language }: Texts, { code, message }: ImportNotice): string {
  if (language === 'en') return message;
  const own = dynamic('actuals', `notice.${code}`, {}, '');
  return own === '' ? dynamic('import', `notice.${code}`, {}, message) : own;
}
