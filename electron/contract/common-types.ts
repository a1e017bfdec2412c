/**
 * Small schemas that several calls share: ids, names, tickets, moments. Nothing here has a meaning of its own.
 * Every text has a longest length, so that no call can carry more than it needs.
 */
import { z } from 'zod';
import { LIMITS } from '../../models/plan/limits.ts';

export const nothing = z.strictObject({});
export const planIdSchema = z.string().min(1).max(64);
/** Names a window for the life of its page, so that it knows its own changes when they come back as events. */
export const clientIdSchema = z.string().min(1).max(64);
/** A short-lived id that stands for a file; the page never sees a path it could use. */
export const ticketSchema = z.string().min(16).max(64);
/** Made by the page: names a long call, to follow its progress and to cancel it. */
export const jobIdSchema = z.string().min(1).max(64);
export const nameSchema = z.string().trim().min(1).max(LIMITS.nameLength);
export const noteSchema = z.string().max(LIMITS.textLength);
/** As it was given; what it must be like is asked only of a new one. */
export const passphraseSchema = z.string().min(1).max(1024);
export const SHORTEST_PASSPHRASE = 8;
export const newPassphraseSchema = z.string().min(SHORTEST_PASSPHRASE).max(1024);
/** A short description of one edit for the undo menu and the history. */
export const labelSchema = z.string().max(LIMITS.nameLength);
export const seqSchema = z.int().nonnegative();
/** A moment in UTC as ISO 8601, such as 2026-03-01T08:30:00.000Z. */
export const momentSchema = z.string().min(20).max(30);
export const languageSchema = z.enum(['en', 'zh']);
export const inBothLanguages = z.strictObject({ en: z.string(), zh: z.string() });

/** What undo or redo would do next; null when there is nothing. */
export const stepSchema = z.strictObject({ label: z.string() }).nullable();

export type Language = z.infer<typeof languageSchema>;
export type Step = z.infer<typeof stepSchema>;
