import {
  applySchedule,
  type CurrentPayment,
  compareSchedules,
  lineKey,
  makeSchedule,
  type PaymentsChange,
  type ScheduleLine,
} from '../../contracts/schedule.ts';
import type { Calendar } from '../../platform/calendar.ts';
import { formatKopecks, sum } from '../../platform/money.ts';
import { findContract, matchCompany, matchContract } from './match.ts';
import type {
  CompanyTerms,
  ContractTerms,
  Existing,
  ExistingCompany,
  ExistingContract,
  PortfolioEntry,
  ToldCompany,
  ToldContract,
} from './portfolio.ts';
import { hasErrors, type PortfolioProblem } from './problem.ts';

/** One thing that an update changes, for a person to read. */
export type Change =
  | { code: 'company_field' | 'contract_field'; field: string; before: string | null; after: string | null }
  | { code: 'payments_added' | 'payments_removed' | 'payments_changed'; count: number };

/** What is to be stored; an id of null is a new one. */
export type Work = {
  company: { id: string | null; terms: CompanyTerms };
  /** `begins`: clients see it from now on. */
  contract: { id: string | null; terms: ContractTerms; begins: boolean };
  /** The next version of the schedule, null when it stays. */
  schedule: { reason: string | null; lines: ScheduleLine[]; payments: PaymentsChange } | null;
};

export type ContractPlan = {
  outcome: 'create' | 'update' | 'unchanged' | 'refuse';
  /** The company is made together with the contract. */
  newCompany: boolean;
  contractId: string | null;
  changes: Change[];
  problems: PortfolioProblem[];
  /** Null unless something is to be done. */
  work: Work | null;
};

/** By which the store finds what exists. */
export function keysOf(entries: readonly PortfolioEntry[]) {
  const codes = (values: (string | null | undefined)[]) => [
    ...new Set(values.filter((value) => value != null)),
  ];
  return {
    companyExternalIds: codes(entries.map(({ company }) => company?.externalId)),
    inns: codes(entries.map(({ company }) => company?.inn)),
    contractExternalIds: codes(entries.map(({ contract }) => contract?.externalId)),
    contractNumbers: codes(entries.map(({ contract }) => contract?.number)),
  };
}

/** Two rows that turn out to be one existing contract, by its code and by its number, are both refused. */
export function refuseTwins(
  entries: readonly PortfolioEntry[],
  { contracts }: Existing,
): readonly PortfolioEntry[] {
  const found = entries.map(({ contract }) => contract && findContract(contract, contracts)?.id);
  return entries.map((entry, index) => {
    const id = found[index];
    const twins = entries.filter((_, other) => other !== index && id && found[other] === id);
    if (twins.length === 0) return entry;
    const rows = twins.map(({ places }) => places.contract.row ?? '').join(', ');
    const problem: PortfolioProblem = {
      ...{ code: 'contract_found_twice', severity: 'error', ...entry.places.contract, params: { rows } },
    };
    return { ...entry, problems: [...entry.problems, problem] };
  });
}

/** What one contract of a portfolio would do: everything or, where anything is wrong, nothing. */
export function planContract(entry: PortfolioEntry, existing: Existing, calendar: Calendar): ContractPlan {
  const { company: toldCompany, contract: told, payments } = entry;
  const refuse = (problems: PortfolioProblem[], contractId: string | null = null): ContractPlan => {
    return { outcome: 'refuse', newCompany: false, contractId, changes: [], problems, work: null };
  };
  if (!toldCompany || !told || !payments || hasErrors(entry.problems)) return refuse(entry.problems);

  const company = matchCompany(toldCompany, entry.places.company, existing.companies);
  const contract = matchContract(told, entry.places.contract, existing.contracts, company.found);
  const problems = [...entry.problems, ...company.problems, ...contract.problems];
  if (hasErrors(problems)) return refuse(problems, contract.found?.id);

  const before = contract.found;
  const companyTerms = companyOf(toldCompany, company.found);
  const terms = contractOf(told, before);
  const lines = makeSchedule(payments, terms.dueDateRule, calendar);
  const current = before ? scheduledOf(before.payments, lines) : [];
  const diff = compareSchedules(current, lines);
  const rescheduled = diff.added.length + diff.removed.length + diff.changed.length > 0;
  const change = applySchedule(current, lines);
  problems.push(...paymentProblems(change, entry));
  if (hasErrors(problems)) return refuse(problems, before?.id);

  const changes: Change[] = before
    ? [
        ...(company.found ? fieldChanges('company_field', company.found, companyTerms) : []),
        ...fieldChanges('contract_field', before, terms),
        ...lineChanges(diff),
      ]
    : [];
  const contractId = before?.id ?? null;
  const newCompany = company.found === null;
  if (before && changes.length === 0) {
    return { outcome: 'unchanged', newCompany, contractId, changes, problems, work: null };
  }
  const work: Work = {
    company: { id: company.found?.id ?? null, terms: companyTerms },
    contract: { id: contractId, terms, begins: before === null || before.status === 'draft' },
    schedule: rescheduled ? { reason: told.scheduleReason, lines, payments: change } : null,
  };
  return { outcome: before ? 'update' : 'create', newCompany, contractId, changes, problems, work };
}

