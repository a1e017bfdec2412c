/** What a simulation draws for a line, in words: 'PERT 270 to 330, most likely 300'. Numbers as the line's owner typed them. */
import type { Line } from '../../../../models/plan/schema.ts';
import type { Uncertainty } from '../../../../models/plan/what-if/uncertainty-schema.ts';
import type { PackContext } from '../context.ts';
import { numberText, RATE } from '../figures.ts';
import { quantityForm, typedForm, unbroken } from './line-form.ts';

export function distributionText(
  { words }: Pick<PackContext, 'words'>,
  line: Line,
  uncertainty: Uncertainty,
): string {
  const say = words.study.distributions;
  const factor = uncertainty.measure === 'factor';
  const value = (of: number): string => {
    if (factor) return of === 0 ? '0\u00a0%' : unbroken(numberText(of, RATE));
    const form = typedForm(line, of);
    return of === 0 && form.kind === 'quantity' ? '0' : unbroken(numberText(of, form));
  };
  const plain = (of: number): string => (of === 0 ? '0' : numberText(of, quantityForm(of)));
  const said = (text: string): string => (factor ? say.factorOf(text) : text);
  if (uncertainty.type === 'path') {
    const { path } = uncertainty;
    switch (path.type) {
      case 'random-walk':
        return said(say.randomWalk(value(path.start), value(path.drift), value(path.sd)));
      case 'geometric-walk':
        return said(
          say.geometricWalk(value(path.start), unbroken(numberText(path.growth, RATE)), plain(path.sd)),
        );
      case 'mean-reversion':
        return said(say.meanReversion(value(path.start), value(path.level), value(path.sd)));
    }
  }
  const { distribution: of } = uncertainty;
  switch (of.type) {
    case 'uniform':
      return said(say.uniform(value(of.min), value(of.max)));
    case 'triangular':
      return said(say.triangular(value(of.min), value(of.mode), value(of.max)));
    case 'pert':
      return said(say.pert(value(of.min), value(of.mode), value(of.max)));
    case 'normal':
      return said(say.normal(value(of.mean), value(of.sd)));
    case 'truncated-normal':
      return said(
        say.truncated(
          value(of.mean),
          value(of.sd),
          of.min === undefined ? null : value(of.min),
          of.max === undefined ? null : value(of.max),
        ),
      );
    case 'lognormal':
      return said(say.lognormal(plain(of.mu), plain(of.sigma)));
    case 'beta':
      return said(say.beta(plain(of.alpha), plain(of.beta), value(of.min ?? 0), value(of.max ?? 1)));
    case 'gamma':
      return said(say.gamma(plain(of.shape), plain(of.scale)));
    case 'exponential':
      return said(say.exponential(value(of.mean)));
    case 'weibull':
      return said(say.weibull(plain(of.shape), plain(of.scale)));
    case 'student-t':
      return said(say.studentT(plain(of.df)));
    case 'discrete':
      return said(say.discrete(of.outcomes.length));
    case 'bernoulli':
      return said(say.bernoulli(unbroken(numberText(of.probability, RATE)), value(of.impact ?? 1)));
    case 'poisson':
      return said(say.poisson(plain(of.mean)));
    case 'empirical':
      return said(say.empirical(of.data.length));
    case 'moments':
      return said(say.moments(say.families[of.family], value(of.mean), value(of.sd)));
    case 'percentiles':
      return said(say.percentiles(say.families[of.family], value(of.p10), value(of.p90)));
  }
}
