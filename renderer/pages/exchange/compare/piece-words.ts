/** What a piece is called, and the head it stands under. */
import type { Piece } from '../../../../models/plan/compare/compare-plans.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { Override } from '../../../../models/plan/what-if/scenario-schema.ts';
import { overrideName } from '../../../app/what-if-words.ts';
import type { Texts } from '../../../i18n/use-text.ts';

export const HEADS = ['plan', 'lines', 'scenarios', 'tracking'] as const;
export type Head = (typeof HEADS)[number];

export function headOf({ kind }: Piece): Head {
  switch (kind) {
    case 'line':
    case 'order':
      return 'lines';
    case 'scenario':
    case 'override':
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

/** `plan` names the lines that overrides are about. */
export function pieceName(texts: Texts, piece: Piece, plan: Plan): string {
  const { t, dynamic } = texts;
  const { kind, name, token } = piece;
  if (kind === 'line') return t('exchange.lineName', { label: name, code: token });
  if (kind === 'setting') return dynamic('exchange', `setting.${name}`, {}, name);
  if (kind === 'override') {
    const what = overrideName(texts, plan, (piece.theirs ?? piece.mine) as Override);
    return t('exchange.overrideName', { scenario: name, what });
  }
  return name === ''
    ? t(`exchange.kind.${kind}`)
    : t('exchange.named', { kind: t(`exchange.kind.${kind}`), name });
}
