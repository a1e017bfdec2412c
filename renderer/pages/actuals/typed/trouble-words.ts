/** Why a typed field cannot be kept, and what would be right. */
import type { Texts } from '../../../i18n/use-text.ts';
import type { Trouble } from './typed-rows.ts';

export function troubleWords(trouble: Trouble, { t, dynamic }: Texts): string {
  switch (trouble.field) {
    case 'day':
      return dynamic('actuals', `dayTrouble.${trouble.reason}`, {}, t('actuals.dayTrouble.text'));
    case 'line':
      return t(`actuals.lineTrouble.${trouble.reason}`);
    case 'memo':
      return t('actuals.memoTooLong');
    case 'amount':
      switch (trouble.reason) {
        case 'missing':
        case 'decimals':
        case 'percent':
        case 'too-large':
          return t(`actuals.amountTrouble.${trouble.reason}`);
        default: {
          const why = dynamic('grid', `numberReason.${trouble.reason}`, {}, '');
          return why === '' ? t('actuals.amountTrouble.text') : why;
        }
      }
  }
}
