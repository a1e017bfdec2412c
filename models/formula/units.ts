/**
 * Unit checks: adding or comparing money with pieces, or a formula whose unit is not the one its line declares.
 * Only warnings, and only where all units concerned are given; a number written in a formula fits any unit.
 */
import type { Model } from './compile.ts';
import type { Params } from './formula-error.ts';
import { type Ast, type AstOf, children } from './parse/ast.ts';
import { DIMENSIONLESS, multiplyUnits, parseUnit, sameUnit, type Unit, unitText } from './unit-algebra.ts';

export type UnitWarning = {
  /** The line that has the formula. */
  readonly line: string;
  /** clash: two operands don't fit. declared: the formula's unit is not the line's. */
  readonly code: 'unit-clash' | 'unit-declared';
  readonly left: string;
  readonly right: string;
  readonly params: Params;
  readonly message: string;
  readonly start: number;
  readonly end: number;
};

/** A written number takes on any unit; undefined is a unit that nobody gave. */
type Inferred = Unit | 'number' | undefined;

/** In the order of the lines. Lines with an error are left out. */
export function unitWarnings(model: Model): readonly UnitWarning[] {
  const { resolved } = model.program;
  const units = new Map<string, Unit | undefined>();
  model.lines.forEach((line, index) => {
    units.set(resolved.lines[index]?.code ?? line.code, parseUnit(line.unit ?? ''));
  });
  return resolved.lines.flatMap((item) => {
    if (item.error) return [];
    const warnings: UnitWarning[] = [];
    const declared = units.get(item.code);
    for (const tree of [item.formula, item.opening]) {
      if (!tree) continue;
      const found = createInference(item.line.code, units, warnings)(tree);
      if (declared && found && found !== 'number' && !sameUnit(declared, found)) {
        warnings.push(warning(item.line.code, 'unit-declared', found, declared, tree));
      }
    }
    return warnings;
  });
}

function createInference(
  line: string,
  units: ReadonlyMap<string, Unit | undefined>,
  warnings: UnitWarning[],
): (ast: Ast) => Inferred {
  const agree = (left: Inferred, right: Inferred, at: Ast): Inferred => {
    if (left === undefined || right === undefined) return left === 'number' ? right : (left ?? right);
    if (left === 'number') return right;
    if (right === 'number') return left;
    if (!sameUnit(left, right)) {
      warnings.push(warning(line, 'unit-clash', left, right, at));
      return undefined;
    }
    return left;
  };

  const infer = (ast: Ast): Inferred => {
    switch (ast.kind) {
      case 'number':
      case 'clock':
      case 'weights':
        return 'number';
      case 'name':
        return units.get(ast.code);
      case 'unary':
        return ast.op === '-' ? infer(ast.arg) : flag(ast);
      case 'binary':
        return binary(ast);
      case 'call':
        return call(ast);
    }
  };

  /** Truth values have no unit; their parts are still checked. */
  const flag = (ast: Ast): Inferred => {
    for (const child of children(ast)) infer(child);
    return 'number';
  };

  const binary = (ast: AstOf<'binary'>): Inferred => {
    if (ast.op === 'and' || ast.op === 'or') return flag(ast);
    const left = infer(ast.left);
    const right = infer(ast.right);
    switch (ast.op) {
      case '+':
      case '-':
      case 'mod':
        return agree(left, right, ast);
      case '*':
        return product(left, right, 1);
      case '/':
        return product(left, right, -1);
      case '^':
        return power(left, ast.right);
      default:
        agree(left, right, ast);
        return 'number';
    }
  };

  const all = (ast: AstOf<'call'>, from: number, to = ast.args.length): Inferred =>
    ast.args
      .slice(from, to)
      .map(infer)
      .reduce((left, right) => agree(left, right, ast), 'number' as Inferred);

  const call = (ast: AstOf<'call'>): Inferred => {
    switch (ast.fn) {
      case 'if': {
        if (ast.args[0]) infer(ast.args[0]);
        return all(ast, 1);
      }
      case 'and':
      case 'or':
      case 'not':
      case 'between':
      case 'sign':
        return flag(ast);
      case 'min':
      case 'max':
      case 'sum':
      case 'mod':
      case 'ifError':
      case 'prev':
        return all(ast, 0);
      case 'ramp':
        return all(ast, 0, 2);
      case 'lag':
      case 'lead': {
        const [x, , fill] = ast.args.map(infer);
        return fill === undefined ? x : agree(x, fill, ast);
      }
      case 'pow':
        return ast.args[0] && ast.args[1] ? power(infer(ast.args[0]), ast.args[1]) : undefined;
      case 'sqrt':
      case 'exp':
      case 'ln':
      case 'log10':
        flag(ast);
        return undefined;
      default: {
        const [first] = ast.args.map(infer);
        return first;
      }
    }
  };

  return infer;
}

function product(left: Inferred, right: Inferred, sign: 1 | -1): Inferred {
  if (left === undefined || right === undefined) return undefined;
  if (left === 'number' && right === 'number') return 'number';
  const a = left === 'number' ? DIMENSIONLESS : left;
  return multiplyUnits(a, right === 'number' ? DIMENSIONLESS : right, sign);
}

function power(base: Inferred, exponent: Ast): Inferred {
  if (base === undefined || base === 'number') return base;
  if (base.size === 0) return base;
  return exponent.kind === 'number' ? multiplyUnits(DIMENSIONLESS, base, exponent.value) : undefined;
}

function warning(line: string, code: UnitWarning['code'], a: Unit, b: Unit, at: Ast): UnitWarning {
  const left = unitText(a);
  const right = unitText(b);
  const message =
    code === 'unit-clash'
      ? `'${left}' is added to or compared with '${right}'.`
      : `The formula gives '${left}', the line is in '${right}'.`;
  return { line, code, left, right, params: { line, left, right }, message, start: at.start, end: at.end };
}
