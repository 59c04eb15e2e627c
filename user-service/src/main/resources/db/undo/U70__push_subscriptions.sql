DROP TABLE reminder_pushes;
DROP TABLE push_subscriptions;
DELETE FROM flyway_schema_history WHERE version = '70';
