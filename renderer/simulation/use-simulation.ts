/**
 * The simulation of the plan on show, one for each open plan whatever the page: it begins when the first component asks
 * and an uncertain line is there, follows every edit, and ends when nobody has asked for a while. Small: the engine is
 * fetched when it is needed.
 */
import { useEffect, useSyncExternalStore } from 'react';
import { usePlanStore } from '../state/plan-context.tsx';
import type { PlanStore } from '../state/plan-store.ts';
import { createStore, type ReadableStore } from '../state/store.ts';
import type { Simulation } from './create-simulation.ts';
import { AT_REST, type SimulationActions, type SimulationState } from './simulation-state.ts';

type Handle = ReadableStore<SimulationState> &
  SimulationActions & {
    /** Counts a user in; the answer counts it out. */
    readonly use: () => () => void;
  };

/** A component that gives way to another of the same plan must not end the run between the two. */
const LINGER = 1000;
const handles = new WeakMap<PlanStore, Handle>();

export function useSimulation(): SimulationState & SimulationActions {
  const handle = useHandle();
  const state = useSyncExternalStore(handle.subscribe, handle.get);
  const { pause, resume, cancel, rerun, startSobol, cancelSobol } = handle;
  return { ...state, pause, resume, cancel, rerun, startSobol, cancelSobol };
}

/** A part of the state, so that its user is drawn again only when that changes; a value or a stable reference. */
export function useSimulationPart<T>(select: (state: SimulationState) => T): T {
  const handle = useHandle();
  return useSyncExternalStore(handle.subscribe, () => select(handle.get()));
}

/** What can be done, for a component that shows nothing of the state. */
export function useSimulationActions(): SimulationActions {
  return useHandle();
}

function useHandle(): Handle {
  const planStore = usePlanStore();
  if (!planStore) throw new Error('the simulation needs a plan above it');
  const handle = handleOf(planStore);
  useEffect(() => handle.use(), [handle]);
  return handle;
}

function handleOf(planStore: PlanStore): Handle {
  const known = handles.get(planStore);
  if (known) return known;
  const created = createHandle(planStore);
  handles.set(planStore, created);
  return created;
}

function createHandle(planStore: PlanStore): Handle {
  const store = createStore(AT_REST);
  let engine: Simulation | null = null;
  let fetching = false;
  let shownId: string | null | undefined;
  let users = 0;
  let unsubscribe: (() => void) | null = null;

  const follow = (): void => {
    const state = planStore.get();
    if (state.status !== 'ready') return;
    const { plan, scenarioId } = state;
    if (engine) {
      engine.show(plan, shownId !== scenarioId);
      shownId = scenarioId;
    } else if (!fetching && plan.lines.some((line) => line.uncertainty)) void fetchEngine();
  };
  const fetchEngine = async (): Promise<void> => {
    fetching = true;
    try {
      const { createBrowserSimulation } = await import('./browser-workers.ts');
      if (users === 0) return;
      engine = createBrowserSimulation(store.set);
      follow();
    } catch {
      store.set({ ...AT_REST, status: 'failed' });
    } finally {
      fetching = false;
    }
  };
  const end = (): void => {
    if (users > 0) return;
    unsubscribe?.();
    engine?.close();
    [unsubscribe, engine, shownId] = [null, null, undefined];
    store.set(AT_REST);
  };
  return {
    get: store.get,
    subscribe: store.subscribe,
    use: () => {
      users += 1;
      unsubscribe ??= planStore.subscribe(follow);
      follow();
      return () => {
        users -= 1;
        if (users === 0) setTimeout(end, LINGER);
      };
    },
    pause: () => engine?.pause(),
    resume: () => engine?.resume(),
    cancel: () => engine?.cancel(),
    rerun: () => (engine ? engine.rerun() : follow()),
    startSobol: (points) => engine?.startSobol(points),
    cancelSobol: () => engine?.cancelSobol(),
  };
}
