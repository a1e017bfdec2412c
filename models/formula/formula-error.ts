/**
 * What can be wrong with a formula, as values. Every error carries a code and parameters for translation, a plain
 * English message, and where possible the offending stretch of the text (character offsets, end exclusive).
 * Nothing here throws and nothing here parses.
 */

export type FormulaErrorCode =
  | 'empty'
  | 'syntax'
  | 'unknown-name'
  | 'unknown-function'
  | 'wrong-arguments'
  | 'not-allowed'
  | 'ambiguous'
  | 'too-long'
  | 'too-deep'
  | 'cycle'
  | 'invalid-name'
  | 'duplicate-name';

export type Params = Readonly<Record<string, string | number>>;

export type FormulaError = {
  readonly kind: 'error';
  readonly code: FormulaErrorCode;
  /** For translation; `reason` names the variant within a code, `hint` what would be right. */
  readonly params: Params;
  readonly message: string;
  readonly start?: number;
  readonly end?: number;
  /** Which of the line's two formulas is meant. */
  readonly part?: 'formula' | 'opening';
};

/** The line itself is sound, but it uses (perhaps through others) a line that is not. */
export type DependsError = {
  readonly kind: 'depends';
  /** Code of the line that is the root cause. */
  readonly on: string;
  readonly message: string;
};

export type LineError = FormulaError | DependsError;

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: FormulaError };

export type Span = { readonly start: number; readonly end: number };

export function formulaError(
  code: FormulaErrorCode,
  params: Params,
  message: string,
  span?: Span,
): FormulaError {
  const error = { kind: 'error', code, params, message } as const;
  return span ? { ...error, start: span.start, end: span.end } : error;
}

export function fail(error: FormulaError): { readonly ok: false; readonly error: FormulaError } {
  return { ok: false, error };
}
