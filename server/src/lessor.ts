import {
  parseBik,
  parseCorrespondentAccount,
  parseInn,
  parseKpp,
  parseSettlementAccount,
} from './platform/requisites.ts';

/** The leasing company that runs the server. */
export type Lessor = {
  name: string;
  inn: string;
  /** null for a sole proprietor. */
  kpp: string | null;
  address: string;
  bank: { name: string; bik: string; account: string; correspondentAccount: string };
  /** Accounts besides that of `bank` that money comes to; statements of them are taken too. */
  otherAccounts: string[];
  phones: string[];
  emails: string[];
  /** IANA name; its midnight begins the day. */
  timeZone: string;
};

/** The sandbox's lessor. Its INN and bank are nobody's. */
export const sandboxLessor: Lessor = {
  name: 'АО «Образцовый лизинг»',
  inn: '7700090411',
  kpp: '770001001',
  address: '125167, г. Москва, Ленинградский проспект, д. 37, офис 412',
  bank: {
    name: 'АО «Образцовый банк», г. Москва',
    bik: '044500999',
    account: '40701810300000001547',
    correspondentAccount: '30101810500000000999',
  },
  otherAccounts: [],
  phones: ['+7 495 000-00-01'],
  emails: ['cabinet@lessor.example'],
  timeZone: 'Europe/Moscow',
};

/** Every account that is the lessor's own. */
export const ownAccounts = ({ bank, otherAccounts }: Lessor): ReadonlySet<string> =>
  new Set([bank.account, ...otherAccounts]);

/** Each thing that is asked of a lessor: the variable that gives it, and where it stands in the file. */
const fields = {
  LESSOR_NAME: 'name',
  LESSOR_INN: 'inn',
  LESSOR_KPP: 'kpp',
  LESSOR_ADDRESS: 'address',
  LESSOR_BANK_NAME: 'bank.name',
  LESSOR_BANK_BIK: 'bank.bik',
  LESSOR_BANK_ACCOUNT: 'bank.account',
  LESSOR_BANK_CORRESPONDENT_ACCOUNT: 'bank.correspondentAccount',
  LESSOR_OTHER_ACCOUNTS: 'otherAccounts',
  LESSOR_PHONES: 'phones',
  LESSOR_EMAILS: 'emails',
  LESSOR_TIME_ZONE: 'timeZone',
} as const;
type Variable = keyof typeof fields;
export const lessorVariables = Object.keys(fields) as Variable[];

/** The file's values as if they were variables, so that both ways in are checked alike. */
export function variablesOf(file: unknown): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [variable, path] of Object.entries(fields)) {
    let value = file;
    for (const key of path.split('.')) value = value instanceof Object ? Reflect.get(value, key) : undefined;
    if (Array.isArray(value)) value = value.join(',');
    if (typeof value === 'string') values[variable] = value;
  }
  return values;
}

/** @param complain is told the variable and what would be right, for each that is wrong. */
export function readLessor(
  env: Readonly<Record<string, string | undefined>>,
  complain: (variable: Variable, right: string) => void,
): Lessor {
  function read<T>(variable: Variable, right: string, parse: (text: string) => T | null, wrong: T): T {
    const value = parse(env[variable]?.trim() ?? '');
    if (value === null) complain(variable, right);
    return value ?? wrong;
  }
  const text = (variable: Variable, right: string) => read(variable, right, (value) => value || null, '');
  const list = (variable: Variable, right: string, shape: RegExp) =>
    read(
      variable,
      right,
      (value) => {
        const items = value
          .split(',')
          .map((item) => item.trim())
          .filter(Boolean);
        return items.length > 0 && items.every((item) => shape.test(item)) ? items : null;
      },
      [],
    );

  const inn = read('LESSOR_INN', 'an INN of 10 or 12 digits whose keys hold', parseInn, '');
  const bik = read('LESSOR_BANK_BIK', 'a BIK of 9 digits', parseBik, '');
  return {
    name: text('LESSOR_NAME', 'the name of the leasing company, as contracts write it'),
    inn,
    kpp: inn.length === 12 ? null : read('LESSOR_KPP', 'a KPP of 9 characters', parseKpp, ''),
    address: text('LESSOR_ADDRESS', 'the postal address'),
    bank: {
      name: text('LESSOR_BANK_NAME', "the bank's name and town"),
      bik,
      account: read(
        'LESSOR_BANK_ACCOUNT',
        'a settlement account of 20 digits whose key holds for LESSOR_BANK_BIK',
        (value) => parseSettlementAccount(value, bik),
        '',
      ),
      correspondentAccount: read(
        'LESSOR_BANK_CORRESPONDENT_ACCOUNT',
        'the correspondent account (20 digits) of the bank of LESSOR_BANK_BIK',
        (value) => parseCorrespondentAccount(value, bik),
        '',
      ),
    },
    otherAccounts: read(
      'LESSOR_OTHER_ACCOUNTS',
      'settlement accounts parted by commas, each as 20 digits whose key holds for LESSOR_BANK_BIK, or as account/BIK',
      (value) => parseAccounts(value, bik),
      [],
    ),
    phones: list('LESSOR_PHONES', 'one or more telephone numbers, parted by commas', /^\+?[\d\s()-]{5,}$/),
    emails: list('LESSOR_EMAILS', 'one or more e-mail addresses, parted by commas', /^[^\s@]+@[^\s@]+$/),
    timeZone: read(
      'LESSOR_TIME_ZONE',
      'an IANA time zone such as Europe/Moscow',
      (value) => (isTimeZone(value || 'Europe/Moscow') ? value || 'Europe/Moscow' : null),
      '',
    ),
  };
}

/** `account` in the bank of `bik`, or `account/BIK` in another one; null where any key does not hold. */
function parseAccounts(text: string, bik: string): string[] | null {
  const accounts = text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)
    .map((item) => {
      const [account = '', otherBik = bik] = item.split('/');
      return parseSettlementAccount(account, otherBik);
    });
  return accounts.every((account) => account !== null) ? accounts : null;
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
