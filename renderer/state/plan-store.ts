/**
 * The open plan in this window: what the host has confirmed, plus the edits still on their way, applied on top.
 * Promises: an edit shows at once; a refused one is taken back and told; every window ends at the host's plan.
 * Changes are taken strictly in order of seq; a gap is filled by loading anew. No React, no DOM in here.
 */
import type { Host } from '../../electron/contract/contract.ts';
import type { HostError } from '../../electron/contract/host-error.ts';
import type { Appraisal } from '../../models/appraisal/types.ts';
import { type Applied, applyChange } from '../../models/plan/apply-change.ts';
import type { Change, ChangeError } from '../../models/plan/change.ts';
import { ok, type Result } from '../../models/plan/result.ts';
import type { Plan } from '../../models/plan/schema.ts';
import { type Command, latest, rebased } from './command-queue.ts';
import type { NextStep, PlanActions, PlanNotice, PlanState } from './plan-state.ts';
import { createStore, type ReadableStore } from './store.ts';
import { wasApplied } from './was-applied.ts';

export type PlanStoreParts = {
  readonly host: Host;
  readonly planId: string;
  readonly clientId: string;
  readonly appraise: (plan: Plan) => Appraisal;
  readonly scenarios: ScenarioView;
  readonly notify: (notice: PlanNotice) => void;
  /** Resolves after so many milliseconds; tests pass a shorter one. */
  readonly wait: (milliseconds: number) => Promise<void>;
};

/** What the engine of scenarios gives the store: the plan of a scenario, and an edit made while it is shown. */
export type ScenarioView = {
  readonly apply: (plan: Plan, scenarioId: string) => Plan | null;
  readonly edit: (plan: Plan, scenarioId: string, change: Change) => Result<Change, ChangeError>;
};

export type PlanStore = ReadableStore<PlanState> &
  PlanActions & {
    readonly reload: () => Promise<void>;
    /** Ends listening; edits that are still on their way are sent all the same. */
    readonly close: () => void;
  };

type Confirmed = {
  readonly plan: Plan;
  readonly seq: number;
  readonly undo: NextStep;
  readonly redo: NextStep;
};
/** A change the host has stored, from an answer or an event. */
type Stored = Omit<Confirmed, 'plan'> & { readonly change: Change; readonly own: boolean };

/** No answer to the edit itself: the host is away, or the workspace is locked. It is kept and sent again. */
const WAITING: ReadonlySet<HostError['code']> = new Set(['unreachable', 'passphrase-needed']);
const GAP_PATIENCE = 400;
const RETRY_EVERY = 1500;

