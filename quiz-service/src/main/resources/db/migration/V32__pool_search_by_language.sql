-- The pool is searched by word forms: Russian and English have a stemmer, every other language is
-- taken as written. An index instead of another stored column, because that would rewrite the table.
-- questions.search stays for the version before this one, which still reads it.
-- While the index is built, writers of questions wait: seconds where the pool is full.
CREATE FUNCTION question_words(texts jsonb) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(jsonb_to_tsvector('pg_catalog.russian', texts -> 'ru', '["string"]'), '')
      || coalesce(jsonb_to_tsvector('pg_catalog.english', texts -> 'en', '["string"]'), '')
      || jsonb_to_tsvector('pg_catalog.simple', texts - 'ru' - 'en', '["string"]')
$$;
CREATE INDEX questions_words ON questions USING gin (question_words(texts))
  WHERE quiz_id IS NULL AND deleted_at IS NULL;
