/** A note of the system on a stand-in of its Notification, which browsers and the windows of Electron share. */
import { describe, expect, it } from 'vitest';
import { type NoteMaker, showRed } from '../../../renderer/notices/show-red.ts';

type Shown = { title: string; body: string; tag: string; click: () => void; closed: boolean };

/** Writes down what is shown, and lets a test click on it. */
function standIn(permission: NotificationPermission): { maker: NoteMaker; shown: Shown[] } {
  const shown: Shown[] = [];
  class StandIn {
    static readonly permission = permission;
    onclick: (() => void) | null = null;
    readonly #entry: Shown;
    constructor(title: string, { body = '', tag = '' }: NotificationOptions = {}) {
      this.#entry = { title, body, tag, click: () => this.onclick?.(), closed: false };
      shown.push(this.#entry);
    }
    close(): void {
      this.#entry.closed = true;
    }
  }
  return { maker: StandIn as unknown as NoteMaker, shown };
}

const NOTE = { planId: 'p 1', alertId: 'a-1', title: 'Red: Marketing', body: 'Store: Paid traffic' };

function told(permission: NotificationPermission) {
  const { maker, shown } = standIn(permission);
  const calls: string[] = [];
  showRed(NOTE, maker, { focus: () => calls.push('focus'), open: (hash) => calls.push(hash) });
  return { shown, calls };
}

describe('a note of a red light', () => {
  it('says which rule of which plan, and is one note however many windows tell it', () => {
    expect(told('granted').shown).toMatchObject([
      { title: 'Red: Marketing', body: 'Store: Paid traffic', tag: 'a-1', closed: false },
    ]);
  });

  it('opens the alert on the Warnings page of its own plan when clicked, and goes away', () => {
    const { shown, calls } = told('granted');
    expect(calls).toEqual([]);
    shown[0]?.click();
    expect(calls).toEqual(['focus', '#/plan/p%201/warnings?view=open&alert=a-1']);
    expect(shown[0]?.closed).toBe(true);
  });

  it.each(['default', 'denied'] as const)('is not shown where the system has it %s', (permission) => {
    expect(told(permission).shown).toEqual([]);
  });

  it('is nothing where the system knows no notes', () => {
    const open = (): never => {
      throw new Error('nothing was clicked');
    };
    expect(showRed(NOTE, undefined, { focus: open, open })).toBeUndefined();
  });
});
