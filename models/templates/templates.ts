/** The sample plans that the application offers on first start; each is a pure function of an id and a language. */
import type { Plan } from '../plan/schema.ts';
import { agencyTemplate } from './agency.ts';
import { furnitureTemplate } from './furniture.ts';
import { premiumStoreTemplate } from './premium-store.ts';
import type { Both, Language } from './write-line.ts';

export type Template = {
  readonly id: string;
  readonly name: Both;
  readonly description: Both;
  readonly build: (planId: string, language: Language) => Plan;
};

export const templates: readonly Template[] = [premiumStoreTemplate, furnitureTemplate, agencyTemplate];