/** Penalties are billed by the lessor: one that a portfolio does not tell is no part of its schedule, and stays. */
function scheduledOf(payments: readonly CurrentPayment[], lines: readonly ScheduleLine[]): CurrentPayment[] {
  const told = new Set(lines.map(lineKey));
  return payments.filter((payment) => payment.kind !== 'penalty' || told.has(lineKey(payment)));
}

/** What was told, else what there is, else the default. */
function companyOf(told: ToldCompany, found: ExistingCompany | null): CompanyTerms {
  return {
    externalId: told.externalId ?? found?.externalId ?? null,
    clientType: told.clientType,
    name: told.name,
    inn: told.inn,
    kpp: told.kpp ?? found?.kpp ?? null,
    ogrn: told.ogrn ?? found?.ogrn ?? null,
    region: told.region ?? found?.region ?? null,
    address: told.address ?? found?.address ?? null,
  };
}

function contractOf(told: ToldContract, found: ExistingContract | null): ContractTerms {
  // Another manager does not inherit the telephone of the one before.
  const same = told.managerName === null || told.managerName === found?.managerName;
  const manager = same ? found : null;
  return {
    externalId: told.externalId ?? found?.externalId ?? null,
    number: told.number,
    // A portfolio is of what was concluded, so that a draft it tells of is one no more.
    status: told.status ?? (found === null || found.status === 'draft' ? 'active' : found.status),
    signedOn: told.signedOn,
    startsOn: told.startsOn ?? found?.startsOn ?? null,
    endsOn: told.endsOn ?? found?.endsOn ?? null,
    assetName: told.assetName,
    assetMake: told.assetMake ?? found?.assetMake ?? null,
    assetModel: told.assetModel ?? found?.assetModel ?? null,
    assetVin: told.assetVin ?? found?.assetVin ?? null,
    assetSerialNumber: told.assetSerialNumber ?? found?.assetSerialNumber ?? null,
    managerName: told.managerName ?? found?.managerName ?? null,
    managerPhone: told.managerPhone ?? manager?.managerPhone ?? null,
    managerEmail: told.managerEmail ?? manager?.managerEmail ?? null,
    dueDateRule: told.dueDateRule ?? found?.dueDateRule ?? 'next',
    penaltyDailyRatePercent: told.penaltyDailyRatePercent ?? found?.penaltyDailyRatePercent ?? '0.1',
    reminderDays: told.reminderDays ?? found?.reminderDays ?? 3,
    buyoutKopecks: told.buyoutKopecks ?? found?.buyoutKopecks ?? null,
  };
}

const shownValue = (value: string | number | bigint | null): string | null =>
  typeof value === 'bigint' ? formatKopecks(value) : value === null ? null : `${value}`;

function fieldChanges<T extends CompanyTerms | ContractTerms>(
  code: 'company_field' | 'contract_field',
  before: T,
  after: T,
): Change[] {
  return (Object.keys(after) as (keyof T & string)[]).flatMap((field) => {
    const values = [before[field], after[field]] as (string | number | bigint | null)[];
    const [was = null, is = null] = values.map(shownValue);
    return was === is ? [] : [{ code, field, before: was, after: is }];
  });
}

function lineChanges({ added, removed, changed }: ReturnType<typeof compareSchedules>): Change[] {
  const counts = [
    { code: 'payments_added', count: added.length },
    { code: 'payments_removed', count: removed.length },
    { code: 'payments_changed', count: changed.length },
  ] as const;
  return counts.filter(({ count }) => count > 0);
}

function paymentProblems(change: PaymentsChange, entry: PortfolioEntry): PortfolioProblem[] {
  return change.problems.map(({ code, payment }) => {
    const { kind, number, paidKopecks } = payment;
    const line =
      entry.payments?.findIndex((written) => written.kind === kind && written.number === number) ?? -1;
    const place = entry.places.payments[line] ?? entry.places.contract;
    return { code, severity: 'error', ...place, params: { kind, number, paid: formatKopecks(paidKopecks) } };
  });
}

/** The sum of an entry's lines, null where they can't all be read. */
export const totalOf = (entry: PortfolioEntry): bigint | null =>
  entry.payments && sum(entry.payments.map(({ totalKopecks }) => totalKopecks));

export function countPlans(entries: readonly PortfolioEntry[], plans: readonly ContractPlan[]) {
  const of = (outcome: ContractPlan['outcome']) => plans.filter((plan) => plan.outcome === outcome).length;
  const made = plans.flatMap(({ newCompany, work }) => (newCompany && work ? [work.company.terms] : []));
  return {
    contracts: plans.length,
    create: of('create'),
    update: of('update'),
    unchanged: of('unchanged'),
    refuse: of('refuse'),
    newCompanies: new Set(made.map(({ inn, kpp }) => `${inn} ${kpp}`)).size,
    payments: entries.reduce((total, { lines }) => total + lines, 0),
  };
}
