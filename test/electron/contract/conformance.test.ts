/** One suite of behaviours over every transport; what it asserts is in conformance.ts. */
import { vi } from 'vitest';
import { conformance } from './conformance.ts';
import { direct, http, ipc } from './transport.ts';

vi.mock('electron', async () => (await import('../electron-stand-in.ts')).electronStandIn);

conformance('direct', direct);
conformance('http', http);
conformance('ipc on a stand-in of electron', ipc);
