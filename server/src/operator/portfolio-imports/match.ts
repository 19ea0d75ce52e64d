import type { ExistingCompany, ExistingContract, ToldCompany, ToldContract } from './portfolio.ts';
import type { Place, PortfolioCode, PortfolioProblem } from './problem.ts';

/** What exists already under the keys that were told, and why it can't be it. */
type Match<T> = { found: T | null; problems: PortfolioProblem[] };

const refusal = (
  code: PortfolioCode,
  place: Place,
  params: PortfolioProblem['params'],
): PortfolioProblem[] => [{ code, severity: 'error', ...place, params }];

/** A company is known by its code; without one by INN and KPP; without KPP by an INN that only one company has. */
export function matchCompany(
  told: ToldCompany,
  place: Place,
  existing: readonly ExistingCompany[],
): Match<ExistingCompany> {
  const { externalId, inn, kpp } = told;
  const byCode = existing.find((company) => externalId !== null && company.externalId === externalId);
  const ofInn = existing.filter((company) => company.inn === inn);
  const exact = ofInn.find((company) => company.kpp === kpp);
  const alone = kpp === null && ofInn.length === 1 ? ofInn[0] : undefined;
  const byRequisites = exact ?? alone;

  if (byCode) {
    if (byCode.inn !== inn) {
      return {
        found: byCode,
        problems: refusal('company_inn_changed', place, { found: inn, known: byCode.inn }),
      };
    }
    const taken = exact && exact !== byCode;
    const params = { inn, kpp: kpp ?? '', company: exact?.name ?? '' };
    return { found: byCode, problems: taken ? refusal('company_requisites_taken', place, params) : [] };
  }
  if (byRequisites && externalId !== null && byRequisites.externalId !== null) {
    const params = { found: externalId, known: byRequisites.externalId };
    return { found: byRequisites, problems: refusal('company_external_id_changed', place, params) };
  }
  return { found: byRequisites ?? null, problems: [] };
}

/** The existing contract that is told, by its code or else by its number. */
export const findContract = (
  { externalId, number }: Pick<ToldContract, 'externalId' | 'number'>,
  existing: readonly ExistingContract[],
): ExistingContract | undefined =>
  existing.find((contract) => externalId !== null && contract.externalId === externalId) ??
  existing.find((contract) => contract.number === number);

/** A contract is known by its code; without one, or where the known one has none yet, by its number. */
export function matchContract(
  told: ToldContract,
  place: Place,
  existing: readonly ExistingContract[],
  company: ExistingCompany | null,
): Match<ExistingContract> {
  const { externalId, number } = told;
  const byCode = existing.find((contract) => externalId !== null && contract.externalId === externalId);
  const byNumber = existing.find((contract) => contract.number === number);
  const found = byCode ?? byNumber ?? null;
  if (!found) return { found, problems: [] };
  const bothHaveCodes = externalId !== null && byNumber?.externalId !== null;
  if (byNumber && byNumber !== byCode && (byCode || bothHaveCodes)) {
    const params = { found: number, known: byNumber.externalId ?? '' };
    return { found, problems: refusal('contract_number_taken', place, params) };
  }
  if (found.companyId !== company?.id) {
    return { found, problems: refusal('contract_company_changed', place, { found: number }) };
  }
  return { found, problems: [] };
}
