/**
 * DuPont decomposition of the return on equity in three and in five factors.
 * Promises factors whose product is the return; null where a divisor is zero. Signs as in the accounts.
 */

export type DupontThree = {
  readonly margin: number;
  readonly turnover: number;
  readonly leverage: number;
  readonly returnOnAssets: number;
  readonly returnOnEquity: number;
};

/**
 * Net income / sales x sales / assets x assets / equity = net income / equity.
 * Balances are what the caller takes: closing or average. Source: Brealey/Myers/Allen ch. 28, Du Pont system.
 */
export function dupont(input: {
  readonly netIncome: number;
  readonly sales: number;
  readonly assets: number;
  readonly equity: number;
}): DupontThree | null {
  const { netIncome, sales, assets, equity } = input;
  if (sales === 0 || assets === 0 || equity === 0) return null;
  return {
    margin: netIncome / sales,
    turnover: sales / assets,
    leverage: assets / equity,
    returnOnAssets: netIncome / assets,
    returnOnEquity: netIncome / equity,
  };
}

export type DupontFive = {
  readonly taxBurden: number;
  readonly interestBurden: number;
  readonly operatingMargin: number;
  readonly turnover: number;
  readonly leverage: number;
  readonly returnOnEquity: number;
};

/** Net income / pre-tax income x pre-tax income / EBIT x EBIT / sales x sales / assets x assets / equity. CFA level I. */
export function dupontFive(input: {
  readonly netIncome: number;
  readonly preTaxIncome: number;
  readonly ebit: number;
  readonly sales: number;
  readonly assets: number;
  readonly equity: number;
}): DupontFive | null {
  const three = dupont(input);
  if (three === null || input.preTaxIncome === 0 || input.ebit === 0) return null;
  return {
    taxBurden: input.netIncome / input.preTaxIncome,
    interestBurden: input.preTaxIncome / input.ebit,
    operatingMargin: input.ebit / input.sales,
    turnover: three.turnover,
    leverage: three.leverage,
    returnOnEquity: three.returnOnEquity,
  };
}
