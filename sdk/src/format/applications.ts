import type { ApplicationState } from '../types.gen.ts';
import type { Words } from './words.ts';

/** Where an application for leasing is. */
export const applicationStates = {
  submitted: { ru: 'Заявка подана', en: 'Submitted' },
  in_review: { ru: 'На рассмотрении', en: 'In review' },
  approved: { ru: 'Одобрена', en: 'Approved' },
  rejected: { ru: 'Не одобрена', en: 'Not approved' },
  contracted: { ru: 'Договор заключён', en: 'Contract concluded' },
} satisfies Record<ApplicationState, Words>;

/**
 * A telephone number as people write it; of another country as it is.
 * @example formatPhone('+79991234567') // '+7 999 123-45-67'
 */
export const formatPhone = (phone: string): string =>
  phone.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, '+7\u00A0$1\u00A0$2-$3-$4');
