/** What some words must name one by one, so that a new choice of the plan is a type error here. Types only. */
import type { Settings } from '../../../models/plan/settings-schema.ts';

export type SettingsWords = {
  readonly losses: Readonly<Record<Settings['tax']['losses'], string>>;
  readonly lossesShort: Readonly<Record<Settings['tax']['losses'], string>>;
  readonly lifeOf: Readonly<Record<Settings['terminalValue']['method'], string>>;
};
