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
