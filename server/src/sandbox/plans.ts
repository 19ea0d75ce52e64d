import { fleet } from './fleet.ts';
import type { CompanyPlan } from './plan.ts';

const entity = (plan: Omit<CompanyPlan, 'clientType'>): CompanyPlan => ({
  clientType: 'legal_entity',
  ...plan,
});

/** Twelve companies, one for each state that a screen has to show. */
export const companyPlans: CompanyPlan[] = [
  // Overdue 5 days and the next in 2: what the pictures of the design show.
  entity({
    key: 'severny-put',
    name: 'ООО «Северный путь»',
    region: 'Москва',
    code: '77',
    address: '125047, г. Москва, ул. Лесная, д. 5, помещ. 12',
    contracts: [
      {
        key: 'severny-put-1',
        number: 'ДЛ-2025/0418',
        asset: 'kamaz',
        vin: 'XTC549015N2512345',
        months: 36,
        at: { payment: 14, inDays: -5 },
        paid: 13,
        payment: 18_432_050n,
        annualRate: '18.5',
        buyoutFee: 1_500_000n,
      },
      {
        key: 'severny-put-2',
        number: 'ДЛ-2026/0077',
        asset: 'gazelle',
        months: 24,
        at: { payment: 6, inDays: 2 },
        paid: 5,
        annualRate: '16.5',
        buyoutTable: true,
        prolonged: true,
      },
    ],
  }),
  // Everything is paid.
  entity({
    key: 'bely-prichal',
    name: 'ООО «Белый причал»',
    region: 'Санкт-Петербург',
    code: '78',
    address: '199034, г. Санкт-Петербург, 3-я линия В.О., д. 18, литера А',
    contracts: [
      { key: 'bely-prichal-1', asset: 'forklift', months: 12, at: { payment: 12, inDays: 19 }, paid: 12 },
    ],
  }),
  // Due in 2 days.
  entity({
    key: 'vektor-agro',
    name: 'ООО «Вектор-Агро»',
    region: 'Краснодарский край',
    code: '23',
    address: '350000, г. Краснодар, ул. Полевая, д. 41',
    contracts: [
      {
        key: 'vektor-agro-1',
        asset: 'harvester',
        months: 48,
        at: { payment: 19, inDays: 2 },
        paid: 18,
        advance: true,
        amended: true,
      },
    ],
  }),
  // Overdue 1 day.
  entity({
    key: 'granit-dorstroy',
    name: 'ООО «Гранит-Дорстрой»',
    region: 'Свердловская область',
    code: '66',
    address: '620014, г. Екатеринбург, ул. Каменная, д. 7, офис 301',
    contracts: [
      {
        key: 'granit-dorstroy-1',
        asset: 'excavator',
        months: 36,
        at: { payment: 9, inDays: -1 },
        paid: 8,
        advance: true,
        announced: { daysAgo: 1, order: '77', by: 'Уралов Денис Сергеевич' },
      },
      {
        key: 'granit-dorstroy-2',
        asset: 'bulldozer',
        months: 36,
        at: { payment: 4, inDays: 16 },
        paid: 3,
        advance: true,
      },
    ],
  }),
  // Overdue 10 days.
  entity({
    key: 'dolina-hleba',
    name: 'ООО «Долина хлеба»',
    region: 'Воронежская область',
    code: '36',
    address: '394018, г. Воронеж, ул. Хлебная, д. 2',
    contracts: [
      { key: 'dolina-hleba-1', asset: 'tractor', months: 60, at: { payment: 22, inDays: -10 }, paid: 21 },
    ],
  }),
  // Overdue 60 days, with what fell due since and a penalty.
  entity({
    key: 'karier-vostochny',
    name: 'АО «Карьер Восточный»',
    region: 'Кемеровская область',
    code: '42',
    address: '650000, г. Кемерово, Заводской пр-д, д. 11',
    contracts: [
      {
        key: 'karier-vostochny-1',
        asset: 'kamazDump',
        months: 36,
        at: { payment: 17, inDays: -60 },
        paid: 16,
        advance: true,
        penalty: true,
        announced: {
          daysAgo: 3,
          percent: 50,
          order: '1043',
          note: 'Остаток оплатим до конца месяца.',
          by: 'Шахтин Виктор Павлович',
        },
      },
      { key: 'karier-vostochny-2', asset: 'loader', months: 24, at: { payment: 8, inDays: 11 }, paid: 7 },
    ],
  }),
  // Overpaid: the next payment is covered ahead and money is left.
  entity({
    key: 'molochnye-reki',
    name: 'ООО «Молочные реки Сибири»',
    region: 'Новосибирская область',
    code: '54',
    address: '630005, г. Новосибирск, ул. Молочная, д. 30',
    contracts: [
      {
        key: 'molochnye-reki-1',
        asset: 'bottling',
        months: 24,
        at: { payment: 11, inDays: 12 },
        paid: 11,
        leftOver: 5_000_000n,
      },
    ],
  }),
  // Several contracts, one of each kind.
  entity({
    key: 'taiga-les',
    name: 'ООО «Тайга-Лес»',
    region: 'Архангельская область',
    code: '29',
    address: '163000, г. Архангельск, наб. Лесопромышленников, д. 9',
    contracts: [
      {
        key: 'taiga-les-1',
        asset: 'maz',
        months: 36,
        at: { payment: 12, inDays: 9 },
        paid: 11,
        announced: { daysAgo: 1, order: '214', by: 'Соколова Анна Викторовна' },
        amended: true,
        buyout: true,
      },
      {
        key: 'taiga-les-2',
        asset: 'trailer',
        months: 24,
        at: { payment: 5, inDays: 15 },
        paid: 4,
        rule: 'previous',
      },
      {
        key: 'taiga-les-3',
        asset: 'lathe',
        months: 12,
        at: { payment: 3, inDays: 21 },
        paid: 2,
        rule: 'none',
      },
      {
        key: 'taiga-les-4',
        asset: 'loader',
        months: 24,
        at: { payment: 24, inDays: -75 },
        paid: 24,
        buyout: true,
        status: 'completed',
      },
      {
        key: 'taiga-les-5',
        asset: 'kamaz',
        months: 9,
        at: { payment: 9, inDays: -130 },
        paid: 9,
        status: 'terminated',
      },
      {
        key: 'taiga-les-6',
        asset: 'excavator',
        months: 0,
        at: { payment: 0, inDays: 30 },
        paid: 0,
        status: 'draft',
      },
    ],
  }),
  // Completed.
  entity({
    key: 'pekarnya-u-mosta',
    name: 'ООО «Пекарня у моста»',
    region: 'Республика Татарстан',
    code: '16',
    address: '420111, г. Казань, ул. Мостовая, д. 14',
    contracts: [
      {
        key: 'pekarnya-u-mosta-1',
        asset: 'oven',
        months: 24,
        at: { payment: 24, inDays: -40 },
        paid: 24,
        buyout: true,
        status: 'completed',
      },
    ],
  }),
  // Sixty contracts.
  entity({
    key: 'transokean',
    name: 'ООО «ТрансОкеан Групп»',
    region: 'Приморский край',
    code: '25',
    address: '690091, г. Владивосток, ул. Портовая, д. 33, этаж 5',
    contracts: fleet('transokean', 60),
  }),
  // A sole proprietor; a payment is covered in part.
  {
    key: 'zhuravleva',
    clientType: 'sole_proprietor',
    name: 'ИП Журавлёва Мария Сергеевна',
    region: 'Тульская область',
    code: '71',
    address: '300041, г. Тула, ул. Пряничная, д. 6, кв. 20',
    contracts: [
      {
        key: 'zhuravleva-1',
        asset: 'gazelle',
        months: 24,
        at: { payment: 10, inDays: 5 },
        paid: 9,
        partPercent: 40,
        advance: true,
        announced: { daysAgo: 1, percent: 50, order: '12', by: 'Журавлёва Мария Сергеевна' },
      },
    ],
  },
  // A person.
  {
    key: 'kovalev',
    clientType: 'person',
    name: 'Ковалёв Дмитрий Андреевич',
    region: 'Калининградская область',
    code: '39',
    address: '236022, г. Калининград, ул. Янтарная, д. 17, кв. 8',
    contracts: [
      {
        key: 'kovalev-1',
        asset: 'car',
        months: 36,
        at: { payment: 7, inDays: 13 },
        paid: 6,
        advance: true,
        buyout: true,
      },
    ],
  },
];
