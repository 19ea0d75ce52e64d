import { dictionary } from '@element-cabinet/ui/i18n';

/** The words of a popup that has nothing to show yet; a chunk of its own, as that screen is. */
export const words = dictionary(
  {
    failed: 'Не получилось загрузить',
    failedText: 'Сервер ответил не так, как ожидалось. Ничего не потеряно.',
    loading: 'Загружается',
    noCompanies: 'Пока нет компаний',
    noCompaniesText: 'Когда менеджер заключит договор, компания появится здесь.',
    offlineFirst: 'Нет связи',
    offlineFirstText: 'Сервер не отвечает. Данные появятся, как только связь вернётся.',
    retry: 'Повторить',
    step: 'Завершите вход в кабинете',
    stepText: 'Там от вас ждут ещё один шаг: новые правила, пароль или второй фактор.',
  },
  {
    failed: 'Could not load',
    failedText: 'The server answered something unexpected. Nothing is lost.',
    loading: 'Loading',
    noCompanies: 'No companies yet',
    noCompaniesText: 'A company appears here when a contract is concluded.',
    offlineFirst: 'No connection',
    offlineFirstText: 'The server does not answer. The data will appear as soon as it is back.',
    retry: 'Try again',
    step: 'Finish signing in in the cabinet',
    stepText: 'A step is waiting for you there: new terms, a password or a second factor.',
  },
);
