import { answerBy, applicationNumber } from '../applications/application.ts';
import { applicationToken } from '../applications/submit-application.ts';
import { shippedCalendar } from '../platform/calendar.ts';
import { addDays, type CivilDate } from '../platform/civil-date.ts';
import { hashToken } from '../platform/token.ts';
import type { Vault } from '../platform/vault.ts';
import { createRandom, seedId } from './random.ts';
import { innOfEntity, innOfPerson } from './requisites.ts';
import { instantOf } from './schedule.ts';

type Plan = {
  key: string;
  state: 'submitted' | 'in_review' | 'approved' | 'rejected' | 'contracted';
  clientType?: 'sole_proprietor' | 'person';
  /** Of a company that is there already, by its key. */
  company?: string;
  contract?: string;
  name: string;
  contactName: string;
  region: string;
  code: string;
  phone: string;
  asset: string;
  roubles: bigint;
  daysAgo: number;
  reason?: string;
  setAside?: true;
};

/** Some in each state, of strangers and of clients who want more; nobody's telephone numbers. */
const plans: Plan[] = [
  ...submitted(),
  {
    ...{
      key: 'polyarnaya',
      state: 'in_review',
      name: 'АО «Полярная геология»',
      region: 'Мурманская область',
    },
    ...{ code: '51', contactName: 'Ершов Кирилл Алексеевич', phone: '+78150000007', daysAgo: 3 },
    ...{ asset: 'Вездеход «Трэкол-39294», 3 единицы', roubles: 26_700_000n },
  },
  {
    ...{ key: 'klimov', state: 'in_review', clientType: 'person', name: 'Климов Артур Романович' },
    ...{ region: 'Москва', code: '77', contactName: 'Климов Артур Романович', phone: '+79990000008' },
    ...{ asset: 'Легковой автомобиль Lada Aura', roubles: 2_790_000n, daysAgo: 2 },
  },
  {
    ...{ key: 'prichal', state: 'approved', company: 'bely-prichal', name: 'ООО «Белый причал»', daysAgo: 6 },
    ...{ region: 'Санкт-Петербург', code: '78', contactName: 'Громов Станислав Юрьевич' },
    ...{ phone: '+78120000009', asset: 'Портовый ричстакер, грузоподъёмность 45 т', roubles: 48_000_000n },
  },
  {
    ...{ key: 'zavod', state: 'rejected', name: 'ООО «Завод литых изделий»', daysAgo: 20 },
    ...{ region: 'Челябинская область', code: '74', contactName: 'Мартынов Глеб Ильич' },
    ...{ phone: '+73510000010', asset: 'Линия термической обработки 2009 года', roubles: 61_200_000n },
    reason:
      'Оборудование старше десяти лет не финансируется. Подберите более новое, и мы рассмотрим заявку снова.',
  },
  {
    ...{
      key: 'taxi',
      state: 'rejected',
      name: 'ООО «Быстрое такси»',
      region: 'Республика Татарстан',
      code: '16',
    },
    ...{ contactName: 'Сафин Ренат Маратович', phone: '+78430000011', daysAgo: 34 },
    ...{ asset: 'Легковые автомобили, 40 единиц', roubles: 88_000_000n },
    reason:
      'Компания зарегистрирована меньше шести месяцев назад. Будем рады новой заявке после первого отчётного года.',
  },
  {
    ...{
      key: 'kovalev',
      state: 'contracted',
      clientType: 'person',
      company: 'kovalev',
      contract: 'kovalev-1',
    },
    ...{ name: 'Ковалёв Дмитрий Андреевич', contactName: 'Ковалёв Дмитрий Андреевич', daysAgo: 200 },
    ...{ region: 'Калининградская область', code: '39', phone: '+79990000012' },
    ...{ asset: 'Легковой автомобиль', roubles: 3_100_000n },
  },
  {
    ...{
      key: 'again',
      state: 'submitted',
      setAside: true,
      name: 'ООО «Стройка»',
      region: 'Москва',
      code: '77',
    },
    ...{ contactName: 'Тест', phone: '+79990000013', daysAgo: 1, asset: 'Экскаватор', roubles: 1_000_000n },
  },
];

