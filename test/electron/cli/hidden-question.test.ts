/** The question for a passphrase at the terminal: what is typed is taken and never shown. */
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { hiddenQuestion } from '../../../electron/cli/workspace/hidden-question.ts';

type Terminal = Parameters<typeof hiddenQuestion>[0];

function terminal(isTTY: boolean) {
  const shown: string[] = [];
  const raw: boolean[] = [];
  const stdin = Object.assign(new EventEmitter(), {
    isTTY,
    setRawMode: (on: boolean) => raw.push(on),
    resume: () => undefined,
    pause: () => undefined,
  });
  const stderr = { isTTY, write: (text: string) => shown.push(text) };
  // Only what the question uses of a process.
  return { stdin, shown, raw, process: { stdin, stderr } as unknown as Terminal };
}

describe('the question for a passphrase', () => {
  it('takes what is typed, with corrections, and shows the question alone', async () => {
    const { stdin, shown, raw, process } = terminal(true);
    const answer = hiddenQuestion(process)?.('Passphrase: ');
    for (const typed of ['ope', 'n x\u007fses', 'amé', '\r']) stdin.emit('data', Buffer.from(typed));
    expect(await answer).toBe('open sesamé');
    expect(shown).toEqual(['Passphrase: ', '\n']);
    // The terminal is left as it was found.
    expect(raw).toEqual([true, false]);
    expect(stdin.listenerCount('data')).toBe(0);
  });

  it('is given up with Ctrl+C', async () => {
    const { stdin, process } = terminal(true);
    const answer = hiddenQuestion(process)?.('Passphrase: ');
    stdin.emit('data', Buffer.from('abc\u0003'));
    expect(await answer).toBeNull();
  });

  it('asks nobody where there is no terminal', () => {
    expect(hiddenQuestion(terminal(false).process)).toBeNull();
  });
});
