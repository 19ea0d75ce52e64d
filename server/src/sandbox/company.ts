import type { Insertable } from 'kysely';
import type { CompanyRow } from '../db/schema.ts';
import { addDays, type CivilDate } from '../platform/civil-date.ts';
import type { CompanyPlan } from './plan.ts';
import { createRandom, seedId } from './random.ts';
import type { Payer } from './receipts.ts';
import { accountOf, innOfEntity, innOfPerson, kppOf, ogrnipOf, ogrnOf } from './requisites.ts';
import { buildContract, instantOf, type SeedContract } from './schedule.ts';

export type SeedCompany = { row: Insertable<CompanyRow>; payer: Payer; contracts: SeedContract[] };

/** A company with its contracts; `place` counts companies, `firstContract` contracts of the portfolio. */
export function buildCompany(
  plan: CompanyPlan,
  place: number,
  firstContract: number,
  today: CivilDate,
): SeedCompany {
  const { key, clientType, name, region, code, address } = plan;
  const random = createRandom(key);
  const id = seedId('company', key);
  const year = `${random.int(10, 22)}`;
  const entity = clientType === 'legal_entity';
  const inn = entity ? innOfEntity(random, code) : innOfPerson(random, code);
  const ogrn = entity ? ogrnOf(random, code, year) : ogrnipOf(random, code, year);
  const contracts = plan.contracts.map((contract, index) =>
    buildContract(contract, id, firstContract + index, today),
  );
  const firstSigned = contracts.map(({ row }) => row.signed_on).sort()[0] ?? today;
  const row: Insertable<CompanyRow> = {
    id,
    external_id: `K-${`${place}`.padStart(4, '0')}`,
    client_type: clientType,
    name,
    inn,
    kpp: entity ? kppOf(inn) : null,
    ogrn: clientType === 'person' ? null : ogrn,
    region,
    address,
    created_at: instantOf(addDays(firstSigned, -5), 9),
  };
  const balance = { legal_entity: '40702', sole_proprietor: '40802', person: '40817' }[clientType];
  return { row, payer: { name, inn, kpp: row.kpp ?? '', account: accountOf(random, balance) }, contracts };
}
