/** The largest plan that is accepted, in one place, so that every layer refuses the same thing. */
export const LIMITS = {
  periods: 600,
  lines: 2000,
  formulaLength: 4000,
  textLength: 4000,
  nameLength: 200,
  scenarios: 100,
  correlations: 5000,
  decisions: 100,
  constraints: 200,
  /** Of warning rules, of milestones, and of targets, each. */
  trackingParts: 500,
  packs: 50,
} as const;
