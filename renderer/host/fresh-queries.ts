/**
 * The page's cache of the host's answers. Nothing grows stale by itself: the host is on the same machine and tells of every
 * change. Promises: an answer that a change has overtaken is asked for again, also where it was the first one.
 */
import {
  type InvalidateOptions,
  type InvalidateQueryFilters,
  QueryClient,
  type QueryKey,
} from '@tanstack/react-query';

class FreshQueries extends QueryClient {
  /**
   * A first reading under way is never begun again by the library, and counts as fresh when it arrives, though the host may
   * have given it before the change. So it is waited for and then invalidated once more.
   */
  override async invalidateQueries<Key extends QueryKey = QueryKey>(
    filters?: InvalidateQueryFilters<Key>,
    options?: InvalidateOptions,
  ): Promise<void> {
    const firstReadings = this.getQueryCache()
      .findAll(filters)
      .filter(({ state }) => state.data === undefined && state.fetchStatus !== 'idle')
      .map(async (query) => {
        await query.promise?.catch(() => undefined);
        await super.invalidateQueries({ queryKey: query.queryKey, exact: true }, options);
      });
    await Promise.all([super.invalidateQueries(filters, options), ...firstReadings]);
  }
}

export function createQueries(): QueryClient {
  return new FreshQueries({
    defaultOptions: {
      queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false },
    },
  });
}
