/**
 * Findings that the plan's structure alone shows: broken formulas, unknown references, unused or undocumented
 * drivers, settings that contradict each other. Nothing here looks at computed values.
 */
import type { Model } from '../formula/compile.ts';
import { namesIn } from '../formula/names.ts';
import { type UnitWarning, unitWarnings } from '../formula/units.ts';
import type { Line, Plan } from '../plan/schema.ts';
import { offMostLikely } from '../plan/what-if/off-most-likely.ts';
import { formatFull } from '../text/format-number.ts';
import type { Finding } from './findings.ts';

export function structureFindings(plan: Plan, model: Model): readonly Finding[] {
  return [
    ...formulaFindings(plan, model),
    ...referenceFindings(plan),
    ...driverFindings(plan),
    ...settingFindings(plan),
    ...uncertaintyFindings(plan),
    ...unitFindings(plan, model),
  ];
}

function formulaFindings(plan: Plan, model: Model): readonly Finding[] {
  return plan.lines.flatMap((line): readonly Finding[] => {
    const error = model.errors.get(line.code);
    if (!error) return detailErrors(line, model);
    return error.kind === 'depends'
      ? [finding('depends-on-error', 'error', line, { on: error.on })]
      : [
          finding('formula-error', 'error', line, {
            ...error.params,
            code: error.code,
            message: error.message,
          }),
        ];
  });
}

/** Errors of what is generated from a line's details: proceeds of a disposal, the base of working capital. */
function detailErrors(line: Line, model: Model): readonly Finding[] {
  const generated = ['$proceeds__', '$wc__', '$book_depreciation__', '$tax_depreciation__'];
  for (const prefix of generated) {
    const error = model.errors.get(`${prefix}${line.code}`);
    if (error?.kind === 'error') {
      return [
        finding('formula-error', 'error', line, {
          ...error.params,
          code: error.code,
          message: error.message,
        }),
      ];
    }
  }
  return [];
}

/** References that stand outside formulas: bases of working capital, units of production. */
function referenceFindings(plan: Plan): readonly Finding[] {
  const codes = new Set(plan.lines.map((line) => line.code));
  const missing = (line: Line, code: string): Finding[] =>
    codes.has(code) || code.startsWith('$') ? [] : [finding('unknown-reference', 'error', line, { code })];
  return plan.lines.flatMap((line) => {
    const methods = [line.investment?.book, line.investment?.tax];
    const units = methods.flatMap((method) =>
      method?.method === 'units-of-production' ? missing(line, method.units) : [],
    );
    return [...(line.workingCapital?.of ?? []).flatMap((code) => missing(line, code)), ...units];
  });
}

function driverFindings(plan: Plan): readonly Finding[] {
  const used = new Set(plan.lines.flatMap(namesUsedBy));
  return plan.lines.flatMap((line): Finding[] => {
    if (line.kind !== 'driver') return [];
    const findings: Finding[] = [];
    if (!used.has(line.code)) findings.push(finding('driver-unused', 'warning', line, {}));
    if (line.source.trim() === '' && line.note.trim() === '' && line.entry.type !== 'formula') {
      findings.push(finding('driver-undocumented', 'note', line, {}));
    }
    return findings;
  });
}

/** Lines are values: as long as one is the same object, so are the names in it. */
const knownNames = new WeakMap<Line, readonly string[]>();

function namesUsedBy(line: Line): readonly string[] {
  const known = knownNames.get(line) ?? readNames(line);
  knownNames.set(line, known);
  return known;
}

function readNames(line: Line): readonly string[] {
  const { entry, investment, workingCapital } = line;
  const texts: string[] = [];
  if (entry.type === 'formula') texts.push(entry.formula, entry.opening ?? '');
  const proceeds = investment?.disposal?.proceeds;
  if (typeof proceeds === 'string') texts.push(proceeds);
  const units = [investment?.book, investment?.tax].flatMap((method) =>
    method?.method === 'units-of-production' ? [method.units] : [],
  );
  return [...texts.flatMap((text) => [...namesIn(text)]), ...units, ...(workingCapital?.of ?? [])];
}

function unitFindings(plan: Plan, model: Model): readonly Finding[] {
  const byCode = new Map(plan.lines.map((line) => [line.code, line]));
  return warningsOf(model).flatMap((warning): Finding[] => {
    const line = byCode.get(warning.line);
    // Generated lines have no unit of their own to be wrong.
    if (!line) return [];
    return [finding('unit-clash', 'warning', line, { left: warning.left, right: warning.right })];
  });
}

/** Units stand with the formulas: as long as a program lives, so do its warnings. */
const knownWarnings = new WeakMap<Model['program'], readonly UnitWarning[]>();

function warningsOf(model: Model): readonly UnitWarning[] {
  const known = knownWarnings.get(model.program) ?? unitWarnings(model);
  knownWarnings.set(model.program, known);
  return known;
}

function uncertaintyFindings(plan: Plan): readonly Finding[] {
  return plan.lines.flatMap((line): Finding[] => {
    const off = offMostLikely(line);
    if (off === null) return [];
    const params = { planned: formatFull(off.planned), likely: formatFull(off.likely) };
    return [finding('uncertainty-off-plan', 'warning', line, params)];
  });
}

function settingFindings(plan: Plan): readonly Finding[] {
  const { discounting, terminalValue, tax } = plan.settings;
  const findings: Finding[] = [];
  if (discounting.rateBasis !== discounting.flowBasis && discounting.inflation === 0) {
    const params = { rate: discounting.rateBasis, flows: discounting.flowBasis };
    findings.push({ code: 'real-nominal-mix', severity: 'warning', params });
  }
  if (tax.paymentLag > 0 && tax.rate > 0) {
    findings.push({ code: 'tax-settled-early', severity: 'note', params: { periods: tax.paymentLag } });
  }
  const { rate } = discounting;
  if (rate.mode === 'wacc' && rate.equity + rate.debt + (rate.preferred?.value ?? 0) === 0) {
    findings.push({ code: 'no-capital', severity: 'warning', params: {} });
  }
  if (terminalValue.method === 'perpetuity' && plan.settings.workingCapital.release === true) {
    findings.push({ code: 'release-in-going-concern', severity: 'warning', params: {} });
  }
  findings.push(...plan.lines.flatMap((line) => beyondPlan(plan, line)));
  const goesOn = terminalValue.method === 'perpetuity' || terminalValue.method === 'multiple';
  for (const line of plan.lines) {
    if (goesOn && line.kind === 'investment' && line.investment?.disposal) {
      findings.push(finding('asset-sold-in-going-concern', 'warning', line, {}));
    }
  }
  return findings;
}

/** What stands behind the last period counts for nothing; it is kept, in case the plan grows again. */
function beyondPlan(plan: Plan, line: Line): readonly Finding[] {
  const { periods } = plan.timeline;
  const findings: Finding[] = [];
  const disposal = line.kind === 'investment' ? line.investment?.disposal?.period : undefined;
  if (disposal !== undefined && disposal > periods) {
    findings.push(finding('disposal-beyond-plan', 'warning', line, { period: disposal, periods }));
  }
  const { entry } = line;
  if (entry.type === 'series' && entry.values.slice(periods).some((value) => value !== null && value !== 0)) {
    findings.push(finding('values-beyond-plan', 'note', line, { values: entry.values.length, periods }));
  }
  return findings;
}

function finding(
  code: Finding['code'],
  severity: Finding['severity'],
  line: Line,
  params: Finding['params'],
): Finding {
  return { code, severity, lineCode: line.code, params: { label: line.label, ...params } };
}
