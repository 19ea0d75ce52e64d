import { dictionary } from '@element-cabinet/ui/i18n';

export const words = dictionary(
  {
    another: 'Войти другим пользователем',
    noRole: 'Роль ещё не назначена',
    noRoleText: 'Вы сотрудник, но без роли здесь ничего не видно. Попросите администратора назначить её.',
    notStaff: 'Это консоль сотрудников',
    notStaffText: 'Здесь работает лизинговая компания. Ваши платежи и договоры — в кабинете.',
    sandboxDay: 'День в песочнице: ',
    signedInAs: (name: string, email: string) => `Вы вошли: ${name}, ${email}`,
    toCabinet: 'Открыть кабинет',
    waiting: 'ждут решения: ',
  },
  {
    another: 'Sign in as someone else',
    noRole: 'No role yet',
    noRoleText:
      'You are staff, but without a role there is nothing to show here. Ask an administrator for one.',
    notStaff: 'This is the staff console',
    notStaffText: 'The leasing company works here. Your payments and contracts are in the cabinet.',
    sandboxDay: 'Day of the sandbox: ',
    signedInAs: (name, email) => `You are signed in: ${name}, ${email}`,
    toCabinet: 'Open the cabinet',
    waiting: 'waiting for a decision: ',
  },
);
