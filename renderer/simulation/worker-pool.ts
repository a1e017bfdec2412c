/**
 * The workers of a simulation: several that run blocks, one request at a time each, and one that gathers. Started when
 * first needed; after a failure all are ended and the next use starts new ones. Knows nothing of plans and jobs.
 */
import type { WorkerPort, WorkerReply, WorkerRequest } from './worker-messages.ts';

export type Runner = { readonly port: WorkerPort; busy: boolean };

export type WorkerPool = {
  /** Sends to every worker, the gathering one too. */
  readonly tell: (request: WorkerRequest) => void;
  readonly gatherer: () => WorkerPort;
  readonly idle: () => readonly Runner[];
  readonly close: () => void;
};

export type PoolParts = {
  readonly spawn: () => WorkerPort;
  readonly runners: number;
  readonly onReply: (reply: WorkerReply) => void;
  readonly onFailure: () => void;
};

export function createPool({ spawn, runners, onReply, onFailure }: PoolParts): WorkerPool {
  let gathering: WorkerPort | null = null;
  let running: readonly Runner[] = [];

  const close = (): void => {
    gathering?.close();
    for (const { port } of running) port.close();
    gathering = null;
    running = [];
  };
  const fail = (): void => {
    close();
    onFailure();
  };
  const start = (): WorkerPort => {
    if (gathering) return gathering;
    const port = spawn();
    port.listen(onReply, fail);
    gathering = port;
    running = Array.from({ length: runners }, () => {
      const runner: Runner = { port: spawn(), busy: false };
      runner.port.listen((reply) => {
        // Either answer ends a request to run blocks.
        runner.busy = false;
        onReply(reply);
      }, fail);
      return runner;
    });
    return port;
  };
  return {
    tell: (request) => {
      start().post(request);
      for (const { port } of running) port.post(request);
    },
    gatherer: start,
    idle: () => running.filter(({ busy }) => !busy),
    close,
  };
}
