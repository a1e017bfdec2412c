/**
 * The "always green" check: a report that is never anything but green is itself a warning. Owners whose rules have not
 * once fired over enough closed buckets, so that somebody asks whether the lines are drawn where they can be crossed.
 */
export type RuleRecord = {
  readonly ruleId: string;
  readonly owner: string;
  /** Closed buckets with a number, over all its lines. */
  readonly buckets: number;
  readonly firings: number;
};

export type AlwaysGreen = { owner: string; ruleIds: string[]; buckets: number };

/** A year of months, a quarter of weeks. */
export const ENOUGH_BUCKETS = 12;

/** Owners in the order of their first rule; rules without an owner are one owner, ''. Rules without data say nothing. */
export function alwaysGreen(
  records: readonly RuleRecord[],
  enough: number = ENOUGH_BUCKETS,
): readonly AlwaysGreen[] {
  const owners = new Map<string, RuleRecord[]>();
  for (const record of records) {
    if (record.buckets === 0) continue;
    const own = owners.get(record.owner);
    if (own) own.push(record);
    else owners.set(record.owner, [record]);
  }
  return [...owners].flatMap(([owner, own]) => {
    const buckets = own.reduce((sum, record) => sum + record.buckets, 0);
    if (buckets < enough || own.some(({ firings }) => firings > 0)) return [];
    return [{ owner, ruleIds: own.map(({ ruleId }) => ruleId), buckets }];
  });
}
