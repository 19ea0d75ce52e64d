import { dictionary } from './i18n.ts';

export const words = dictionary(
  {
    agreeTo: 'Соглашаюсь: ',
    missing: 'Без этого согласия продолжить нельзя',
    opensAnew: 'откроется в новой вкладке',
  },
  {
    agreeTo: 'I agree: ',
    missing: 'There is no going on without this consent',
    opensAnew: 'opens in a new tab',
  },
);
