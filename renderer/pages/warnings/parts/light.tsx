/** A light with its sign: ● green, ▲ yellow, ■ red, ○ nothing to judge. The shape says what the colour says. */
import { useText } from '../../../i18n/use-text.ts';
import classes from './parts.module.css';

export type Colour = 'green' | 'yellow' | 'red';

type Props = {
  /** null: no number to judge. */
  readonly light: Colour | null;
  readonly size?: number;
  /** The word stands beside it already. */
  readonly silent?: boolean;
};

export function Light({ light, size = 12, silent = false }: Props) {
  const { t } = useText();
  const look = { className: classes.light, 'data-light': light ?? 'none', width: size, height: size };
  return silent ? (
    <svg {...look} viewBox="0 0 12 12" aria-hidden="true">
      <Shape light={light} />
    </svg>
  ) : (
    <svg {...look} viewBox="0 0 12 12" role="img" aria-label={t(`warnings.light.${light ?? 'none'}`)}>
      <Shape light={light} />
    </svg>
  );
}

export function Shape({ light }: Pick<Props, 'light'>) {
  switch (light) {
    case 'red':
      return <rect x="1" y="1" width="10" height="10" />;
    case 'yellow':
      return <path d="M6 0.8 11.6 11H0.4Z" />;
    case 'green':
      return <circle cx="6" cy="6" r="5" />;
    case null:
      return <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.4" />;
  }
}
