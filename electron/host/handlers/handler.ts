/**
 * The type of the functions behind the calls of the contract: parsed input in, a Result out.
 * Expected failures are values; whatever a handler throws is a broken promise and becomes `internal`.
 */
import type { Result } from '../../../models/plan/result.ts';
import type { Method, Output, ParsedInput } from '../../contract/contract.ts';
import type { HostError } from '../../contract/host-error.ts';
import type { HostContext } from '../host-context.ts';

export type Reply<M extends Method> = Result<Output<M>, HostError>;

export type Handler<M extends Method> = (
  input: ParsedInput<M>,
  context: HostContext,
) => Reply<M> | Promise<Reply<M>>;

export type Handlers<M extends Method = Method> = { readonly [K in M]: Handler<K> };
