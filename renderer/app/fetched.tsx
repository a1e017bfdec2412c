/**
 * A part of the page that is fetched when it is first shown, or a moment before (`prepare`). Not React.lazy: a fallback
 * that React has put on the screen stays there for 300 ms, however soon the part behind it arrives.
 */
import { type ComponentType, type ReactNode, useEffect, useReducer, useState } from 'react';

export type Fetched<P> = ComponentType<P> & {
  /** Begins to fetch; resolves once it can be shown at once. A failure is asked for again by the next call. */
  readonly prepare: () => Promise<void>;
};

export function fetched<P extends object>(
  load: () => Promise<ComponentType<P>>,
  waiting: ReactNode = null,
): Fetched<P> {
  let Part: ComponentType<P> | null = null;
  let asked: Promise<void> | null = null;
  const prepare = (): Promise<void> => {
    asked ??= load().then(
      (loaded) => {
        Part = loaded;
      },
      (failure: unknown) => {
        asked = null;
        throw failure;
      },
    );
    return asked;
  };
  function FetchedPart(props: P) {
    const [failure, setFailure] = useState<{ readonly reason: unknown } | null>(null);
    const [, arrived] = useReducer((count: number) => count + 1, 0);
    useEffect(() => {
      if (Part) return;
      let here = true;
      prepare().then(
        () => here && arrived(),
        (reason: unknown) => here && setFailure({ reason }),
      );
      return () => {
        here = false;
      };
    }, []);
    // To the error boundary above, which offers to try again.
    if (failure) throw failure.reason;
    return Part ? <Part {...props} /> : waiting;
  }
  return Object.assign(FetchedPart, { prepare });
}
