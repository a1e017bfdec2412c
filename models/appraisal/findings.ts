/**
 * What a careful reviewer would point out in a plan: errors (it cannot be computed), warnings (probably wrong),
 * notes (worth knowing). A finding never stops the computation; its text is the translation of `code`.
 */
export type Severity = 'error' | 'warning' | 'note';

export type Finding = {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** The plan line and the column it stands at, where there is one. */
  readonly lineCode?: string;
  readonly column?: number;
  readonly params: Readonly<Record<string, string | number>>;
};

export type FindingCode =
  | 'formula-error'
  | 'depends-on-error'
  | 'cell-error'
  | 'unknown-reference'
  | 'check-failed'
  | 'growth-not-below-rate'
  | 'cost-negative'
  | 'driver-unused'
  | 'driver-undocumented'
  | 'real-nominal-mix'
  | 'first-outlay-discounted'
  | 'terminal-share-high'
  | 'tax-settled-early'
  | 'investment-after-disposal'
  | 'book-value-left'
  | 'asset-sold-in-going-concern'
  | 'activity-after-end'
  | 'disposal-beyond-plan'
  | 'values-beyond-plan'
  | 'losses-unused'
  | 'tax-value-left'
  | 'release-in-going-concern'
  | 'no-capital'
  /** The simulation draws around another number than the planned one. */
  | 'uncertainty-off-plan'
  | 'unit-clash'
  | 'no-outlay'
  | 'shares-off-guide'
  | 'several-rates';
