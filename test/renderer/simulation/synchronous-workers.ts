/**
 * Workers and time for tests of the simulation store, without threads: every message and timer is a task in one list
 * that the test works off, all of it or step by step, so that what happens in between can be looked at. Messages are
 * copied as on the way to a real worker; the work in them is the real one.
 */
import { createSimulation, type Simulation } from '../../../renderer/simulation/create-simulation.ts';
import { serveRequests } from '../../../renderer/simulation/serve-requests.ts';
import { AT_REST, type SimulationState } from '../../../renderer/simulation/simulation-state.ts';
import type { WorkerPort, WorkerReply } from '../../../renderer/simulation/worker-messages.ts';

export type Bench = {
  readonly simulation: Simulation;
  readonly states: readonly SimulationState[];
  readonly state: () => SimulationState;
  /** Works off tasks until there are none, or `until` says so. */
  readonly run: (until?: (state: SimulationState) => boolean) => void;
  readonly spawned: () => number;
  readonly open: () => number;
  /** The workers that are there die at their next message. */
  readonly poison: () => void;
};

export function createBench(runners: number): Bench {
  const tasks: (() => void)[] = [];
  const states: SimulationState[] = [AT_REST];
  let clock = 0;
  let spawned = 0;
  let open = 0;
  let generation = 0;

  const spawn = (): WorkerPort => {
    spawned += 1;
    open += 1;
    const born = generation;
    let alive = true;
    let onReply: (reply: WorkerReply) => void = () => undefined;
    let onFailure: () => void = () => undefined;
    const serve = serveRequests(
      () => clock,
      (reply) => {
        const copy = structuredClone(reply);
        tasks.push(() => void (alive && onReply(copy)));
      },
    );
    return {
      post: (request) => {
        const copy = structuredClone(request);
        tasks.push(() => {
          // Time passes with the work, so that publishing now and then is seen to happen.
          clock += 20;
          if (!alive) return;
          if (born < generation) onFailure();
          else serve(copy);
        });
      },
      listen: (reply, failure) => {
        onReply = reply;
        onFailure = failure;
      },
      close: () => {
        if (alive) open -= 1;
        alive = false;
      },
    };
  };
  const simulation = createSimulation({
    spawn,
    runners,
    now: () => clock,
    later: (_milliseconds, act) => {
      let wanted = true;
      tasks.push(() => void (wanted && act()));
      return () => {
        wanted = false;
      };
    },
    publish: (state) => void states.push(state),
  });
  const state = (): SimulationState => states.at(-1) ?? AT_REST;
  return {
    simulation,
    states,
    state,
    run: (until = () => false) => {
      while (tasks.length > 0 && !until(state())) tasks.shift()?.();
    },
    spawned: () => spawned,
    open: () => open,
    poison: () => {
      generation += 1;
    },
  };
}
