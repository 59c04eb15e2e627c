import type { Words } from './words.ts';

export const ru: Words = {
  product: 'Quizcast',
  skip: 'К содержанию',
  language: 'Язык',
  signIn: 'Войти',
  signUp: 'Создать аккаунт',
  signOut: 'Выйти',
  signedInAs: (name) => `Вы вошли как ${name}`,
  loading: 'Загрузка…',
  tryAgain: 'Повторить',
  back: 'На главную',
  offline: 'Сервер недоступен. Пробуем снова.',
  failed: 'Не получилось. Попробуйте ещё раз.',
  pageMissing: 'Такой страницы нет.',
  pageBroken: 'На этой странице что-то пошло не так.',
  account: {
    email: 'Эл. почта',
    password: 'Пароль',
    passwordHint: 'Не короче 8 символов',
    showPassword: 'Показать пароль',
    noAccount: 'Ещё нет аккаунта?',
    wrong: 'Неверная почта или пароль.',
    taken: 'Такая почта или имя игрока уже заняты.',
    tooOften: (seconds) => `Слишком много попыток. Подождите ${seconds} с.`,
  },
};
