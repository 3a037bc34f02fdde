import type { ConsentOptions } from 'kelisim';

/** A private portal with a policy of its own and no preset, for the scenario `own-policy`. The company is made up. */
export const ownPolicy = {
  operator: {
    name: { kk: '«Білім жолы» ЖШС', ru: 'ТОО «Билим жолы»', en: 'Bilim Zholy LLP' },
  },
  features: {
    account: { needs: ['authorization'], policy: true },
  },
  disclosure: {
    automatic: [
      { kk: 'cookie деректері', ru: 'данные файлов cookie', en: 'cookie data' },
      { kk: 'браузер туралы деректер', ru: 'данные о браузере', en: 'data about the browser' },
      { kk: 'сайтқа кірген уақыт', ru: 'время посещения', en: 'the time of your visit' },
    ],
    refusal: {
      kk: 'Бас тартсаңыз, жеке кабинет жабық қалады. Курстар тізімі бәрібір ашық.',
      ru: 'Если отказаться, личный кабинет останется закрытым. Список курсов открыт в любом случае.',
      en: 'If you refuse, your account stays closed. The list of courses is open in any case.',
    },
    regardless: {
      kk: 'Таңдауыңызға қарамастан IP мекенжайыңыз сервер журналына жазылады.',
      ru: 'При любом выборе ваш IP-адрес записывается в журнал сервера.',
      en: 'Whatever you choose, your IP address is written to the server log.',
    },
    purposes: {
      kk: 'Деректер курсқа жазылу және емтихан нәтижесін сақтау үшін қажет.',
      ru: 'Данные нужны для записи на курс и хранения результатов экзамена.',
      en: 'The data are needed to enrol you in a course and to store your exam results.',
    },
    thirdParties: {
      kk: 'Деректер үшінші тұлғаларға берілмейді.',
      ru: 'Данные третьим лицам не передаются.',
      en: 'Data are not passed to third parties.',
    },
    crossBorder: {
      kk: 'Деректер шетелге берілмейді.',
      ru: 'Данные за границу не передаются.',
      en: 'Data are not transferred abroad.',
    },
    publicSources: {
      kk: 'Деректер жалпыға бірдей қолжетімді көздерде жарияланбайды.',
      ru: 'Данные не публикуются в общедоступных источниках.',
      en: 'Data are not published in publicly available sources.',
    },
    data: {
      kk: 'Аты-жөні, электрондық пошта, курстар, емтихан нәтижелері.',
      ru: 'Имя и фамилия, электронная почта, курсы, результаты экзаменов.',
      en: 'First name and surname, e-mail address, courses, exam results.',
    },
  },
} as const satisfies Omit<ConsentOptions, 'policy'>;
