-- Undoes V1. Profiles come back from user.events, except for pictures, and results from
-- game.results as far as the topics reach; registrations and subscriptions are lost.
DROP TABLE outbox, reminder_pushes, push_subscriptions, reminder_mails, quiz_registrations,
  awaited_quizzes, notification_preferences, leaderboard_changes, series_games, period_statistics,
  player_statistics, prizes, asked_questions, game_titles, game_results, deleted_users, avatars,
  profiles;
DELETE FROM flyway_schema_history WHERE version = '1';
