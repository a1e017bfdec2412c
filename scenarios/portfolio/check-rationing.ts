/**
 * What a person can get wrong in a rationing problem, each fault with its field, a code and a sentence: numbers that are
 * none, projects that are not there, projects that need each other in a circle.
 */
import type { RationingFault, RationingProblem, Relation } from './problem.ts';

export function rationingFaults({
  projects,
  budgets,
  relations,
}: RationingProblem): readonly RationingFault[] {
  const faults: RationingFault[] = [];
  const fault = (field: string, code: RationingFault['code'], message: string): void =>
    void faults.push({ field, code, message });
  if (projects.length === 0) fault('projects', 'no-projects', 'there is no project to choose from');
  const ids = new Set<string>();
  projects.forEach(({ id, name, npv, outlays }, index) => {
    const field = `projects.${index}`;
    if (ids.has(id)) fault(`${field}.id`, 'duplicate-id', `two projects have the id ${id}`);
    ids.add(id);
    if (!Number.isFinite(npv)) fault(`${field}.npv`, 'not-finite', `${name} has no NPV`);
    outlays.forEach((outlay, year) => {
      const place = `${field}.outlays.${year}`;
      if (!Number.isFinite(outlay)) fault(place, 'not-finite', `an outlay of ${name} is not a number`);
      else if (outlay < 0)
        fault(place, 'negative-outlay', `an outlay of ${name} is below zero: enter money spent as positive`);
      else if (outlay > 0 && year >= budgets.length)
        fault(
          place,
          'no-budget-for-year',
          `${name} spends in year ${year + 1}, for which there is no budget`,
        );
    });
  });
  budgets.forEach((budget, year) => {
    if (budget === null) return;
    if (!Number.isFinite(budget))
      fault(`budgets.${year}`, 'not-finite', 'a budget must be a number, or empty for no limit');
    else if (budget < 0) fault(`budgets.${year}`, 'negative-budget', 'a budget must not be below zero');
  });
  relations.forEach((relation, index) => {
    for (const id of projectsOf(relation)) {
      if (!ids.has(id)) fault(`relations.${index}`, 'unknown-project', `there is no project ${id}`);
    }
    if (relation.kind === 'excludes' && new Set(relation.projects).size < 2)
      fault(`relations.${index}`, 'too-few', 'an exclusion names at least two projects');
  });
  const circle = requirementCircle(relations);
  if (circle) {
    const index = relations.findIndex(
      (relation) =>
        relation.kind === 'requires' && relation.project === circle[0] && relation.needs === circle[1],
    );
    fault(
      `relations.${index}`,
      'circle',
      `these projects need each other in a circle: ${circle.join(' → ')}`,
    );
  }
  return faults;
}

export function projectsOf(relation: Relation): readonly string[] {
  return relation.kind === 'requires' ? [relation.project, relation.needs] : relation.projects;
}

/** The first circle of needs, its first project repeated at the end; null without. */
function requirementCircle(relations: readonly Relation[]): readonly string[] | null {
  const needs = new Map<string, string[]>();
  for (const relation of relations) {
    if (relation.kind === 'requires')
      needs.set(relation.project, [...(needs.get(relation.project) ?? []), relation.needs]);
  }
  const done = new Set<string>();
  const follow = (project: string, path: readonly string[]): readonly string[] | null => {
    const start = path.indexOf(project);
    if (start >= 0) return [...path.slice(start), project];
    if (done.has(project)) return null;
    for (const next of needs.get(project) ?? []) {
      const circle = follow(next, [...path, project]);
      if (circle) return circle;
    }
    done.add(project);
    return null;
  };
  for (const project of needs.keys()) {
    const circle = follow(project, []);
    if (circle) return circle;
  }
  return null;
}
