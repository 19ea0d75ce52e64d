import type { Kopecks } from '../platform/money.ts';
import { encodeWindows1251 } from '../platform/windows-1251.ts';

/** What the payment QR of GOST R 56042-2014 says. */
export interface QrPayment {
  readonly name: string;
  readonly account: string;
  readonly bankName: string;
  readonly bik: string;
  readonly correspondentAccount: string;
  readonly amountKopecks: Kopecks;
  readonly purpose: string;
  readonly inn: string;
  readonly kpp: string | null;
}

export interface PaymentQr {
  /** With the service block, as it is shown to people and programs. */
  readonly text: string;
  /** The same in the encoding that the service block names: what the symbol holds. */
  readonly bytes: Buffer;
}

/** A requisite that the standard has no room for. */
export class QrMisfit extends Error {
  override readonly name = 'QrMisfit';
  readonly field: string;
  readonly limit: number;
  readonly actual: number;
  constructor(field: string, limit: number, actual: number) {
    super(`${field}: at most ${limit}, not ${actual}`);
    this.field = field;
    this.limit = limit;
    this.actual = actual;
  }
}

/** The fields in the order that the pickiest bank's application wants; limits are in characters. */
const LIMITS = {
  Name: 160,
  PersonalAcc: 20,
  BankName: 45,
  BIC: 9,
  CorrespAcc: 20,
  Sum: 18,
  Purpose: 210,
  PayeeINN: 12,
  KPP: 9,
} as const;
type Key = keyof typeof LIMITS;
const MANDATORY = 5;
/** Of the mandatory fields with the service block, in the encoding. */
const MAX_MANDATORY_BYTES = 300;
/** There is no escaping: the separator is a character that no value has. */
const SEPARATORS = '|#;:^_~{}!$&*@+';

/**
 * The payload. UTF-8, which every application reads, unless the mandatory fields are too long in it and windows-1251
 * has them all.
 * @throws QrMisfit
 */
export function makePaymentQr(payment: QrPayment): PaymentQr {
  const fields = fieldsOf(payment);
  for (const [key, value] of fields) {
    const length = [...value].length;
    if (length > LIMITS[key]) throw new QrMisfit(key, LIMITS[key], length);
  }
  const separator = [...SEPARATORS].find((one) => fields.every(([, value]) => !value.includes(one)));
  if (separator === undefined) throw new QrMisfit('Purpose', 0, 1);
  const texts = (encoding: string) => {
    const pairs = fields.map(([key, value]) => `${key}=${value}`);
    const head = `ST0001${encoding}${separator}`;
    return {
      text: head + pairs.join(separator),
      mandatory: head + pairs.slice(0, MANDATORY).join(separator),
    };
  };
  const wide = texts('2');
  const bytes = Buffer.byteLength(wide.mandatory);
  if (bytes <= MAX_MANDATORY_BYTES) return { text: wide.text, bytes: Buffer.from(wide.text) };
  const narrow = texts('1');
  const encoded = encodeWindows1251(narrow.text);
  const mandatory = encodeWindows1251(narrow.mandatory)?.length ?? bytes;
  if (encoded === null || mandatory > MAX_MANDATORY_BYTES)
    throw new QrMisfit('Name + BankName', MAX_MANDATORY_BYTES, mandatory);
  return { text: narrow.text, bytes: encoded };
}

function fieldsOf(payment: QrPayment): [Key, string][] {
  const fields: [Key, string][] = [
    ['Name', oneLine(payment.name)],
    ['PersonalAcc', payment.account],
    ['BankName', shortBankName(oneLine(payment.bankName))],
    ['BIC', payment.bik],
    ['CorrespAcc', payment.correspondentAccount || '0'],
    ['Sum', String(payment.amountKopecks)],
    ['Purpose', oneLine(payment.purpose)],
    ['PayeeINN', payment.inn],
  ];
  if (payment.kpp) fields.push(['KPP', payment.kpp]);
  return fields;
}

const oneLine = (text: string) => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();

/** The town goes first where the whole does not fit: the BIK tells the bank anyway. */
const shortBankName = (name: string) =>
  [...name].length <= LIMITS.BankName ? name : name.replace(/,? ?\(?(?:г\.|город) ?[^,]*$/iu, '');
