/** The migrations in their order, without a gap. The last one's version is what this program writes. */
import { plans } from './0001-plans.ts';
import { planParts } from './0002-plan-parts.ts';
import { tracking } from './0003-tracking.ts';
import { packs } from './0004-packs.ts';
import type { Migration } from './migration.ts';

export const ALL_MIGRATIONS: readonly Migration[] = [plans, planParts, tracking, packs];
