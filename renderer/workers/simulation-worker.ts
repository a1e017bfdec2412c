/** A simulation worker of the page: hands requests to serve-requests.ts and its answers back. Nothing else. */
import { serveRequests } from '../simulation/serve-requests.ts';
import type { WorkerRequest } from '../simulation/worker-messages.ts';

const serve = serveRequests(
  () => performance.now(),
  (reply, transfer = []) =>
    self.postMessage(reply, {
      transfer: transfer.flatMap((buffer) => (buffer instanceof ArrayBuffer ? [buffer] : [])),
    }),
);

self.addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => serve(data));
