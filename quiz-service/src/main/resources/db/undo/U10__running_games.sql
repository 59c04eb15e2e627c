-- Undoes V10. The log of every game is lost, so use it only on a database without running games.
DROP FUNCTION game_take(uuid, int);
DROP FUNCTION game_renew(int, uuid, bigint, bigint, int);
DROP FUNCTION game_trip(
  int, uuid, bigint, bigint, bigint, bigint, bigint, bigint, int, bytea, bigint[], bigint[],
  bigint[], bigint[], bytea[], text[], bigint[], text[], jsonb);
DROP FUNCTION game_milestone(jsonb);
DROP TABLE answers_projected;
DROP TABLE results_outbox;
DROP TABLE host_outcome;
DROP TABLE game_live;
DROP TABLE game_event;
DROP TABLE game_log;
DROP TABLE game_partition;
DROP TABLE replica;
DELETE FROM flyway_schema_history WHERE version = '10';
