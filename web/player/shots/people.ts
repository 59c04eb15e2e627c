import type { Explanation, Quiz, Result, ResultPage, User } from '@quizcast/protocol';

export const me: User = {
  id: 5,
  username: 'Айгерім Н.',
  role: 'user',
  email: 'a@example.org',
  email_verified: true,
  profile_complete: true,
};

export const quiz: Quiz = {
  id: 48,
  title: 'Жұма эфирі № 48',
  scheduled_time: '2026-11-27T15:00:00Z',
  status: 'scheduled',
  question_count: 10,
  prize_fund: 5_000_000,
};

export const mine = (won: boolean): Result => ({
  user_id: 5,
  quiz_id: 48,
  username: 'Айгерім Нұрланова',
  score: won ? 10 : 7,
  correct_answers: won ? 10 : 7,
  total_questions: 10,
  rank: won ? 1 : 743,
  is_winner: won,
  prize_fund: won ? 39_370 : 0,
  is_eliminated: !won,
  ...(!won && { eliminated_on_question: 8, elimination_reason: 'incorrect_answer' }),
});

const names =
  'Айгерим Нурланова,Ерасыл Төлегенов,Мадина Сәрсенбай,Данияр Оспанов,Әсел Қожахмет,Дарья Ким,Нұрсұлтан Жақсыбек,Тимур Ахметов,Гүлнұр Бекмұрат,Іңкәр Мақсұт,Санжар Ибраев,Ұлпан Есенова'.split(
    ',',
  );

export const finalRanking: ResultPage = {
  results: names.map((username, place) => ({
    ...mine(true),
    user_id: 100 + place,
    username,
    is_eliminated: false,
  })),
  total: 8904,
  page: 1,
};

const asked = [
  ['Which planet’s day is longer than its year?', 'Mercury', 'Venus', 'Mars', 1, 2_800],
  ['How many faces has an icosahedron?', '12', '16', '20', 2, 3_000],
  ['Which lake is half fresh, half salt water?', 'Zaysan', 'Balkhash', 'Alakol', 1, 3_400],
  ['Who was first to walk in space?', 'Alexei Leonov', 'Yuri Gagarin', 'John Glenn', 0, 2_600],
] as const;

const rightAnswers: Explanation['answers'] = asked.map(
  ([text, a, b, c, right, elapsed_ms], place) => ({
    question_number: 4 + place,
    text,
    options: [a, b, c],
    correct_option: right,
    your_option: right,
    is_correct: true,
    elapsed_ms,
    limit_ms: 10_000,
  }),
);

export const myAnswers = (won: boolean): Explanation => ({
  quiz_id: 48,
  is_eliminated: !won,
  prize_fund: 5_000_000,
  answers: won
    ? rightAnswers
    : [
        ...rightAnswers,
        {
          question_number: 8,
          text: 'How high above sea level is the Medeu ice rink?',
          options: ['1 191 m', '1 491 m', '1 691 m', '1 991 m'],
          correct_option: 2,
          your_option: 1,
          is_correct: false,
          elapsed_ms: 4_127,
          limit_ms: 10_000,
          elimination_reason: 'incorrect_answer',
        },
      ],
});
