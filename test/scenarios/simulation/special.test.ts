/**
 * Special functions against 40-digit values of mpmath 1.3, to 1e-13 relative, and their inverses put back.
 */
import { describe, expect, it } from 'vitest';
import { erf, erfc } from '../../../scenarios/simulation/special/error-function.ts';
import { betaI, betaInverse } from '../../../scenarios/simulation/special/incomplete-beta.ts';
import { gammaP, gammaPInverse, gammaQ } from '../../../scenarios/simulation/special/incomplete-gamma.ts';
import { digamma, logGamma } from '../../../scenarios/simulation/special/log-gamma.ts';
import { normalCdf, normalQuantile } from '../../../scenarios/simulation/special/normal.ts';

type Row = readonly (readonly number[])[];

function expectAll(rows: Row, value: (...inputs: number[]) => number): void {
  for (const row of rows) {
    const inputs = row.slice(0, -1);
    const expected = row.at(-1) ?? Number.NaN;
    const error = Math.abs(value(...inputs) - expected) / (Math.abs(expected) || 1);
    expect(error, `at ${inputs.join(', ')}`).toBeLessThan(1e-13);
  }
}

describe('special functions agree with mpmath', () => {
  it('erf and erfc', () => {
    expectAll(
      [
        [0.1, 0.1124629160182849],
        [0.4, 0.42839235504666845],
        [0.5, 0.5204998778130465],
        [1, 0.8427007929497149],
        [2, 0.9953222650189527],
        [3.5, 0.9999992569016276],
        [5, 0.9999999999984626],
      ],
      erf,
    );
    expectAll(
      [
        [-1, 1.8427007929497148],
        [0.1, 0.887537083981715],
        [0.5, 0.4795001221869535],
        [1, 0.15729920705028513],
        [2, 0.004677734981047266],
        [4, 1.541725790028002e-8],
        [5, 1.537459794428035e-12],
        [10, 2.088487583762545e-45],
        [25, 8.300172571196523e-274],
      ],
      erfc,
    );
  });
  it('the normal distribution and its quantile', () => {
    expectAll(
      [
        [-8, 6.220960574271784e-16],
        [-3, 0.0013498980316300946],
        [-1, 0.15865525393145705],
        [0, 0.5],
        [1, 0.8413447460685429],
        [3, 0.9986501019683699],
      ],
      normalCdf,
    );
    expectAll(
      [
        [1e-10, -6.361340902404057],
        [0.001, -3.0902323061678136],
        [0.025, -1.9599639845400543],
        [0.25, -0.6744897501960817],
        [0.6, 0.2533471031357997],
        [0.975, 1.9599639845400538],
        [0.999, 3.090232306167813],
      ],
      normalQuantile,
    );
  });
  it('log gamma and digamma', () => {
    expectAll(
      [
        [0.01, 4.599479878042022],
        [0.5, 0.5723649429247001],
        [1.5, -0.12078223763524522],
        [3.7, 1.428072326665388],
        [14, 22.552163853123425],
        [20, 39.339884187199495],
        [100.5, 361.4355404677776],
        [100000, 1051287.7089736569],
      ],
      logGamma,
    );
    expectAll(
      [
        [0.1, -10.423754940411076],
        [1, -0.5772156649015329],
        [2.5, 0.7031566406452432],
        [30, 3.384438132685525],
      ],
      digamma,
    );
  });
  it('the incomplete gamma functions', () => {
    expectAll(
      [
        [0.01, 0.00001, 0.8963367982671973],
        [0.5, 0.3, 0.5614219739190002],
        [2, 5, 0.9595723180054871],
        [10, 3, 0.0011024881301154798],
        [10, 25, 0.9997785233617512],
        [100, 80, 0.017108313035133115],
        [1000, 1100, 0.99894067674607],
        [10000, 9900, 0.15865119219356466],
      ],
      gammaP,
    );
    expectAll(
      [
        [0.01, 0.00001, 0.1036632017328028],
        [0.5, 0.3, 0.4385780260809999],
        [2, 5, 0.040427681994512805],
        [10, 3, 0.9988975118698845],
        [10, 25, 0.00022147663824878357],
        [100, 80, 0.9828916869648668],
        [1000, 1100, 0.0010593232539299773],
        [10000, 9900, 0.8413488078064354],
      ],
      gammaQ,
    );
  });
  it('the incomplete beta function', () => {
    expectAll(
      [
        [0.5, 0.5, 0.25, 0.3333333333333333],
        [2, 5, 0.25, 0.466064453125],
        [2, 5, 0.01, 0.001460447605],
        [0.01, 3, 0.00001, 0.9046640856116699],
        [50, 70, 0.375, 0.17768045901582988],
        [500, 300, 0.625, 0.49757165567198697],
        [1.5, 0.2, 0.9375, 0.3620125515426948],
      ],
      betaI,
    );
  });
});

describe('inverses put back give the probability', () => {
  const chances = [1e-8, 0.001, 0.2, 0.5, 0.7, 0.99];
  it.each([0.01, 0.3, 1, 2.5, 30, 1000])('incomplete gamma of shape %d', (shape) => {
    expectAll(
      // A shape of 0.01 has quantiles below the smallest double.
      chances.filter((p) => p > 1e-3 || shape > 0.01).map((p) => [p, p]),
      (p) => gammaP(shape, gammaPInverse(shape, p)),
    );
  });
  it.each([
    [0.05, 0.05],
    [0.5, 2],
    [2, 5],
    [30, 80],
    [2000, 5],
  ])('incomplete beta of %d and %d', (a, b) => {
    expectAll(
      chances.map((p) => [p, p]),
      (p) => {
        const { x, y } = betaInverse(a, b, p);
        return betaI(a, b, x, y);
      },
    );
  });
  it('ends of the range', () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(normalQuantile(1.1)).toBeNaN();
    expect(gammaPInverse(2, 0)).toBe(0);
    expect(betaInverse(2, 3, 1)).toEqual({ x: 1, y: 0 });
  });
});
