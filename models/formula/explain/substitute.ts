/**
 * The formula of a cell with values in place of names: `price * units` becomes `10 * 120`. A function that
 * looks at other columns becomes the value it gives in this one, as in prev(cash) -> 4000.
 */
import { type Ast, children } from '../parse/ast.ts';
import { FUNCTIONS } from '../parse/functions.ts';
import { type CellReader, createTracer } from './trace.ts';

type Replacement = { readonly start: number; readonly end: number; readonly text: string };

export function substituted(
  text: string,
  tree: Ast,
  column: number,
  reader: CellReader,
  format: (value: number, code: string) => string,
): string {
  const replacements: Replacement[] = [];
  const tracer = createTracer(reader);
  const visit = (ast: Ast): void => {
    const { start, end } = ast;
    if (ast.kind === 'name') {
      replacements.push({ start, end, text: bracketed(format(reader.value(ast.code, column), ast.code)) });
    } else if (ast.kind === 'clock') {
      replacements.push({ start, end, text: String(reader.clock[ast.name][column] ?? 0) });
    } else if (ast.kind === 'call' && isHistory(ast.fn)) {
      const [first] = ast.args;
      const code = first?.kind === 'name' ? first.code : '';
      replacements.push({ start, end, text: bracketed(format(tracer.evaluate(ast, column), code)) });
    } else {
      for (const child of children(ast)) visit(child);
    }
  };
  visit(tree);
  let result = '';
  let copied = 0;
  for (const { start, end, text: value } of replacements.sort((a, b) => a.start - b.start)) {
    result += text.slice(copied, start) + value;
    copied = end;
  }
  return result + text.slice(copied);
}

function isHistory(fn: keyof typeof FUNCTIONS): boolean {
  return FUNCTIONS[fn].group === 'time' && fn !== 'ramp' && fn !== 'between' && fn !== 'grow';
}

/** A negative value must not merge with the sign before it. */
function bracketed(value: string): string {
  return value.startsWith('-') ? `(${value})` : value;
}
