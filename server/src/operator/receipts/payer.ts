import { fold } from '../bank-statement-imports/purpose-text.ts';

/** The payer as the statement tells; what it leaves out is an empty string. */
export interface Payer {
  readonly name: string;
  readonly inn: string;
  readonly account: string;
  readonly bank: string;
}

/**
 * Cards and instant payments come from accounts of the bank (302, 303) or from a person's (408) with the bank's own
 * INN, so the INN tells nothing of who pays. A person's INN has twelve digits: one of ten on a person's account is
 * the bank's, and so is any on a 408 account whose holder is named as its bank.
 */
export function isTransitPayer({ name, inn, account, bank }: Payer): boolean {
  if (/^30[23]/.test(account)) return true;
  if (!account.startsWith('408')) return false;
  const ofPerson = /^408(?:02|03|13|17|20)/.test(account);
  return (ofPerson && inn.length === 10) || (name !== '' && plainName(name) === plainName(bank));
}

const LEGAL_FORMS =
  /(?<!\p{L})(?:общество с ограниченной ответственностью|(?:публичное |непубличное |закрытое |открытое )?акционерное общество|индивидуальный предприниматель|ооо|пао|нао|зао|оао|ао|ип)(?!\p{L})/gu;

/** A name without its legal form, quotes and spelling. */
export function plainName(name: string): string {
  const words = fold(name).replace(LEGAL_FORMS, ' ');
  return words.replace(/[^\p{L}\d]+/gu, ' ').trim();
}

/** A third party says for whom it pays, by name or INN. */
export const namesCompany = (purpose: string, company: { inn: string; name: string }): boolean =>
  namesIn(purpose)(company);

/** The same for many companies and one purpose, which is read once. */
export function namesIn(purpose: string): (company: { inn: string; name: string }) => boolean {
  const words = ` ${plainName(purpose)} `;
  return (company) => {
    if (words.includes(` ${company.inn} `)) return true;
    const name = plainName(company.name);
    return name.length >= 4 && words.includes(` ${name} `);
  };
}
