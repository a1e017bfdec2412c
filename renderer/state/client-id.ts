/** Names this window for the life of its page, so that it knows its own changes when they come back as events. */

export const clientId: string = crypto.randomUUID();

/** An id for a new line; ids are made here because the domain knows no randomness. */
export function newLineId(): string {
  return crypto.randomUUID();
}
