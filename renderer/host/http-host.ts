/**
 * The host over http on the loopback address: calls as POST, events as a server-sent stream, files as uploads and
 * downloads. A call never throws: a host that cannot be reached is the error `unreachable`.
 */
import type { FilePurpose, PickedFile } from '../../electron/contract/app-calls.ts';
import { pickedFileSchema } from '../../electron/contract/app-calls.ts';
import type { Answer, Input, Method } from '../../electron/contract/contract.ts';
import { type EventName, events } from '../../electron/contract/events.ts';
import { answerSchema, type HostError, hostError } from '../../electron/contract/host-error.ts';
import { isWireText, toWire } from '../../electron/contract/wire.ts';
import { err, ok, type Result } from '../../models/plan/result.ts';
import { chooseFile } from './choose-file.ts';
import { createEventListeners } from './event-listeners.ts';
import type { PageHost } from './page-host.ts';

export function createHttpHost(): PageHost {
  const listeners = createEventListeners();
  connectEvents(listeners.emit);
  const upload = (file: File, purpose: FilePurpose) => uploadFile(file, purpose);
  return {
    call,
    on: listeners.on,
    upload,
    async pickFile(purpose) {
      const file = await chooseFile(purpose);
      return file ? upload(file, purpose) : ok(null);
    },
    async deliver(file) {
      const link = document.createElement('a');
      link.href = `/api/files/${encodeURIComponent(file.ticket)}`;
      link.download = file.name;
      document.body.append(link);
      link.click();
      link.remove();
      return ok({ saved: true });
    },
  };
}

async function call<M extends Method>(method: M, input: Input<M>): Promise<Answer<M>> {
  const body = toWire({ method, input });
  if (!isWireText(body)) return err(body);
  const answer = await post('/api/call', body, { 'content-type': 'application/json' });
  // The host checks every output against its schema; the page trusts its own host for the value's shape.
  return answer as Answer<M>;
}

async function uploadFile(file: File, purpose: FilePurpose): Promise<Result<PickedFile, HostError>> {
  const query = new URLSearchParams({ purpose, name: file.name });
  const answer = await post(`/api/files?${query}`, file, { 'content-type': 'application/octet-stream' });
  if (!answer.ok) return answer;
  const picked = pickedFileSchema.safeParse(answer.value);
  return picked.success ? ok(picked.data) : err(unreadable());
}

async function post(
  path: string,
  body: BodyInit,
  headers: Record<string, string>,
): Promise<Result<unknown, HostError>> {
  try {
    const response = await fetch(path, { method: 'POST', body, headers, credentials: 'same-origin' });
    const parsed = answerSchema.safeParse(await response.json());
    if (!parsed.success) return err(unreadable());
    return parsed.data.ok ? ok(parsed.data.value) : err(parsed.data.error);
  } catch {
    return err(
      hostError('unreachable', 'Hurdle cannot be reached. Your edits are kept here until it answers.'),
    );
  }
}

function unreadable(): HostError {
  return hostError('internal', 'The answer could not be read. Reload the page.');
}

function connectEvents(emit: (event: EventName, payload: unknown) => void): void {
  // EventSource reconnects by itself; each new connection begins with host.ready.
  const source = new EventSource('/api/events');
  for (const name of Object.keys(events) as EventName[]) {
    source.addEventListener(name, (message: MessageEvent<string>) => {
      try {
        emit(name, JSON.parse(message.data));
      } catch {
        // A broken frame is a lost event; the gap in seq is noticed by the store.
      }
    });
  }
}
