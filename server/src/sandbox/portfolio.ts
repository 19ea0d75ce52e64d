import type { CivilDate } from '../platform/civil-date.ts';
import { buildCompany, type SeedCompany } from './company.ts';
import { noticesGiven, recentEvents } from './history.ts';
import { announcementsMade, billPenalties } from './notes.ts';
import { companyPlans } from './plans.ts';
import { settle } from './receipts.ts';
import { waitingReceipts } from './waiting.ts';

export type SeedOptions = {
  today: CivilDate;
  now: Date;
  /** The lessor's own account, that receipts come to. */
  account: string;
};

/** The demo data as rows: the same for the same day, down to the ids. */
export function buildPortfolio({ today, now, account }: SeedOptions) {
  const companies = buildCompanies(today);
  const contracts = [...companies.values()].flatMap((company) => company.contracts);
  const money = [...companies.values()].flatMap((company) =>
    company.contracts.map((contract) => settle(contract, company.payer, account, today)),
  );
  const { bills, told: billed } = billPenalties(contracts, today);
  const { announcements, told: announced } = announcementsMade(contracts, today);
  const receipts = [...money.flatMap((part) => part.receipts), ...waitingReceipts(companies, account, today)];
  return {
    companies: [...companies.values()].map(({ row }) => row),
    contracts: contracts.map(({ row }) => row),
    versions: contracts.flatMap(({ versions }) => versions),
    payments: contracts.flatMap(({ payments }) => payments),
    receipts,
    allocations: money.flatMap(({ allocations }) => allocations),
    penaltyBills: bills,
    announcements,
    notices: noticesGiven(contracts, today),
    events: recentEvents(contracts, receipts, [...billed, ...announced], today, now),
  };
}

function buildCompanies(today: CivilDate): Map<string, SeedCompany> {
  let contracts = 0;
  return new Map(
    companyPlans.map((plan, index) => {
      const company = buildCompany(plan, index + 1, contracts, today);
      contracts += plan.contracts.length;
      return [plan.key, company];
    }),
  );
}
