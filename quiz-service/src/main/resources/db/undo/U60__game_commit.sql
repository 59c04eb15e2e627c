-- Undoes V60. The previous version calls game_trip, which still exists.
DROP FUNCTION game_commit(
  int, uuid, bigint, bigint, bigint, bigint, bigint, bigint, int, bytea, bigint[], bigint[],
  bigint[], bigint[], bytea[], text[], bigint[], text[], jsonb);
DELETE FROM flyway_schema_history WHERE version = '60';
