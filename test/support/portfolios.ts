import { seedId } from '../../server/src/sandbox/random.ts';

/** A company of a portfolio in JSON, for `createPortfolioImport`. */
export type PortfolioContract = {
  externalId?: string;
  number: string;
  signedOn: string;
  endsOn?: string;
  total?: { amount: string; currency: 'RUB' };
  scheduleReason?: string;
  reminderDays?: number;
  dueDateRule?: 'next' | 'previous' | 'none';
  asset: { name: string };
  payments: {
    number: number;
    kind: 'advance' | 'lease' | 'buyout' | 'fee' | 'penalty';
    nominalDueOn: string;
    total: { amount: string; currency: 'RUB' };
    vatRatePercent: number;
  }[];
};
export type PortfolioCompany = {
  externalId?: string;
  clientType: 'legal_entity';
  name: string;
  inn: string;
  kpp?: string;
  contracts: PortfolioContract[];
};

export const roubles = (amount: string) => ({ amount, currency: 'RUB' as const });

/** Digits with right control digits, another one for each name. */
export function innOf(name: string): string {
  const digits = `7704${(Number.parseInt(seedId(name).slice(-8), 16) % 100_000).toString().padStart(5, '0')}`;
  const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return `${digits}${(sum % 11) % 10}`;
}

/** Lease payments of the amounts, on the 17th of the months from March 2026 on. */
export const leasePayments = (...amounts: string[]): PortfolioContract['payments'] =>
  amounts.map((amount, index) => ({
    number: index + 1,
    kind: 'lease',
    nominalDueOn: `2026-${String(index + 3).padStart(2, '0')}-17`,
    total: roubles(amount),
    vatRatePercent: 22,
  }));

export const contractOf = (
  number: string,
  payments = leasePayments('1000.00', '1000.00', '1000.00'),
  more: Partial<PortfolioContract> = {},
): PortfolioContract => ({
  externalId: `EXT-${number}`,
  number,
  signedOn: '2026-02-10',
  asset: { name: 'КАМАЗ 5490' },
  payments,
  ...more,
});

export const companyOf = (
  name: string,
  contracts: PortfolioContract[],
  more: Partial<PortfolioCompany> = {},
): PortfolioCompany => ({
  externalId: `EXT-${name}`,
  clientType: 'legal_entity',
  name,
  inn: innOf(name),
  kpp: '770401001',
  contracts,
  ...more,
});
