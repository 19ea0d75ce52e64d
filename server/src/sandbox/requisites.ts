import { parseInn, parseOgrn, parseOgrnip, parseSettlementAccount } from '../platform/requisites.ts';
import type { Random } from './random.ts';

/**
 * Requisites whose keys hold and that belong to nobody: tax offices with the number 00 are regional heads that
 * register no taxpayers, and no bank has the BIK.
 */
export const noBik = '044500999';

/** The body with the key digits that the check accepts. */
function withKey(body: string, keyDigits: number, accept: (text: string) => string | null): string {
  for (let key = 0; key < 10 ** keyDigits; key += 1) {
    const whole = accept(body + `${key}`.padStart(keyDigits, '0'));
    if (whole !== null) return whole;
  }
  throw new Error(`no key fits ${body}`);
}

/** `region` is its two digits: 77 is Moscow. */
export const innOfEntity = (random: Random, region: string) =>
  withKey(`${region}009${random.digits(4)}`, 1, parseInn);
export const innOfPerson = (random: Random, region: string) =>
  withKey(`${region}009${random.digits(5)}`, 2, parseInn);
export const kppOf = (inn: string) => `${inn.slice(0, 4)}01001`;
export const ogrnOf = (random: Random, region: string, year: string) =>
  withKey(`1${year}${region}009${random.digits(4)}`, 1, parseOgrn);
export const ogrnipOf = (random: Random, region: string, year: string) =>
  withKey(`3${year}${region}00009${random.digits(4)}`, 1, parseOgrnip);

/** A settlement account at the bank that does not exist; `balance` is 40702 of companies, 40802 of proprietors. */
export function accountOf(random: Random, balance: string): string {
  const [head, tail] = [`${balance}810`, random.digits(11)];
  return withKey('', 1, (key) => parseSettlementAccount(`${head}${key}${tail}`, noBik));
}
