/**
 * What the threads of a simulation say to each other: a plan at the start, then requests for blocks, answered by
 * StudyBlocks. Types only.
 */
import type { Plan } from '../../models/plan/schema.ts';
import type { SimulationSettings } from '../../models/plan/what-if/uncertainty-schema.ts';

export type StudyWorkerData = { readonly plan: Plan; readonly settings: SimulationSettings };
export type BlockRequest = { readonly from: number; readonly to: number };