function submitted(): Plan[] {
  return [
    {
      ...{
        key: 'severny-les',
        state: 'submitted',
        name: 'ООО «Северный лес»',
        region: 'Архангельская область',
      },
      ...{ code: '29', contactName: 'Попова Мария Игоревна', phone: '+78180000003', daysAgo: 4 },
      ...{ asset: 'Харвестер Амкодор 2541, новый', roubles: 31_500_000n },
    },
    {
      ...{
        key: 'vostok',
        state: 'submitted',
        clientType: 'sole_proprietor',
        name: 'ИП Захаров Олег Юрьевич',
      },
      ...{ region: 'Приморский край', code: '25', contactName: 'Захаров Олег Юрьевич' },
      ...{ phone: '+74230000004', daysAgo: 1, asset: 'Рефрижератор Isuzu Forward', roubles: 7_250_000n },
    },
    {
      ...{ key: 'teplitsa', state: 'submitted', name: 'ООО «Тепличный комбинат „Заря“»', daysAgo: 0 },
      ...{ region: 'Ставропольский край', code: '26', contactName: 'Бондаренко Алексей Петрович' },
      ...{ phone: '+78650000005', asset: 'Котельная блочно-модульная, 5 МВт', roubles: 54_900_000n },
    },
    {
      ...{ key: 'hleb', state: 'submitted', company: 'pekarnya-u-mosta', name: 'ООО «Пекарня у моста»' },
      ...{ region: 'Республика Татарстан', code: '16', contactName: 'Ахметова Гульнара Рашидовна' },
      ...{ phone: '+78430000006', daysAgo: 0, asset: 'Печь ротационная, 2 единицы', roubles: 3_980_000n },
    },
  ];
}

/** The rows of the demo's applications; `innOf` tells the INN of a company that is there. */
export function buildApplications(
  { today, now }: { today: CivilDate; now: Date },
  vault: Vault,
  innOf: (company: string) => string,
) {
  const random = createRandom('applications');
  const manager = seedId('user', 'manager@lessor.example');
  return plans.map((plan, index) => {
    const { clientType = 'legal_entity', code, company, contract, key, state } = plan;
    const made = addDays(today, -plan.daysAgo);
    const at = (days: number, hour: number) => {
      const moment = instantOf(addDays(made, days), hour);
      return moment < now ? moment : now;
    };
    const submissionId = seedId('submission', key);
    const reviewed = state !== 'submitted';
    const decided = reviewed && state !== 'in_review';
    const fits = state === 'approved' || state === 'contracted';
    return {
      id: seedId('application', key),
      submission_id: submissionId,
      number: applicationNumber(made, BigInt(index + 1)),
      token_hash: `\\x${hashToken(applicationToken(vault, submissionId)).toString('hex')}`,
      state,
      set_aside: plan.setAside ?? false,
      client_type: clientType,
      inn: company
        ? innOf(company)
        : clientType === 'legal_entity'
          ? innOfEntity(random, code)
          : innOfPerson(random, code),
      name: plan.name,
      contact_name: plan.contactName,
      region: plan.region,
      email: company ? `owner@${company}.example` : `zayavka@${key}.example`,
      phone: plan.phone,
      asset: plan.asset,
      amount_kopecks: plan.roubles * 100n,
      locale: 'ru',
      address: `203.0.113.${index + 10}`,
      created_at: at(0, 6 + (index % 5)),
      answer_by: answerBy(made, shippedCalendar),
      reviewed_by: reviewed ? manager : null,
      reviewed_at: reviewed ? at(1, 8) : null,
      decided_by: decided ? manager : null,
      decided_at: decided ? at(2, 11) : null,
      rejection_reason: plan.reason ?? null,
      company_id: fits && company ? seedId('company', company) : null,
      contract_id: contract ? seedId('contract', contract) : null,
      contracted_at: contract ? at(9, 12) : null,
    };
  });
}
