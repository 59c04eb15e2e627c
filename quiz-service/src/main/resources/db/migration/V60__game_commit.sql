-- game_commit is what game_trip was called. Replicas of the previous version still call game_trip
-- during a rollout, so it stays until a later release drops it.

-- Commits one batch of commands and everything that came of it. The fenced update is last, so that
-- the partition's row is locked for one commit only; if no row matches, nothing is written.
CREATE FUNCTION game_commit(
  p_partition int, p_owner uuid, p_epoch bigint, p_from bigint, p_next bigint,
  p_appended_at bigint, p_clock bigint, p_published_row bigint, p_lease_ms int, p_log bytea,
  p_row_no bigint[], p_quiz_id bigint[], p_first_seq bigint[], p_last_seq bigint[], p_run bytea[],
  p_outcome_id text[], p_outcome_quiz bigint[], p_outcome text[], p_milestones jsonb
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO game_log (partition, first_offset, next_offset, epoch, body)
    VALUES (p_partition, p_from, p_next, p_epoch, p_log);
  IF p_row_no IS NOT NULL THEN
    INSERT INTO game_event (partition, row_no, quiz_id, first_seq, last_seq, body)
      SELECT p_partition, e.* FROM unnest(p_row_no, p_quiz_id, p_first_seq, p_last_seq, p_run) e;
  END IF;
  IF p_outcome_id IS NOT NULL THEN
    INSERT INTO host_outcome (id, quiz_id, outcome)
      SELECT * FROM unnest(p_outcome_id, p_outcome_quiz, p_outcome) ON CONFLICT DO NOTHING;
  END IF;
  IF p_milestones IS NOT NULL THEN
    PERFORM game_milestone(m) FROM jsonb_array_elements(p_milestones) WITH ORDINALITY AS t(m, n)
      ORDER BY t.n;
  END IF;
  UPDATE game_partition
    SET next_offset = p_next, appended_at = p_appended_at, clock = p_clock,
        published_row = greatest(published_row, p_published_row),
        lease_until = clock_timestamp() + p_lease_ms * interval '1 ms'
    WHERE partition = p_partition AND epoch = p_epoch AND owner = p_owner AND next_offset = p_from;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'partition % is no longer at offset % for epoch %', p_partition, p_from, p_epoch
      USING ERRCODE = 'QC001';
  END IF;
END $$;
