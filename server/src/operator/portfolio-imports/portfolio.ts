import type { CurrentPayment } from '../../contracts/schedule.ts';
import type { WrittenPayment } from '../../contracts/schedule-checks.ts';
import type { DueDateRule } from '../../platform/calendar.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import type { Kopecks } from '../../platform/money.ts';
import type { Place, PortfolioProblem } from './problem.ts';

export type CompanyTerms = {
  externalId: string | null;
  clientType: 'legal_entity' | 'sole_proprietor' | 'person';
  name: string;
  inn: string;
  kpp: string | null;
  ogrn: string | null;
  region: string | null;
  address: string | null;
};

export type ContractTerms = {
  externalId: string | null;
  number: string;
  status: 'draft' | 'active' | 'completed' | 'terminated';
  signedOn: CivilDate;
  startsOn: CivilDate | null;
  endsOn: CivilDate | null;
  assetName: string;
  assetMake: string | null;
  assetModel: string | null;
  assetVin: string | null;
  assetSerialNumber: string | null;
  managerName: string | null;
  managerPhone: string | null;
  managerEmail: string | null;
  dueDateRule: DueDateRule;
  /** A decimal without trailing zeros. */
  penaltyDailyRatePercent: string;
  reminderDays: number;
  buyoutKopecks: Kopecks | null;
};

export type ExistingCompany = CompanyTerms & { id: string };
export type ExistingContract = ContractTerms & { id: string; companyId: string; payments: CurrentPayment[] };

/** All that exists under any key of the entries; see `keysOf` in plan.ts. */
export type Existing = { companies: readonly ExistingCompany[]; contracts: readonly ExistingContract[] };

type Told<T, Required extends keyof T> = { [K in keyof T]: K extends Required ? T[K] : T[K] | null };

/** What a portfolio tells; null is "not told": a new one gets the default, an existing one keeps what it has. */
export type ToldCompany = Told<CompanyTerms, 'clientType' | 'name' | 'inn'>;
export type ToldContract = Told<ContractTerms, 'number' | 'signedOn' | 'assetName'> & {
  /** Of all payments but penalties, to check the schedule against. */
  totalKopecks: Kopecks | null;
  scheduleReason: string | null;
};

/** One contract of a portfolio with all that was read for it. */
export type PortfolioEntry = {
  sheet: string | null;
  row: number;
  /** As written, for the preview; what can't be read is empty. */
  shown: { companyName: string; companyInn: string; contractNumber: string; externalId: string | null };
  /** Null where a problem says why. */
  company: ToldCompany | null;
  contract: ToldContract | null;
  /** Null where a line can't be read. */
  payments: WrittenPayment[] | null;
  /** Number of lines written. */
  lines: number;
  problems: PortfolioProblem[];
  /** Where a later problem is to be shown. */
  places: { company: Place; contract: Place; payments: Place[] };
};

export type Portfolio = {
  /** In the order of the file. */
  entries: PortfolioEntry[];
  /** Of rows that belong to no contract. */
  problems: PortfolioProblem[];
};
