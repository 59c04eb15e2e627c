import type { Words } from './words.ts';

export const kk: Words = {
  product: 'Quizcast',
  skip: 'Мазмұнға өту',
  language: 'Тіл',
  signIn: 'Кіру',
  signUp: 'Тіркелу',
  signOut: 'Шығу',
  signedInAs: (name) => `${name} ретінде кірдіңіз`,
  loading: 'Жүктелуде…',
  tryAgain: 'Қайталау',
  back: 'Басты бетке',
  offline: 'Сервер қолжетімсіз. Қайта көріп жатырмыз.',
  failed: 'Болмады. Қайтадан көріңіз.',
  pageMissing: 'Мұндай бет жоқ.',
  pageBroken: 'Бұл бетте қате болды.',
  account: {
    email: 'Эл. пошта',
    password: 'Құпиясөз',
    passwordHint: 'Кемінде 8 таңба',
    showPassword: 'Құпиясөзді көрсету',
    noAccount: 'Аккаунтыңыз жоқ па?',
    wrong: 'Пошта немесе құпиясөз қате.',
    taken: 'Бұл пошта немесе ойыншы аты бос емес.',
    tooOften: (seconds) => `Тым көп әрекет. ${seconds} с күтіңіз.`,
  },
};
