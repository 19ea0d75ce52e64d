import { addDays, type CivilDate } from '../platform/civil-date.ts';
import type { SeedCompany } from './company.ts';
import { createRandom } from './random.ts';
import { makeReceipt, type SeedReceipt, workingDayUpTo } from './receipts.ts';
import { accountOf, innOfEntity, kppOf } from './requisites.ts';

/** Money that an operator has still to post: one receipt for each reason to wait. */
export function waitingReceipts(
  companies: ReadonlyMap<string, SeedCompany>,
  account: string,
  today: CivilDate,
): SeedReceipt[] {
  const random = createRandom('waiting');
  const stranger = (name: string) => {
    const inn = innOfEntity(random, '77');
    return { name, inn, kpp: kppOf(inn), account: accountOf(random, '40702') };
  };
  const known = (key: string) => {
    const company = companies.get(key);
    if (!company) throw new Error(`no company ${key}`);
    return {
      companyId: company.row.id,
      payer: company.payer,
      account,
      numbers: company.contracts.map(({ row }) => row.number),
    };
  };
  const unknown = (name: string) => ({ companyId: null, payer: stranger(name), account });
  const booked = (daysAgo: number) => workingDayUpTo(addDays(today, -daysAgo));
  const fleet = known('transokean');
  const [first = '', second = ''] = fleet.numbers;
  const forest = known('taiga-les');
  const dairy = known('molochnye-reki');
  return [
    makeReceipt('waiting/unknown', unknown('ООО «Ромашка и партнёры»'), {
      bookedOn: booked(1),
      amount: 5_000_000n,
      purpose: 'Оплата за лизинг по счету. НДС не облагается',
      waitingReason: 'payer_unknown',
    }),
    makeReceipt('waiting/transit', unknown('Платёжный центр «Перевод»'), {
      bookedOn: booked(2),
      amount: 3_412_050n,
      purpose: 'Перевод денежных средств по поручению физического лица за лизинг автомобиля',
      waitingReason: 'transit_payer',
    }),
    makeReceipt('waiting/several', fleet, {
      bookedOn: booked(1),
      amount: 74_500_000n,
      purpose: `Лизинговые платежи по договорам ${first}, ${second}. В том числе НДС 22%`,
      waitingReason: 'contract_ambiguous',
    }),
    makeReceipt('waiting/ambiguous', forest, {
      bookedOn: booked(3),
      amount: 21_000_000n,
      purpose: 'Оплата лизинговых платежей согласно графику. В том числе НДС 22%',
      waitingReason: 'several_contracts',
    }),
    makeReceipt('waiting/another', dairy, {
      bookedOn: booked(4),
      amount: 12_500_000n,
      purpose: `Оплата за третье лицо по договору ${forest.numbers[0] ?? ''}. НДС не облагается`,
      waitingReason: 'contract_of_another_payer',
    }),
  ];
}
