import type { ApplicationSubmission, ClientType, LegalDocument, ProblemError } from '@element-cabinet/sdk';
import { missingConsents } from '@element-cabinet/ui/consents';
import { words } from './words.ts';

export const clientTypes = ['legal_entity', 'sole_proprietor', 'person'] as const satisfies ClientType[];

/** The fields in the order of the page; the focus goes to the first one that is wrong. */
export const fields = [
  ...['inn', 'name', 'contactName', 'region', 'email', 'phone', 'asset', 'amount'],
  ...['personalData', 'userAgreement'],
] as const;
export type FieldName = string;

/** What is typed. A consent is the id of the text that was agreed to. */
export type Typed = Readonly<Record<FieldName, string>> & { readonly clientType: ClientType };
export type Errors = Readonly<Record<FieldName, string>>;

const empty: Typed = { clientType: 'legal_entity' };

export const innDigits = (clientType: ClientType): number => (clientType === 'legal_entity' ? 10 : 12);

const plainAmount = (text: string) => text.replace(/[\s\u00a0]/g, '').replace(',', '.');

/** `9500000,5` as a person reads it: `9 500 000,5`. What is no sum stays as it is. */
export function groupAmount(text: string): string {
  const [, roubles, rest = ''] = /^(\d+)([.,]\d{0,2})?$/.exec(text.replace(/[\s\u00a0]/g, '')) ?? [];
  return roubles === undefined
    ? text
    : roubles.replace(/\B(?=(\d{3})+$)/g, '\u00a0') + rest.replace('.', ',');
}

/** What can be seen to be wrong before the server is asked. */
export function check(typed: Typed, documents: readonly LegalDocument[]): Errors {
  const errors: Record<FieldName, string> = {};
  const needed = typed.clientType === 'person' ? fields.filter((name) => name !== 'contactName') : fields;
  for (const name of needed.filter((one) => !one.startsWith('personal') && !one.startsWith('user')))
    if (!typed[name]?.trim()) errors[name] = words().required;
  const digits = innDigits(typed.clientType);
  if (!errors.inn && typed.inn?.replace(/[\s\u00a0-]/g, '').length !== digits)
    errors.inn = words().innDigits(digits);
  if (!errors.email && !/^\S+@\S+\.\S+$/.test(typed.email?.trim() ?? '')) errors.email = words().emailWrong;
  if (!errors.amount && !/^(?!0+(\.0*)?$)\d{1,12}(\.\d{0,2})?$/.test(plainAmount(typed.amount ?? '')))
    errors.amount = words().amountWrong;
  return { ...errors, ...missingConsents(documents, typed) };
}

type Form = Omit<ApplicationSubmission, 'submissionId'>;

/** The body of what is typed, after it was checked. */
export function formOf(typed: Typed): Form {
  const of = (name: string) => (typed[name] ?? '').trim();
  const [roubles = '0', kopecks = ''] = plainAmount(of('amount')).split('.');
  const { clientType } = typed;
  return {
    ...{ clientType, inn: of('inn'), name: of('name'), region: of('region') as Form['region'] },
    contactName: clientType === 'person' ? of('name') : of('contactName'),
    ...{ email: of('email'), phone: of('phone'), asset: of('asset') },
    amount: { amount: `${roubles}.${kopecks.padEnd(2, '0')}`, currency: 'RUB' },
    consents: { personalData: of('personalData'), userAgreement: of('userAgreement') },
  };
}

/** What the server says of the fields. */
export function errorsOf(told: readonly ProblemError[]): Errors {
  const known = new Set<string>(fields);
  return Object.fromEntries(
    told.flatMap(({ pointer, message }) => {
      const [first = '', second = ''] = pointer.split('/').slice(1);
      const name = first === 'consents' ? second : first;
      return known.has(name) ? [[name, message]] : [];
    }),
  );
}

const draftKey = 'application-draft';
/** What was sent last, and under which id: the same form sent again is the same application. */
type Sent = { id: string; form: string };
type Draft = { typed: Typed; sent?: Sent };

/** A reload, or a way to the texts and back, loses nothing. */
export function readDraft(): Draft {
  try {
    return JSON.parse(sessionStorage.getItem(draftKey) ?? '') as Draft;
  } catch {
    return { typed: empty };
  }
}

export function keepDraft(draft: Draft | null): void {
  try {
    if (draft) sessionStorage.setItem(draftKey, JSON.stringify(draft));
    else sessionStorage.removeItem(draftKey);
  } catch {
    // Where a browser keeps nothing the page still does.
  }
}

/** The id of a form: that of the last attempt while nothing changed. */
export function sentAs(form: Form, before: Sent | undefined): Sent {
  const text = JSON.stringify(form);
  return before?.form === text ? before : { id: crypto.randomUUID(), form: text };
}
