const kk = {
  title: 'Менің курстарым',
  signIn: 'Кіру',
  account: 'Қош келдіңіз!',
  statistics: 'Статистика қосулы',
  closed: 'Статистика өшірулі',
  open: 'Статистиканы қосу',
  withdraw: 'Келісімді кері қайтарып алу',
  leave: 'Жабу',
};
const ru: typeof kk = {
  title: 'Мои курсы',
  signIn: 'Войти',
  account: 'Добро пожаловать!',
  statistics: 'Статистика включена',
  closed: 'Статистика выключена',
  open: 'Включить статистику',
  withdraw: 'Отозвать согласие',
  leave: 'Закрыть',
};
const en: typeof kk = {
  title: 'My courses',
  signIn: 'Sign in',
  account: 'Welcome!',
  statistics: 'Statistics are on',
  closed: 'Statistics are off',
  open: 'Turn statistics on',
  withdraw: 'Withdraw consent',
  leave: 'Close',
};

export const LANGUAGES = ['kk', 'ru', 'en'];

/** The page's own words, in the language of the notice. */
export const wordsIn = (language: string): typeof kk => ({ kk, ru, en })[language] ?? kk;
