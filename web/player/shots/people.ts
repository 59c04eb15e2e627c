import type { Quiz, User } from '@quizcast/protocol';

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
