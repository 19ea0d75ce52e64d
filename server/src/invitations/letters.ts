import type { Locale } from '../platform/locale.ts';
import type { Letter } from '../platform/mail/letter.ts';
import { lifetimeDays, type Offer } from './invitation.ts';

const roles = {
  ru: {
    ...{ owner: 'владелец', signatory: 'подписант', accountant: 'бухгалтер', viewer: 'наблюдатель' },
    ...{ manager: 'менеджер', administrator: 'администратор' },
  },
  en: {
    ...{ owner: 'owner', signatory: 'signatory', accountant: 'accountant', viewer: 'viewer' },
    ...{ manager: 'manager', administrator: 'administrator' },
  },
} as const;

/** An invitation with its link; `hasLogin`: the reader signs in with what they have. */
export function invitationLetter(locale: Locale, offer: Offer, url: string, hasLogin: boolean): Letter {
  const role = roles[locale][offer.company?.role ?? offer.staffRole ?? 'viewer'];
  return locale === 'ru' ? russian(offer, role, url, hasLogin) : english(offer, role, url, hasLogin);
}

function russian({ company, inviter }: Offer, role: string, url: string, hasLogin: boolean): Letter {
  const facts: [string, string][] = [['Роль', role]];
  if (company) facts.unshift(['Компания', company.name]);
  if (inviter) facts.push(['Пригласил', inviter]);
  return {
    subject: company ? `Приглашение в личный кабинет: ${company.name}` : 'Приглашение в консоль оператора',
    heading: company ? `Вас приглашают в ${company.name}` : 'Вас приглашают в консоль оператора',
    body: [
      company
        ? 'Вам откроют личный кабинет лизинговой компании: договоры, платежи, счета.'
        : 'Вам открывают рабочее место сотрудника лизинговой компании. При первом входе понадобится второй фактор.',
      { facts },
      hasLogin
        ? 'У вас уже есть вход: примите приглашение под своим паролем.'
        : 'По ссылке вы зададите пароль. Входить будете по этому e-mail.',
    ],
    action: { label: 'Принять приглашение', url },
    note: `Ссылка действует ${lifetimeDays} дней и только один раз. Если вы не ждали приглашения, ничего не делайте: без вас оно не сработает.`,
  };
}

function english({ company, inviter }: Offer, role: string, url: string, hasLogin: boolean): Letter {
  const facts: [string, string][] = [['Role', role]];
  if (company) facts.unshift(['Company', company.name]);
  if (inviter) facts.push(['Invited by', inviter]);
  return {
    subject: company
      ? `An invitation to the cabinet: ${company.name}`
      : 'An invitation to the operator console',
    heading: company ? `You are invited to ${company.name}` : 'You are invited to the operator console',
    body: [
      company
        ? 'The cabinet of the leasing company will be open to you: contracts, payments, invoices.'
        : "A workplace of the leasing company's staff opens to you. A second factor is needed at the first sign-in.",
      { facts },
      hasLogin
        ? 'You have a login already: accept the invitation with your own password.'
        : 'By the link you set a password. You will sign in by this e-mail.',
    ],
    action: { label: 'Accept the invitation', url },
    note: `The link works for ${lifetimeDays} days, and once. If you expected no invitation, do nothing: it does not work without you.`,
  };
}