export function createPlanStore(parts: PlanStoreParts): PlanStore {
  const { host, planId, clientId, notify } = parts;
  const store = createStore<PlanState>({ status: 'loading' });
  const later = new Map<number, Stored>();
  let confirmed: Confirmed | null = null;
  let queue: readonly Command[] = [];
  let sending = false;
  let offline = false;
  let wake: (() => void) | null = null;
  let shownId: string | null = null;
  /** The connection began anew while the plan was being read: what happened in between was told to nobody. */
  let missed = false;

  const stops = [
    host.on('plan.changed', (event) => {
      if (event.planId !== planId) return;
      const { seq, change, undo, redo } = event;
      take({ seq, change, undo, redo, own: event.clientId === clientId });
    }),
    host.on('host.ready', reconnect),
    host.on('workspace.changed', () => {
      // It was locked before the plan could be read at all.
      if (!confirmed && !wake) void reload();
      else reconnect();
    }),
  ];

  /** The host answers again, or the workspace was unlocked: what waits is sent, what was missed is read. */
  function reconnect(): void {
    if (wake) wake();
    else if (confirmed) void catchUp();
    else missed = true;
  }

  function publish(): void {
    if (!confirmed) return;
    const current = store.get();
    const before = current.status === 'ready' ? current : null;
    const base = latest(confirmed.plan, queue);
    const sameView = before?.base === base && before.scenarioId === shownId;
    const plan = sameView ? before.plan : view(base);
    const changed = before?.plan !== plan;
    const lastEdit = queue.findLast((command) => command.kind === 'change');
    store.set({
      status: 'ready',
      plan,
      base,
      scenarioId: shownId,
      appraisal: changed || !before ? parts.appraise(plan) : before.appraisal,
      previous:
        !before || before.scenarioId !== shownId ? null : changed ? before.appraisal : before.previous,
      seq: confirmed.seq,
      canUndo: lastEdit?.kind === 'change' ? { label: lastEdit.label } : confirmed.undo,
      canRedo: lastEdit ? null : confirmed.redo,
      saved: offline ? 'offline' : queue.length > 0 ? 'saving' : 'saved',
    });
  }

  /** A scenario that is gone or cannot be made gives way to the plan itself. */
  function view(base: Plan): Plan {
    const shown = shownId === null ? base : parts.scenarios.apply(base, shownId);
    if (shown === null) shownId = null;
    return shown ?? base;
  }

  /**
   * Takes a stored change in its turn. Our own waits for its answer, which says which command it was; one that is told
   * before the plan itself has come waits for the plan.
   */
  function take(stored: Stored): void {
    if (confirmed && stored.seq <= confirmed.seq) return;
    later.set(stored.seq, stored);
    if (!confirmed) return;
    if (drain()) publish();
    if (later.size > 0) void watchGap(confirmed.seq);
  }

  function drain(): boolean {
    let moved = false;
    while (confirmed) {
      const next = later.get(confirmed.seq + 1);
      if (!next || (next.own && sending)) return moved;
      later.delete(next.seq);
      advance(confirmed, next);
      moved = true;
    }
    return moved;
  }

  function advance(from: Confirmed, stored: Stored): void {
    const result = applyChange(from.plan, stored.change);
    if (!result.ok) {
      // The host applied what we cannot: our copy is not its plan any more.
      void reload();
      return;
    }
    confirmed = { plan: result.value.plan, seq: stored.seq, undo: stored.undo, redo: stored.redo };
    queue = rebased(confirmed.plan, queue);
  }

  /** The head of the queue was stored as `stored.seq`: it leaves the queue at the moment its turn comes. */
  function settle(stored: Stored): void {
    later.delete(stored.seq);
    while (confirmed && confirmed.seq + 1 < stored.seq) {
      const next = later.get(confirmed.seq + 1);
      if (!next) break;
      later.delete(next.seq);
      advance(confirmed, next);
    }
    const head = queue[0];
    queue = queue.slice(1);
    if (!confirmed) return;
    if (stored.seq === confirmed.seq + 1) {
      const { seq, undo, redo } = stored;
      if (head?.kind === 'change' && head.after && head.before === confirmed.plan) {
        // Nothing came in between: the plan on show is the confirmed one, without computing it again.
        confirmed = { plan: head.after, seq, undo, redo };
      } else advance(confirmed, stored);
    } else if (stored.seq > confirmed.seq) later.set(stored.seq, { ...stored, own: false });
    drain();
    if (later.size > 0) void watchGap(confirmed.seq);
  }

  async function watchGap(since: number): Promise<void> {
    await parts.wait(GAP_PATIENCE);
    if (!sending && later.size > 0 && confirmed?.seq === since) await reload();
  }

  async function send(): Promise<void> {
    if (sending) return;
    sending = true;
    for (let head = queue[0]; head && confirmed; head = queue[0]) {
      const answer = await sendOne(head, confirmed.seq);
      if (answer.ok) {
        offline = false;
        settle({ ...answer.value, own: true });
      } else if (WAITING.has(answer.error.code)) {
        offline = true;
        publish();
        await nextChance();
        await catchUp(head);
        continue;
      } else refuse(head, answer.error);
      publish();
    }
    sending = false;
    drain();
    publish();
  }

  async function sendOne(command: Command, baseSeq: number) {
    if (command.kind !== 'change') {
      return host.call(command.kind === 'undo' ? 'plan.undo' : 'plan.redo', { planId, clientId });
    }
    const { change, label } = command;
    const answer = await host.call('plan.change', { planId, baseSeq, clientId, change, label });
    return answer.ok ? { ok: true as const, value: { ...answer.value, change } } : answer;
  }

  function refuse(command: Command, error: HostError): void {
    queue = confirmed ? rebased(confirmed.plan, queue.slice(1)) : queue.slice(1);
    if (command.kind === 'change') notify({ kind: 'refused-by-host', label: command.label, error });
    else if (error.code !== 'nothing-to-undo' && error.code !== 'nothing-to-redo') {
      notify({ kind: 'step-failed', step: command.kind, error });
    }
  }

  async function nextChance(): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    await Promise.race([woken, parts.wait(RETRY_EVERY)]);
    wake = null;
  }

  /** After a lost connection: the host's plan anew; a command whose answer was lost may have been stored. */
  async function catchUp(unanswered?: Command): Promise<void> {
    const loaded = await host.call('plan.load', { planId });
    if (!loaded.ok) return;
    offline = false;
    const since = confirmed?.seq ?? 0;
    if (unanswered && loaded.value.seq > since && (await wasApplied(host, planId, since, unanswered))) {
      queue = queue.slice(1);
    }
    if (confirmed && loaded.value.seq <= confirmed.seq) return;
    const { plan, seq, undo, redo } = loaded.value;
    confirmed = { plan, seq, undo, redo };
    for (const known of [...later.keys()]) if (known <= seq) later.delete(known);
    queue = rebased(plan, queue);
    drain();
    publish();
  }

  async function reload(): Promise<void> {
    const loaded = await host.call('plan.load', { planId });
    if (!loaded.ok) {
      if (!confirmed) store.set({ status: 'failed', error: loaded.error });
      return;
    }
    const { plan, seq, undo, redo } = loaded.value;
    if (confirmed) notify({ kind: 'reloaded' });
    confirmed = { plan, seq, undo, redo };
    for (const known of [...later.keys()]) if (known <= seq) later.delete(known);
    queue = rebased(plan, queue);
    drain();
    publish();
    if (later.size > 0) void watchGap(confirmed.seq);
    if (missed) {
      missed = false;
      void catchUp();
    }
  }

  function enqueue(command: Command): void {
    queue = [...queue, command];
    publish();
    void send();
  }

  void reload();
  return {
    get: store.get,
    subscribe: store.subscribe,
    change(change, label) {
      const state = store.get();
      if (state.status !== 'ready') return null;
      const { base, scenarioId } = state;
      const made = scenarioId === null ? ok(change) : parts.scenarios.edit(base, scenarioId, change);
      const result: Result<Applied, ChangeError> = made.ok ? applyChange(base, made.value) : made;
      if (!result.ok) {
        notify({ kind: 'refused-here', label, error: result.error });
        return result.error;
      }
      if (made.ok)
        enqueue({ kind: 'change', change: made.value, label, before: base, after: result.value.plan });
      return null;
    },
    showScenario(scenarioId) {
      shownId = scenarioId;
      publish();
    },
    undo: () => enqueue({ kind: 'undo' }),
    redo: () => enqueue({ kind: 'redo' }),
    reload,
    close() {
      for (const stop of stops) stop();
    },
  };
}
