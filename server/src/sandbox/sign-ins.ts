import type { Role } from '../platform/actor.ts';

type Person = {
  email: string;
  name: string;
  staffRole?: 'manager' | 'administrator';
  /** `company` is a plan's key; `contracts` narrows to contract plans. */
  memberships?: { company: string; role: Role; contracts?: string[] }[];
};

const owner = (company: string, name: string): Person => ({
  email: `owner@${company}.example`,
  name,
  memberships: [{ company, role: 'owner' }],
});

type Key = { name: string; key: string; company: string | null; scopes: string[] };

/** Everybody who may sign in to the sandbox and the keys of its integrations: constants, told in the README. */
export const signIns: { password: string; people: Person[]; keys: Key[] } = {
  password: 'Severny-Put-2026',
  people: [
    {
      email: 'owner@severny-put.example',
      name: 'Соколова Анна Викторовна',
      memberships: [
        { company: 'severny-put', role: 'owner' },
        { company: 'taiga-les', role: 'owner' },
        { company: 'transokean', role: 'accountant', contracts: ['transokean-1'] },
      ],
    },
    {
      email: 'signatory@severny-put.example',
      name: 'Орлов Павел Игоревич',
      memberships: [{ company: 'severny-put', role: 'signatory' }],
    },
    {
      email: 'accountant@severny-put.example',
      name: 'Мельникова Ольга Петровна',
      memberships: [{ company: 'severny-put', role: 'accountant' }],
    },
    {
      email: 'viewer@severny-put.example',
      name: 'Фёдоров Илья Андреевич',
      memberships: [{ company: 'severny-put', role: 'viewer' }],
    },
    {
      email: 'mechanic@severny-put.example',
      name: 'Кузьмин Артём Олегович',
      memberships: [{ company: 'severny-put', role: 'viewer', contracts: ['severny-put-2'] }],
    },
    owner('bely-prichal', 'Громов Станислав Юрьевич'),
    owner('vektor-agro', 'Ткаченко Наталья Ивановна'),
    owner('granit-dorstroy', 'Уралов Денис Сергеевич'),
    owner('dolina-hleba', 'Пономарёва Елена Николаевна'),
    owner('karier-vostochny', 'Шахтин Виктор Павлович'),
    owner('molochnye-reki', 'Сибирцева Ирина Олеговна'),
    owner('pekarnya-u-mosta', 'Ахметова Гульнара Рашидовна'),
    owner('transokean', 'Приморский Андрей Витальевич'),
    owner('zhuravleva', 'Журавлёва Мария Сергеевна'),
    owner('kovalev', 'Ковалёв Дмитрий Андреевич'),
    { email: 'manager@lessor.example', name: 'Павлова Ирина Дмитриевна', staffRole: 'manager' },
    { email: 'administrator@lessor.example', name: 'Кириллов Максим Евгеньевич', staffRole: 'administrator' },
  ],
  keys: [
    {
      name: '1С:Бухгалтерия «Северного пути»',
      key: 'sandbox-erp-severny-put-6f1c0a52d7',
      company: 'severny-put',
      scopes: [
        'account:read',
        'companies:read',
        'contracts:read',
        'payments:read',
        'payments:write',
        'payments:announce',
        'invoices:read',
        'invoices:write',
        'buyouts:write',
        'events:read',
      ],
    },
    {
      name: 'Учётная система лизинговой компании',
      key: 'sandbox-back-office-c94be31a80',
      company: null,
      scopes: [
        'account:read',
        'operator:applications:read',
        'operator:companies:read',
        'operator:contracts:read',
        'operator:contracts:write',
        'operator:imports:read',
        'operator:imports:write',
        'operator:receipts:read',
        'operator:receipts:write',
        'operator:payments:read',
        'operator:payments:write',
        'operator:calendar:read',
        'operator:mails:read',
        'operator:mails:write',
        'operator:sandbox:write',
      ],
    },
  ],
};
