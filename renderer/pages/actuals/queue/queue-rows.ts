/**
 * What is chosen for the accounts in the queue: a line and a sign each, and which of them are marked to be set together.
 * Pure. An account may wait twice, as unknown and as one of a deleted line: its key holds both.
 */
import type { Assignment } from '../../../../electron/contract/tracking/actuals-calls.ts';
import type { Line } from '../../../../models/plan/schema.ts';
import { lineNamed } from '../line-words.ts';
import type { QueueAccount } from '../use-actuals.ts';

export type Choice = { readonly text: string; readonly lineId: string | null; readonly sign: 1 | -1 };
export type Choices = ReadonlyMap<string, Choice>;

export const NO_CHOICE: Choice = { text: '', lineId: null, sign: 1 };

export function queueKey({ account, lineId }: Pick<QueueAccount, 'account' | 'lineId'>): string {
  return JSON.stringify([account, lineId]);
}

export function choiceOf(choices: Choices, account: QueueAccount): Choice {
  return choices.get(queueKey(account)) ?? NO_CHOICE;
}

export function withChoice(
  choices: Choices,
  accounts: readonly QueueAccount[],
  patch: Partial<Choice>,
): Choices {
  return new Map([
    ...choices,
    ...accounts.map((account) => [queueKey(account), { ...choiceOf(choices, account), ...patch }] as const),
  ]);
}

/** The accounts with a line, as they are sent. An account without text cannot be remembered as a rule. */
export function assignmentsOf(
  accounts: readonly QueueAccount[],
  choices: Choices,
  lines: readonly Line[],
  remember: boolean,
): readonly Assignment[] {
  return accounts.flatMap((account): Assignment[] => {
    const choice = choiceOf(choices, account);
    const line = lines.find(({ id }) => id === choice.lineId) ?? lineNamed(lines, choice.text);
    if (!line) return [];
    return [
      {
        account: account.account,
        from: account.lineId,
        to: line.id,
        sign: choice.sign,
        remember: remember && account.account.trim() !== '',
      },
    ];
  });
}
