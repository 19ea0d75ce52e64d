/**
 * Russian requisites. Every `parse…` accepts a pasted text (spaces, no-break spaces, dashes) and returns what is
 * stored, or null when the text is not such a requisite. A checksum proves no typing error, not existence.
 */

const stripped = (text: string) => text.replace(/[\s\u2010-\u2015\u2212-]/g, '');
const shaped = (text: string, shape: RegExp) => {
  const value = stripped(text);
  return shape.test(value) ? value : null;
};
const isZero = (digits: string) => /^0+$/.test(digits);
const weigh = (digits: string, weights: readonly number[]) =>
  weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);

const INN_10 = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const INN_11 = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const INN_12 = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const innKeyHolds = (inn: string, weights: readonly number[]) =>
  (weigh(inn, weights) % 11) % 10 === Number(inn[weights.length]);

/** ИНН: 10 digits of an organisation or 12 of a person, keys checked. */
export function parseInn(text: string): string | null {
  const inn = shaped(text, /^(?:\d{10}|\d{12})$/);
  if (inn === null || isZero(inn)) return null;
  const keys = inn.length === 10 ? [INN_10] : [INN_11, INN_12];
  return keys.every((weights) => innKeyHolds(inn, weights)) ? inn : null;
}

/** КПП: tax office, reason (may have letters), number. It has no key. */
export function parseKpp(text: string): string | null {
  return shaped(text, /^\d{4}[0-9A-Z]{2}\d{3}$/);
}

/** ОГРН: 13 digits; organisations start with 1 or 5, other records with other digits, none with 0. */
export function parseOgrn(text: string): string | null {
  const ogrn = shaped(text, /^[1-9]\d{12}$/);
  return ogrn && (Number(ogrn.slice(0, 12)) % 11) % 10 === Number(ogrn[12]) ? ogrn : null;
}

/** ОГРНИП: 15 digits starting with 3 (4 for other records). Fourteen digits still fit a double exactly. */
export function parseOgrnip(text: string): string | null {
  const ogrnip = shaped(text, /^[34]\d{14}$/);
  return ogrnip && (Number(ogrnip.slice(0, 14)) % 13) % 10 === Number(ogrnip[14]) ? ogrnip : null;
}

const LAST_SNILS_WITHOUT_KEY = 1_001_998;

/** СНИЛС: 11 digits; numbers up to 001-001-998 were issued before the key existed. */
export function parseSnils(text: string): string | null {
  const snils = shaped(text, /^\d{11}$/);
  if (snils === null || isZero(snils)) return null;
  if (Number(snils.slice(0, 9)) <= LAST_SNILS_WITHOUT_KEY) return snils;
  const key = (weigh(snils, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100;
  return key === Number(snils.slice(9)) ? snils : null;
}

/** БИК: banks 04, treasury 01, special 00 and 02, other clients of the central bank 2. */
export function parseBik(text: string): string | null {
  const bik = shaped(text, /^(?:0[0124]|2\d)\d{7}$/);
  return bik === null || isZero(bik) ? null : bik;
}

/** The sixth place of an account may bear a letter (clearing currencies); letters count as 0…9 in this order. */
const ACCOUNT_LETTERS = 'ABCEHKMPTX';
const ACCOUNT = /^\d{5}[\dABCEHKMPTX]\d{14}$/;

function accountKeyHolds(prefix: string, account: string): boolean {
  let sum = 0;
  for (const [index, character] of [...(prefix + account)].entries()) {
    const letter = ACCOUNT_LETTERS.indexOf(character);
    sum += ((letter < 0 ? Number(character) : letter) * ([7, 1, 3][index % 3] ?? 0)) % 10;
  }
  return sum % 10 === 0;
}

/** Cash centres and correspondent accounts are keyed by the region's digits instead of the bank's. */
const regionPrefix = (bik: string) => `0${bik.slice(4, 6)}`;

/** Расчётный счёт, checked against the bank's БИК; treasury accounts (БИК 01…) have no key to check. */
export function parseSettlementAccount(text: string, bikText: string): string | null {
  const account = shaped(text, ACCOUNT);
  const bik = parseBik(bikText);
  if (account === null || bik === null) return null;
  if (bik.startsWith('01')) return account;
  const prefix = /00[012]$/.test(bik) ? regionPrefix(bik) : bik.slice(-3);
  return accountKeyHolds(prefix, account) ? account : null;
}

/** Корреспондентский счёт: 301… ending as the bank's БИК does, or the treasury's single account 40102…. */
export function parseCorrespondentAccount(text: string, bikText: string): string | null {
  const account = shaped(text, ACCOUNT);
  const bik = parseBik(bikText);
  if (account === null || bik === null) return null;
  const belongs = bik.startsWith('01')
    ? account.startsWith('40102')
    : account.startsWith('301') && account.endsWith(bik.slice(-3));
  return belongs && accountKeyHolds(regionPrefix(bik), account) ? account : null;
}
