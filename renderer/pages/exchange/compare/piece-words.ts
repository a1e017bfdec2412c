/** What a piece is called, and the head it stands under. */
import type { Piece } from '../../../../models/plan/compare/compare-plans.ts';
import type { Texts } from '../../../i18n/use-text.ts';

export const HEADS = ['plan', 'lines', 'scenarios', 'tracking'] as const;
export type Head = (typeof HEADS)[number];

export function headOf({ kind }: Piece): Head {
  switch (kind) {
    case 'line':
    case 'order':
      return 'lines';
    case 'scenario':
    case 'correlations':
    case 'simulation':
    case 'optimisation':
      return 'scenarios';
    case 'warnings':
    case 'milestones':
    case 'targets':
    case 'packs':
    case 'outlook':
    case 'thresholds':
      return 'tracking';
    default:
      return 'plan';
  }
}

export function pieceName({ t, dynamic }: Texts, { kind, name, token }: Piece): string {
  if (kind === 'line') return t('exchange.lineName', { label: name, code: token });
  if (kind === 'setting') return dynamic('exchange', `setting.${name}`, {}, name);
  return name === ''
    ? t(`exchange.kind.${kind}`)
    : t('exchange.named', { kind: t(`exchange.kind.${kind}`), name });
}
