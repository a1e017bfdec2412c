/**
 * Which lines a line reads, told in terms of lines only (hidden slots are not visible here), with how much of each:
 * the same period, earlier periods only, or all periods. Where a line is read in several ways the strongest counts.
 */
import { type Ast, children, literalArgument } from '../parse/ast.ts';
import type { Resolved } from './resolve.ts';

export type Delay = 'same' | 'earlier' | 'whole';

export type Dependency = { readonly code: string; readonly delay: Delay };

export type DependencyIndex = {
  readonly dependencies: (code: string) => readonly Dependency[];
  readonly dependents: (code: string) => readonly string[];
};

export function dependencyIndex(resolved: Resolved): DependencyIndex {
  const known = new Map<string, readonly Dependency[]>();
  let users: Map<string, string[]> | undefined;

  const dependencies = (code: string): readonly Dependency[] => {
    const found = known.get(code);
    if (found) return found;
    const item = resolved.lines[resolved.index.get(code) ?? -1];
    const strongest = new Map<string, Delay>();
    if (item?.formula) collect(item.formula, 'same', strongest);
    if (item?.opening) collect(item.opening, 'same', strongest);
    const list = [...strongest].map(([name, delay]) => ({ code: name, delay }));
    known.set(code, list);
    return list;
  };

  const dependents = (code: string): readonly string[] => {
    if (!users) {
      users = new Map();
      for (const { code: user } of resolved.lines) {
        for (const dependency of dependencies(user)) {
          const list = users.get(dependency.code) ?? [];
          list.push(user);
          users.set(dependency.code, list);
        }
      }
    }
    return users.get(code) ?? [];
  };

  return { dependencies, dependents };
}

const STRENGTH: Readonly<Record<Delay, number>> = { earlier: 0, same: 1, whole: 2 };

function collect(ast: Ast, delay: Delay, found: Map<string, Delay>): void {
  if (ast.kind === 'name') {
    const before = found.get(ast.code);
    if (before === undefined || STRENGTH[delay] > STRENGTH[before]) found.set(ast.code, delay);
    return;
  }
  children(ast).forEach((child, index) => {
    collect(child, index === 0 ? combined(delay, ast) : delay, found);
  });
}

/** How the first argument of a time function is read, seen from the line itself. */
function combined(outer: Delay, ast: Ast): Delay {
  if (ast.kind !== 'call' || outer === 'whole') return outer;
  switch (ast.fn) {
    case 'prev':
      return 'earlier';
    case 'lag':
      return literalArgument(ast, 1, 0) === 0 ? outer : 'earlier';
    case 'lead':
      return literalArgument(ast, 1, 0) === 0 ? outer : 'whole';
    case 'total':
    case 'average':
    case 'at':
      return 'whole';
    default:
      return outer;
  }
}
