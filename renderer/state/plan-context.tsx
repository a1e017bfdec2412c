/**
 * The open plan for every component below: usePlan() where it is known to be loaded, usePlanStore() for the frame.
 * One store for each plan id; notices become messages here, because the store knows no words.
 */
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { useHost } from '../host/host-context.tsx';
import { clientId } from './client-id.ts';
import type { PlanActions, PlanNotice, PlanState, ReadyPlan } from './plan-state.ts';
import { createPlanStore, type PlanStore } from './plan-store.ts';

const PlanContext = createContext<PlanStore | null>(null);

type Props = {
  readonly planId: string;
  readonly onNotice: (notice: PlanNotice) => void;
  readonly children: ReactNode;
};

let engine: Promise<Engine> | null = null;

type Engine = {
  readonly createAppraiser: typeof import('../../models/appraisal/appraise.ts').createAppraiser;
  readonly scenarioView: typeof import('../../scenarios/overrides/view.ts').scenarioView;
};

/** The engine is fetched when the first plan is opened: Home is on the screen without it. */
export function fetchEngine(): Promise<Engine> {
  engine ??= Promise.all([
    import('../../models/appraisal/appraise.ts'),
    import('../../scenarios/overrides/view.ts'),
  ]).then(
    ([{ createAppraiser }, { scenarioView }]) => ({ createAppraiser, scenarioView }),
    (failure: unknown) => {
      engine = null;
      throw failure;
    },
  );
  return engine;
}

export function PlanProvider({ planId, onNotice, children }: Props) {
  const host = useHost();
  const [store, setStore] = useState<PlanStore | null>(null);
  useEffect(() => {
    let open = true;
    let created: PlanStore | null = null;
    void fetchEngine().then(({ createAppraiser, scenarioView }) => {
      if (!open) return;
      created = createPlanStore({
        host,
        planId,
        clientId,
        appraise: createAppraiser(),
        scenarios: scenarioView,
        notify: onNotice,
        wait: (milliseconds) => new Promise<void>((done) => setTimeout(done, milliseconds)),
      });
      setStore(created);
    });
    return () => {
      open = false;
      created?.close();
      setStore(null);
    };
  }, [host, planId, onNotice]);
  useEffect(() => {
    if (!store) return;
    const warn = (event: BeforeUnloadEvent) => {
      const state = store.get();
      if (state.status === 'ready' && state.saved !== 'saved') event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [store]);
  return <PlanContext value={store}>{children}</PlanContext>;
}

const LOADING: PlanState = { status: 'loading' };
const never = () => () => {};

export function usePlanState(): PlanState {
  const store = useContext(PlanContext);
  return useSyncExternalStore(store?.subscribe ?? never, store?.get ?? (() => LOADING));
}

/** For what depends on whether there is a plan, and not on what is in it: drawn again when that changes only. */
export function usePlanStatus(): PlanState['status'] {
  const store = useContext(PlanContext);
  return useSyncExternalStore(store?.subscribe ?? never, () => store?.get().status ?? 'loading');
}

/** Null outside a plan (Home, Import). */
export function usePlanStore(): PlanStore | null {
  return useContext(PlanContext);
}

/**
 * The plan and its appraisal without the state of saving, for what is costly to draw: it is drawn again only when
 * a number can have changed.
 */
export function usePlanNumbers(): Pick<ReadyPlan, 'plan' | 'appraisal' | 'base' | 'scenarioId'> &
  PlanActions {
  const store = useContext(PlanContext);
  if (!store) throw new Error('usePlanNumbers needs a loaded plan above it');
  const appraisal = useSyncExternalStore(store.subscribe, () => {
    const state = store.get();
    return state.status === 'ready' ? state.appraisal : null;
  });
  const base = useSyncExternalStore(store.subscribe, () => {
    const state = store.get();
    return state.status === 'ready' ? state.base : null;
  });
  const scenarioId = useSyncExternalStore(store.subscribe, () => {
    const state = store.get();
    return state.status === 'ready' ? state.scenarioId : null;
  });
  if (!appraisal || !base) throw new Error('usePlanNumbers needs a loaded plan above it');
  const { change, showScenario, undo, redo } = store;
  return { plan: appraisal.plan, appraisal, base, scenarioId, change, showScenario, undo, redo };
}

/** Only below the frame's gate, which renders pages once the plan is there. */
export function usePlan(): ReadyPlan & PlanActions {
  const store = useContext(PlanContext);
  const state = usePlanState();
  if (!store || state.status !== 'ready') throw new Error('usePlan needs a loaded plan above it');
  const { change, showScenario, undo, redo } = store;
  return { ...state, change, showScenario, undo, redo };
}
