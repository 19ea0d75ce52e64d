import { dictionary } from './i18n.ts';

export const words = dictionary(
  {
    agreeTo: 'Соглашаюсь: ',
    missing: 'Без этого согласия продолжить нельзя',
    opensAnew: 'откроется в новой вкладке',
  },
  {
    agreeTo: 'I agree to: ',
    missing: 'You cannot continue without this consent',
    opensAnew: 'opens in a new tab',
  },
);
