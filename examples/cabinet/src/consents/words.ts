import { dictionary } from '@element-cabinet/ui/i18n';

export const words = dictionary(
  {
    current: 'действует',
    empty: 'Согласий пока нет',
    emptyText: 'Они появятся, когда вы примете правила кабинета.',
    given: (at: string, address: string) => `Принято ${at}, с адреса ${address}`,
    lead: 'Что вы приняли, когда и с какого сетевого адреса.',
    replaced: 'сменила другая версия',
    textOf: (title: string, version: number) => `${title}, версия ${version}`,
    toTerms: 'Тексты и история версий',
  },
  {
    current: 'in force',
    empty: 'No consents yet',
    emptyText: 'They will appear when you accept the terms of the cabinet.',
    given: (at, address) => `Accepted ${at}, from address ${address}`,
    lead: 'What you accepted, when and from which network address.',
    replaced: 'replaced by a newer version',
    textOf: (title, version) => `${title}, version ${version}`,
    toTerms: 'Texts and their history',
  },
);
